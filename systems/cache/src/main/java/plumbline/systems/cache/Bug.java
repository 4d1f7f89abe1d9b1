package plumbline.systems.cache;

import java.util.Locale;

/** A flaw that can be switched on, to see what finds it. All are off unless asked for. */
public enum Bug {
  /**
   * A new primary is elected of all nodes that are alive, not only of those in sync: one that
   * missed writes serves what it has.
   */
  STALE_READ_AFTER_FAILOVER,

  /**
   * A primary remembers only the last client that it lent a copy to: the others are not told when
   * the entry is written, and go on reading their copies.
   */
  LOST_INVALIDATION,

  /**
   * A primary goes on after its lease ran out, whatever others tell it, and without the backups
   * that do not follow it any more.
   */
  SPLIT_BRAIN,

  /**
   * A primary judges its lease by the wall clock, which can be set back: then the lease seems to
   * last longer than it does.
   */
  CLOCK_GOES_BACK;

  /** As it is written on a command line: {@code lost-invalidation}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
