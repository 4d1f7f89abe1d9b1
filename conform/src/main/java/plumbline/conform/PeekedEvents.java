package plumbline.conform;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import plumbline.trace.Event;

/** Events whose first one can be looked at before it is taken; some of them are left out. */
final class PeekedEvents implements Iterator<Event> {
  private final Iterator<Event> events;
  private final Predicate<Event> leftOut;
  private Optional<Event> first = Optional.empty();
  private long skipped;

  PeekedEvents(Iterator<Event> events, Predicate<Event> leftOut) {
    this.events = events;
    this.leftOut = leftOut;
  }

  /** The first event, if there is one. */
  Optional<Event> peek() {
    while (first.isEmpty() && events.hasNext()) {
      Event event = events.next();
      if (leftOut.test(event)) {
        skipped++;
      } else {
        first = Optional.of(event);
      }
    }
    return first;
  }

  /** How many events were left out so far. */
  long skipped() {
    return skipped;
  }

  @Override
  public boolean hasNext() {
    return peek().isPresent();
  }

  @Override
  public Event next() {
    Event event = peek().orElseThrow();
    first = Optional.empty();
    return event;
  }
}
