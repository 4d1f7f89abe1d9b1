package plumbline.trace.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The thread that takes lines from the ring to the sink.
 *
 * <p>It looks by itself every one to ten milliseconds: to be woken by each event would cost the
 * service more than the event. Only when the ring is half full is it called. A disk takes some 500
 * MB/s, a service that does nothing but trace makes as much; so 4 MiB last for 10 ms at the worst,
 * and for seconds where a service does anything else.
 */
final class Courier {
  private static final int MOST = 1 << 18;
  private static final long SHORTEST_PAUSE = Duration.ofMillis(1).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofMillis(10).toNanos();
  private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

  private final Thread thread;
  private final Ring ring;
  private final Sink sink;
  private final boolean owned;
  private final BooleanSupplier tellGap;
  private final AtomicLong asked = new AtomicLong();
  private volatile boolean called;
  private volatile boolean finishing;
  private volatile Exception failure;
  private volatile long answered;

  /**
   * @param owned whether to close the sink at the end
   * @param tellGap puts a line about lost events into the ring, if there is one to put
   */
  Courier(String name, Ring ring, Sink sink, boolean owned, BooleanSupplier tellGap) {
    this.ring = ring;
    this.sink = sink;
    this.owned = owned;
    this.tellGap = tellGap;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Whether the sink failed: nothing is taken from the ring any more. */
  boolean failed() {
    return failure != null;
  }

  /** Calls it to look at once. */
  void hurry() {
    if (!called) {
      called = true;
      LockSupport.unpark(thread);
    }
  }

  /** Waits until the sink has all that was emitted before. */
  void flush() {
    long round = asked.incrementAndGet();
    long start = System.nanoTime();
    while (answered < round && failure == null && thread.isAlive()) {
      LockSupport.unpark(thread);
      LockSupport.parkNanos(SHORTEST_PAUSE / 10);
      if (System.nanoTime() - start > PATIENCE) {
        throw stuck();
      }
    }
    throwFailure();
  }

  /** Delivers what is left and ends. */
  void finish() {
    finishing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(Duration.ofNanos(PATIENCE).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      throw stuck();
    }
    throwFailure();
  }

  private void throwFailure() {
    if (failure != null) {
      throw new UncheckedIOException(
          new IOException("The trace is not complete, its sink failed: " + failure, failure));
    }
  }

  private static UncheckedIOException stuck() {
    return new UncheckedIOException(
        new IOException("The trace is not complete: its sink took nothing for ten seconds."));
  }

  private void run() {
    try {
      try {
        deliver();
        sink.flush();
      } finally {
        if (owned) {
          sink.close();
        }
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
      // Where the service learns of what its threads run into, long before it closes the tracer.
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  private void deliver() throws IOException {
    long pause = SHORTEST_PAUSE;
    while (true) {
      // Looked at first: what was emitted before is then delivered by this round.
      boolean last = finishing;
      long round = asked.get();
      boolean moved = empty();
      if (tellGap.getAsBoolean()) {
        continue;
      }
      if (moved) {
        sink.flush();
        pause = SHORTEST_PAUSE;
      }
      answered = round;
      if (last) {
        return;
      }
      LockSupport.parkNanos(this, pause);
      called = false;
      pause = Math.min(2 * pause, LONGEST_PAUSE);
      // An interrupt is not for this thread, and would close the file.
      Thread.interrupted();
    }
  }

  private boolean empty() throws IOException {
    boolean moved = false;
    for (ByteBuffer lines = ring.next(MOST); lines.hasRemaining(); lines = ring.next(MOST)) {
      int length = lines.remaining();
      sink.write(lines);
      ring.free(length);
      moved = true;
    }
    return moved;
  }
}
