package plumbline.conform;

import java.util.Iterator;
import java.util.Optional;
import plumbline.trace.Event;

/** Events whose first one can be looked at before it is taken. */
final class PeekedEvents implements Iterator<Event> {
  private final Iterator<Event> events;
  private Optional<Event> first = Optional.empty();

  PeekedEvents(Iterator<Event> events) {
    this.events = events;
  }

  /** The first event, if there is one. */
  Optional<Event> peek() {
    if (first.isEmpty() && events.hasNext()) {
      first = Optional.of(events.next());
    }
    return first;
  }

  @Override
  public boolean hasNext() {
    return first.isPresent() || events.hasNext();
  }

  @Override
  public Event next() {
    if (first.isEmpty()) {
      return events.next();
    }
    Event event = first.get();
    first = Optional.empty();
    return event;
  }
}
