package plumbline.trace.order;

import java.util.Iterator;
import java.util.List;
import plumbline.trace.Event;

/**
 * The events of one or more files, in an order in which they can have happened: each comes after
 * all that it needs. {@code hasNext} and {@code next} throw {@link plumbline.trace.TraceException}
 * where the log contradicts itself.
 */
public interface OrderedEvents extends Iterator<OrderedEvent> {
  /** How many events are read ahead at most. */
  int WINDOW = 1_000_000;

  /**
   * Orders events. Files are read only as far as the order needs.
   *
   * @param sources each a file, from its beginning
   * @param window how many events may be held back
   */
  static OrderedEvents order(List<? extends Iterator<Event>> sources, Order order, int window) {
    return switch (order) {
      case Order.Total _ -> new TotalOrder(sources);
      case Order.PerNode _ -> new CausalOrder(sources, false, window);
      case Order.Clock _ -> new CausalOrder(sources, true, window);
      case Order.Lamport _ -> new LineOrder(sources, new Line.OfLamport(), window);
      case Order.Time time ->
          new LineOrder(sources, new Line.OfTime(time.uncertainty().toNanos(), true), window);
      case Order.Intervals _ -> new LineOrder(sources, new Line.OfTime(0, false), window);
    };
  }

  /** The names of the chains that came so far: nodes, where chains are nodes. */
  List<String> chains();

  /** What the log's owner should know, so far: causes that were never logged. */
  List<String> warnings();
}
