package plumbline.conform;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import plumbline.trace.Event;
import plumbline.trace.Place;
import plumbline.trace.Stamp;
import plumbline.trace.TraceException;

/** Events in the order of their file, refused where the numbers of a node's events do not grow. */
final class GrowingNumbers implements Iterator<Event> {
  private record Numbered(long number, Place at) {}

  private final Iterator<Event> events;
  private final Map<String, Numbered> lastOf;

  private GrowingNumbers(Iterator<Event> events, Map<String, Numbered> lastOf) {
    this.events = events;
    this.lastOf = lastOf;
  }

  /** The same events of files that follow each other. */
  static List<GrowingNumbers> of(List<? extends Iterator<Event>> files) {
    Map<String, Numbered> lastOf = new HashMap<>();
    return files.stream().map(f -> new GrowingNumbers(f, lastOf)).toList();
  }

  @Override
  public boolean hasNext() {
    return events.hasNext();
  }

  @Override
  public Event next() {
    Event event = events.next();
    long number = event.stamp().seq();
    if (number != Stamp.ABSENT && !event.isGap()) {
      Numbered last = lastOf.put(event.node(), new Numbered(number, event.at()));
      if (last != null && last.number >= number) {
        throw new TraceException(
            "the seq of%s goes from %d, at %s, to %d; it must grow with each event of a node. Is a"
                    .formatted(of(event.node()), last.number, last.at, number)
                + " line there twice? If the lines are shuffled give --order per-node, and if they"
                + " are in order whatever seq says --order total",
            event);
      }
    }
    return event;
  }

  private static String of(String node) {
    return node.isEmpty() ? " the events" : " node \"" + node + "\"";
  }
}
