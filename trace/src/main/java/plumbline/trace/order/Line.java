package plumbline.trace.order;

import java.util.Optional;
import plumbline.trace.Event;
import plumbline.trace.Stamp;
import plumbline.trace.TraceException;

/** What places events on a line, and whether those of one node follow each other there. */
sealed interface Line {
  /** Where the event is; nothing for a gap that says nothing of it. */
  Optional<Span> place(Event event, long readAt);

  /** Whether events of one node are a chain in the order of their beginnings. */
  boolean chainsNodes();

  /** Lamport clocks. */
  record OfLamport() implements Line {
    @Override
    public Optional<Span> place(Event event, long readAt) {
      long clock = event.stamp().lamport();
      if (clock == Stamp.ABSENT && !event.isGap()) {
        throw new TraceException(
            "this event has no lamport clock, and the order is that of Lamport clocks; log one with"
                + " each event, or choose another order",
            event);
      }
      return clock == Stamp.ABSENT
          ? Optional.empty()
          : Optional.of(new Span(event, clock, clock, readAt));
    }

    @Override
    public boolean chainsNodes() {
      return true;
    }
  }

  /**
   * Time.
   *
   * @param uncertainty in nanoseconds, to both sides
   * @param chainsNodes whether a node does one thing at a time
   */
  record OfTime(long uncertainty, boolean chainsNodes) implements Line {
    @Override
    public Optional<Span> place(Event event, long readAt) {
      Stamp stamp = event.stamp();
      if (stamp.start() == Stamp.ABSENT && !event.isGap()) {
        throw new TraceException(
            "this event has no time, and the order is that of time; log time, or start and end,"
                + " with each event, or choose another order",
            event);
      }
      return stamp.start() == Stamp.ABSENT
          ? Optional.empty()
          : Optional.of(
              new Span(
                  event,
                  stamp.start() - uncertainty,
                  stamp.end() == Long.MAX_VALUE ? Long.MAX_VALUE : stamp.end() + uncertainty,
                  readAt));
    }
  }
}
