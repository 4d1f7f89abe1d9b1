package plumbline.explore;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import plumbline.explore.Exploration.Result;

/**
 * The clock of a run: reports progress, asks whether to stop, calls for checkpoints. The workers
 * themselves never look at a clock.
 */
final class Ticker implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(20);

  private final Run run;
  private final ExploreOptions options;
  private final Progress progress;
  private final long start = System.nanoTime();
  private final Thread thread;
  private volatile boolean closed;
  private long reportedAt = start;
  private long reported;
  private long savedAt = start;

  Ticker(Run run, ExploreOptions options, Progress progress) {
    this.run = run;
    this.options = options;
    this.progress = progress;
    this.thread = Thread.ofPlatform().name("ticker").daemon().start(this::tick);
  }

  private void tick() {
    while (!closed) {
      if (options.stop().getAsBoolean()) {
        run.stop(Result.INTERRUPTED);
      }
      long now = System.nanoTime();
      if (now - reportedAt >= options.progressEvery().toNanos()) {
        report(now);
      }
      if (options.checkpoint().isPresent()
          && now - savedAt >= options.checkpoint().get().every().toNanos()) {
        run.checkpoint();
        savedAt = now;
      }
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  private void report(long now) {
    long generated = run.generated();
    double rate = (generated - reported) / ((now - reportedAt) / 1e9);
    reported = generated;
    reportedAt = now;
    progress.report(
        new Progress.Now(
            generated,
            run.distinct(),
            run.queue(),
            run.depth(),
            Duration.ofNanos(now - start),
            rate));
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    Crew.await(thread);
  }
}
