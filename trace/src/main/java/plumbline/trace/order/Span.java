package plumbline.trace.order;

import java.util.Comparator;
import plumbline.trace.Event;

/**
 * An event as a stretch on a line: it was before all that begins after its end. The line is time,
 * or Lamport's.
 *
 * @param from where it begins
 * @param to where it ends; {@link Long#MAX_VALUE} when it may be anywhere after its beginning
 * @param readAt which event it was of all that were read
 */
record Span(Event event, long from, long to, long readAt) {
  static final Comparator<Span> FIRST =
      Comparator.comparingLong(Span::from).thenComparingLong(Span::readAt);
}
