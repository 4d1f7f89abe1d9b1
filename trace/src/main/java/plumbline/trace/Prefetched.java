package plumbline.trace;

import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Events that another thread reads ahead. What it has read is handed over whenever the user has
 * used up what came before: in batches where reading is faster, one by one on a live log. The lock
 * is then hardly ever contended, at some 20 ns an event.
 */
final class Prefetched implements Events {
  /**
   * Enough to hide a pause of either side. More would wait so long that they outlive a collection
   * of young objects, and memory would grow with the trace until all of it is collected.
   */
  private static final int AHEAD = 256;

  /** So many are worth a change of threads; fewer are waited on for {@link #PATIENCE} more. */
  private static final int BATCH = 256;

  /** In nanoseconds: nothing to who watches a live log. */
  private static final long PATIENCE = 200_000;

  private final Events source;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition read = lock.newCondition();
  private final Condition taken = lock.newCondition();

  /** Guarded by the lock, as all below. */
  private ArrayDeque<Event> shared = new ArrayDeque<>();

  private boolean ended;
  private boolean closed;
  private Optional<RuntimeException> failure = Optional.empty();
  private long lines;
  private long bytes;
  private long ignored;

  /** Of the user's thread alone. */
  private ArrayDeque<Event> own = new ArrayDeque<>();

  Prefetched(Events source) {
    this.source = source;
    this.thread = Thread.ofPlatform().daemon().name("trace reader").start(this::readAll);
  }

  private void readAll() {
    try (source) {
      boolean wanted = true;
      while (wanted && source.hasNext()) {
        wanted = put(source.next());
      }
    } catch (RuntimeException e) {
      locked(() -> failure = Optional.of(e));
    } finally {
      locked(
          () -> {
            count();
            ended = true;
            read.signal();
          });
    }
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private void count() {
    lines = source.linesRead();
    bytes = source.bytesRead();
    ignored = source.ignored();
  }

  /** False when no one wants more. */
  private boolean put(Event event) {
    lock.lock();
    try {
      while (shared.size() >= AHEAD && !closed) {
        taken.awaitUninterruptibly();
      }
      shared.add(event);
      count();
      if (shared.size() == 1 || shared.size() == BATCH) {
        read.signal();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean hasNext() {
    if (own.isEmpty()) {
      swap();
    }
    return !own.isEmpty();
  }

  private void swap() {
    lock.lock();
    try {
      while (shared.isEmpty() && !ended && !closed) {
        read.awaitUninterruptibly();
      }
      awaitBatch();
      if (shared.isEmpty() && failure.isPresent()) {
        throw failure.get();
      }
      ArrayDeque<Event> empty = own;
      own = shared;
      shared = empty;
      taken.signal();
    } finally {
      lock.unlock();
    }
  }

  private void awaitBatch() {
    try {
      long left = PATIENCE;
      while (shared.size() < BATCH && !ended && !closed && left > 0) {
        left = read.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Event next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return own.poll();
  }

  @Override
  public String preset() {
    return source.preset();
  }

  @Override
  public long linesRead() {
    lock.lock();
    try {
      return lines;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long bytesRead() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long ignored() {
    lock.lock();
    try {
      return ignored;
    } finally {
      lock.unlock();
    }
  }

  /** The other thread closes what it reads; the interrupt ends its wait for a file or pipe. */
  @Override
  public void close() {
    locked(
        () -> {
          closed = true;
          taken.signal();
          read.signal();
        });
    thread.interrupt();
  }
}
