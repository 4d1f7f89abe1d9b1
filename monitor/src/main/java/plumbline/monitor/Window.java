package plumbline.monitor;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Brings the events of several sources into the order of their times. An event is given when every
 * source has come past it by the width of the window, as a source gives its events about in order;
 * a source that is silent for long is not waited for. For one thread.
 *
 * <p>This is the low watermark of stream processors (Akidau et al., "MillWheel", VLDB 2013).
 */
public final class Window {
  private record Waiting(Tracked event, long number) {}

  private static final class Source {
    long reached = Long.MIN_VALUE;
    long heardAt;
  }

  private final Size size;
  private final Consumer<Tracked> inOrder;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Waiting w) -> w.event.time())
              .thenComparingLong(Waiting::number));
  private final Map<String, Source> sources = new HashMap<>();
  private long number;

  /**
   * How long events wait for others.
   *
   * @param width how far a source's events may be out of order, in milliseconds of their times
   * @param patience how long a silent source is waited for, in milliseconds of the clock
   * @param most events that may wait; with more the first is given, whatever may still come
   */
  public record Size(long width, long patience, int most) {
    /** Two seconds out of order, one second of silence. */
    public static Size defaults() {
      return new Size(2_000, 1_000, 200_000);
    }
  }

  public Window(Size size, Consumer<Tracked> inOrder) {
    this.size = size;
    this.inOrder = inOrder;
  }

  /** There is a source of that name, though it gave nothing yet. */
  public void expect(String source, long now) {
    sources.computeIfAbsent(source, s -> new Source()).heardAt = now;
  }

  /** A source has nothing more to give: it is not waited for. */
  public void ended(String source) {
    sources.remove(source);
  }

  /**
   * A source came to that time.
   *
   * @param now the clock, in milliseconds
   */
  public void reached(String source, long time, long now) {
    Source of = sources.computeIfAbsent(source, s -> new Source());
    of.reached = Math.max(of.reached, time);
    of.heardAt = now;
  }

  /** Takes an event. */
  public void add(Tracked event, long now) {
    waiting.add(new Waiting(event, number++));
    reached(event.at().source(), event.time(), now);
    if (waiting.size() > size.most) {
      inOrder.accept(waiting.poll().event);
    }
  }

  /** Gives the events that need not wait any more. */
  public void advance(long now) {
    long mark = mark(now);
    while (!waiting.isEmpty() && waiting.peek().event.time() <= mark) {
      inOrder.accept(waiting.poll().event);
    }
  }

  /** All sources that are not silent came past that time. */
  private long mark(long now) {
    long mark = Long.MAX_VALUE;
    for (Source source : sources.values()) {
      if (now - source.heardAt < size.patience) {
        mark = Math.min(mark, source.reached);
      }
    }
    return mark == Long.MAX_VALUE || mark == Long.MIN_VALUE ? mark : mark - size.width;
  }

  /**
   * Whether a source should wait for the others: many events wait already, and it is not the one
   * that holds them up.
   *
   * @param now the clock, in milliseconds
   */
  public boolean isAhead(String source, long now) {
    Source of = sources.get(source);
    return of != null && waiting.size() > size.most / 2 && of.reached - size.width > mark(now);
  }

  /** How many events wait. */
  public int waiting() {
    return waiting.size();
  }
}
