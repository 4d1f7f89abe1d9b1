package plumbline.trace.order;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import plumbline.trace.Event;

/** One file after the other, as they are. */
final class TotalOrder implements OrderedEvents {
  private final List<? extends Iterator<Event>> sources;
  private int source;
  private long position;

  TotalOrder(List<? extends Iterator<Event>> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public boolean hasNext() {
    while (source < sources.size() && !sources.get(source).hasNext()) {
      source++;
    }
    return source < sources.size();
  }

  @Override
  public OrderedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return new OrderedEvent(
        sources.get(source).next(), 0, position++, OrderedEvent.NO_CHAINS, OrderedEvent.NO_COUNTS);
  }

  @Override
  public List<String> chains() {
    return List.of("");
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }
}
