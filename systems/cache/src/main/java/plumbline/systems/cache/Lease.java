package plumbline.systems.cache;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What a node may rely on: that nobody else is primary of its shards. It ends a tenth early, for
 * clocks that do not run alike and for what is under way when it ends.
 */
final class Lease {
  private final Ticker ticker;
  private final InstantSource wall;
  private final Bugs bugs;
  private volatile Ends ends;

  private record Ends(long nanos, long wallMillis) {}

  /**
   * A moment at which a lease is asked for.
   *
   * @param nanos by the ticker
   * @param wallMillis by the clock on the wall
   */
  record Asked(long nanos, long wallMillis) {}

  Lease(Ticker ticker, InstantSource wall, Bugs bugs) {
    this.ticker = ticker;
    this.wall = wall;
    this.bugs = bugs;
    this.ends = new Ends(ticker.nanos(), wall.millis());
  }

  /** Now, ahead of asking for it. */
  Asked ask() {
    return new Asked(ticker.nanos(), wall.millis());
  }

  /** It was granted: it counts from when it was asked for, since it was granted later. */
  void granted(Asked asked, Duration length) {
    long sure = length.toNanos() / 10 * 9;
    ends = new Ends(asked.nanos() + sure, asked.wallMillis() + sure / 1_000_000);
  }

  /** Whether it is held at this moment. */
  boolean held() {
    return bugs.has(Bug.SPLIT_BRAIN) || left() > 0;
  }

  /** How long it will be held from now on, in nanoseconds; negative when it ran out. */
  long left() {
    return bugs.has(Bug.CLOCK_GOES_BACK)
        ? (ends.wallMillis() - wall.millis()) * 1_000_000
        : ends.nanos() - ticker.nanos();
  }
}
