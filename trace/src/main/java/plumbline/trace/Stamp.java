package plumbline.trace;

import java.util.List;
import java.util.Map;

/**
 * What an event says of its order. Every part may be missing.
 *
 * @param seq the event's number on its node, or {@link #ABSENT}
 * @param clock the vector clock after the event, by node; empty when there is none
 * @param id a name for the event, by which others refer to it; empty when there is none
 * @param causes the ids of events that happened before it
 * @param lamport the Lamport clock, or {@link #ABSENT}
 * @param start when it began, in nanoseconds since 1970, or {@link #ABSENT}
 * @param end when it ended; the same as {@code start} for an instant; {@link Long#MAX_VALUE} when
 *     it may have ended at any time after it began
 */
public record Stamp(
    long seq,
    Map<String, Long> clock,
    String id,
    List<String> causes,
    long lamport,
    long start,
    long end) {
  /** Stands for a number that was not logged. */
  public static final long ABSENT = Long.MIN_VALUE;

  /** Nothing is known: the event stands where it is in its file. */
  public static final Stamp NONE =
      new Stamp(ABSENT, Map.of(), "", List.of(), ABSENT, ABSENT, ABSENT);

  /** Only a time, in nanoseconds since 1970, or {@link #ABSENT}. */
  public static Stamp at(long time) {
    return time == ABSENT ? NONE : new Stamp(ABSENT, Map.of(), "", List.of(), ABSENT, time, time);
  }

  /** Only a Lamport clock, or {@link #ABSENT}. */
  public static Stamp lamport(long clock) {
    return clock == ABSENT
        ? NONE
        : new Stamp(ABSENT, Map.of(), "", List.of(), clock, ABSENT, ABSENT);
  }
}
