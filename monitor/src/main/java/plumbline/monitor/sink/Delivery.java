package plumbline.monitor.sink;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import plumbline.monitor.alert.Alert;

/**
 * Brings alerts to a sink, one after the other, each until it is there: a sink that cannot be
 * reached gets them later. Has a thread of its own.
 */
public final class Delivery {
  private static final long FIRST_PAUSE = 100;
  private static final long LONGEST_PAUSE = 30_000;

  private final AlertFeed feed;
  private final Sink sink;
  private final Thread thread;
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile String trouble = "";

  /** Begins. */
  public Delivery(AlertFeed feed, Sink sink) {
    this.feed = feed;
    this.sink = sink;
    this.thread = Thread.ofPlatform().daemon().name("plumbline-" + sink.name()).start(this::run);
  }

  private void run() {
    try (sink;
        feed) {
      long pause = FIRST_PAUSE;
      while (true) {
        try {
          Optional<Alert> alert = feed.next();
          if (alert.isEmpty()) {
            return;
          }
          sink.send(alert.get());
          feed.delivered();
          delivered.increment();
          trouble = "";
          pause = FIRST_PAUSE;
        } catch (IOException e) {
          failed.increment();
          trouble = String.valueOf(e.getMessage());
          Thread.sleep(pause);
          pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The sink, as the user named it. */
  public String name() {
    return sink.name();
  }

  /** Alerts that are there. */
  public long delivered() {
    return delivered.sum();
  }

  /** Times that an alert could not be brought. */
  public long failed() {
    return failed.sum();
  }

  /** Why the last alert is not there yet; empty when it is. */
  public String trouble() {
    return trouble;
  }

  /**
   * Ends when all alerts are there, of a feed that has an end.
   *
   * @param patience in milliseconds
   * @return whether they are
   */
  public boolean finish(long patience) throws InterruptedException {
    boolean all = thread.join(Duration.ofMillis(patience));
    thread.interrupt();
    return all;
  }
}
