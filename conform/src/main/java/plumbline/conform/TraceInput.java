package plumbline.conform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;
import plumbline.conform.report.Timeline;
import plumbline.trace.Event;
import plumbline.trace.Events;
import plumbline.trace.Place;
import plumbline.trace.ReadOptions;
import plumbline.trace.TraceException;
import plumbline.trace.TraceFile;
import plumbline.trace.order.Order;
import plumbline.trace.order.OrderedEvent;
import plumbline.trace.order.OrderedEvents;

/**
 * One trace to check.
 *
 * @param name how it is called in the answer
 * @param files its parts, e.g. one for each node
 * @param options how they are read
 * @param order in which order the events happened; recognised from the first event when empty
 * @param window how many events may have to wait for others that happened before them
 * @param leftOut events that carry no step and have no place in the order; from several threads
 */
public record TraceInput(
    String name,
    List<TraceFile> files,
    ReadOptions options,
    Optional<Order> order,
    int window,
    Predicate<Event> leftOut) {
  /** Events that may wait unless told otherwise. */
  public static final int WINDOW = 1_000_000;

  /** No event is left out. */
  public TraceInput(
      String name, List<TraceFile> files, ReadOptions options, Optional<Order> order, int window) {
    this(name, files, options, order, window, event -> false);
  }

  /** The events of its files that count. */
  List<PeekedEvents> sources(List<Events> files) {
    return files.stream().map(f -> new PeekedEvents(f, leftOut)).toList();
  }

  /** Opens its files, to be read on other threads. */
  List<Events> open() {
    List<Events> opened = new ArrayList<>();
    try {
      for (TraceFile file : files) {
        opened.add(Events.prefetched(Events.open(file, options)));
      }
      return opened;
    } catch (TraceException e) {
      opened.forEach(Events::close);
      throw e;
    }
  }

  /** How many bytes its files have in all; 0 when that is not known. */
  public long bytes() {
    return files.stream().mapToLong(TraceFile::bytes).sum();
  }

  boolean isStandardInput() {
    return files.stream().anyMatch(TraceFile::isStandardInput);
  }

  /** The same with standard input in a file, so that it can be read again. */
  TraceInput kept(Path file) {
    try (InputStream in = new TraceFile("-").open()) {
      Files.copy(in, file);
    } catch (IOException e) {
      throw new TraceException(
          "standard input cannot be kept for reading it again: " + e.getMessage(),
          new Place("-", 0),
          0,
          "",
          e);
    }
    List<TraceFile> parts =
        files.stream().map(f -> f.isStandardInput() ? TraceFile.of(file) : f).toList();
    return new TraceInput(name, parts, options, order, window, leftOut);
  }

  /**
   * The events for a diagram of what a check gave, read once more; none of standard input.
   *
   * @param verdict the check's
   */
  public Timeline timeline(Verdict verdict) {
    Timeline timeline = new Timeline();
    if (isStandardInput()) {
      return timeline;
    }
    List<Events> opened = open();
    try {
      List<PeekedEvents> sources = sources(opened);
      OrderedEvents ordered = OrderedEvents.order(sources, orderOf(sources), window);
      Numbers numbers = new Numbers();
      boolean explained = true;
      while (ordered.hasNext()) {
        OrderedEvent e = ordered.next();
        explained &=
            !(verdict instanceof Verdict.Deviates(var d) && d.event().at().equals(e.event().at()));
        long number = numbers.add(e);
        timeline.event(
            number,
            e.event().node(),
            label(e.event()),
            e.event().at(),
            numbers.causes(e),
            explained);
      }
    } catch (TraceException e) {
      // The answer says already what cannot be read; the diagram shows what can.
      return timeline;
    } finally {
      opened.forEach(Events::close);
    }
    return timeline;
  }

  private static String label(Event event) {
    StringJoiner arguments = new StringJoiner(", ", "(", ")");
    event
        .args()
        .properties()
        .forEach(
            a ->
                arguments.add(
                    a.getValue().isString()
                        ? a.getValue().stringValue()
                        : a.getValue().toString()));
    return event.args().isEmpty() ? event.action() : event.action() + arguments;
  }

  /** The order that was given, or the one that the first event has. */
  Order orderOf(List<PeekedEvents> sources) {
    return order.orElseGet(
        () ->
            sources.stream()
                .flatMap(s -> s.peek().stream())
                .findFirst()
                .map(Order::recognised)
                .orElse(new Order.Total()));
  }

  /** Numbers events by their place in the order, and finds them by their place in their chain. */
  private static final class Numbers {
    private final List<List<Long>> chains = new ArrayList<>();
    private long last;

    long add(OrderedEvent e) {
      while (chains.size() <= e.chain()) {
        chains.add(new ArrayList<>());
      }
      chains.get(e.chain()).add(++last);
      return last;
    }

    long[] causes(OrderedEvent e) {
      long[] causes = new long[e.neededChains().length];
      for (int i = 0; i < causes.length; i++) {
        causes[i] = chains.get(e.neededChains()[i]).get((int) e.neededCounts()[i] - 1);
      }
      return causes;
    }
  }
}
