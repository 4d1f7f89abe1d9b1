package plumbline.monitor;

import plumbline.trace.Event;

/**
 * An event of a monitored instance.
 *
 * @param key names the instance
 * @param at where it stands
 * @param time of the event in nanoseconds since 1970: its own, or that of its message
 * @param message that it is in, as it came
 */
public record Tracked(String key, Event event, Position at, long time, byte[] message) {
  private static final long NANOS_IN_MILLI = 1_000_000;

  /** The time in milliseconds since 1970. */
  public long millis() {
    return Math.floorDiv(time, NANOS_IN_MILLI);
  }
}
