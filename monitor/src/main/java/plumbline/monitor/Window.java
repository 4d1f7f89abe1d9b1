package plumbline.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import plumbline.trace.Stamp;

/**
 * Brings the events of several nodes, read from several sources, into the order of their times. An
 * event is given when every node has come past it by the width of the window, as a node's events
 * come about in order however slow they are; a node that is silent for long is not waited for. An
 * event that knows of another by its vector clock waits for that one, too. For one thread.
 *
 * <p>This is the low watermark of stream processors (Akidau et al., "MillWheel", VLDB 2013), one
 * for each node instead of each partition: nodes that share a partition do not wait for each other
 * when they write to it.
 */
public final class Window {
  /**
   * So many times as long as for a time to pass, a silent node is waited for when it is known to
   * have done something that did not come.
   */
  private static final int HOLD = 3;

  private static final long NANOS_IN_MILLI = 1_000_000;

  /** What was silent for so many times its patience is forgotten. */
  private static final int FORGOTTEN = 60;

  /**
   * How long events wait for others.
   *
   * @param width how far a node's events may be out of order, in milliseconds of their times
   * @param patience how long a silent node is waited for, in milliseconds of the clock
   * @param most events that may wait; with more the first is given, whatever may still come
   */
  public record Size(long width, long patience, int most) {
    /** Two seconds out of order, one second of silence. */
    public static Size defaults() {
      return new Size(2_000, 1_000, 200_000);
    }
  }

  private record Waiting(Tracked event, long number) {}

  /**
   * What comes in order: the events of a node in a source.
   *
   * @param node empty where none is said, and for a source of which nothing came yet
   */
  private record Lane(String source, String node) {}

  private static final class Progress {
    long reached = Long.MIN_VALUE;
    long heardAt;
  }

  /** How many events of a node are known of, by its own clock. */
  private static final class Known {
    long count;
    long heardAt;

    Known(long now) {
      heardAt = now;
    }
  }

  private final Size size;
  private final Consumer<Tracked> inOrder;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Waiting w) -> w.event.time())
              .thenComparingLong(Waiting::number));
  private final Map<Lane, Progress> lanes = new HashMap<>();
  private final Map<String, Known> nodes = new HashMap<>();
  private long number;

  public Window(Size size, Consumer<Tracked> inOrder) {
    this.size = size;
    this.inOrder = inOrder;
  }

  /** There is a source of that name, though it gave nothing yet. */
  public void expect(String source, long now) {
    lanes.computeIfAbsent(new Lane(source, ""), l -> new Progress()).heardAt = now;
  }

  /** A source has nothing to give for now: it is not waited for. */
  public void ended(String source) {
    lanes.keySet().removeIf(lane -> lane.source.equals(source));
  }

  /**
   * A node came to that time.
   *
   * @param time in nanoseconds since 1970
   * @param count of the node's events by its own clock; {@link Stamp#ABSENT} where it has none
   * @param now the clock, in milliseconds
   */
  public void reached(String source, String node, long time, long count, long now) {
    Lane lane = new Lane(source, node);
    Progress progress = lanes.get(lane);
    if (progress == null) {
      progress = new Progress();
      lanes.put(lane, progress);
      if (!node.isEmpty()) {
        // The source is no more than its nodes.
        lanes.remove(new Lane(source, ""));
      }
    }
    progress.reached = Math.max(progress.reached, time);
    progress.heardAt = now;
    if (count != Stamp.ABSENT) {
      Known known = nodes.computeIfAbsent(node, n -> new Known(now));
      known.count = Math.max(known.count, count);
      known.heardAt = now;
    }
  }

  /** Takes an event. */
  public void add(Tracked event, long now) {
    waiting.add(new Waiting(event, number++));
    reached(event.at().source(), event.event().node(), event.time(), count(event), now);
    if (waiting.size() > size.most) {
      inOrder.accept(waiting.poll().event);
    }
  }

  /** Which of its node's events it is, by the node's own clock. */
  public static long count(Tracked event) {
    return event.event().stamp().clock().getOrDefault(event.event().node(), Stamp.ABSENT);
  }

  /** Gives the events that need not wait any more. */
  public void advance(long now) {
    if (waiting.isEmpty()) {
      return;
    }
    long mark = mark(now);
    while (!waiting.isEmpty()
        && waiting.peek().event.time() <= mark
        && isKnown(waiting.peek().event, now)) {
      inOrder.accept(waiting.poll().event);
    }
  }

  /** All nodes that are not silent came past that time. */
  private long mark(long now) {
    long mark = Long.MAX_VALUE;
    List<Lane> gone = new ArrayList<>();
    for (Map.Entry<Lane, Progress> lane : lanes.entrySet()) {
      long silent = now - lane.getValue().heardAt;
      if (silent < size.patience) {
        mark = Math.min(mark, lane.getValue().reached);
      } else if (silent > FORGOTTEN * size.patience) {
        gone.add(lane.getKey());
      }
    }
    gone.forEach(lanes::remove);
    return mark == Long.MAX_VALUE || mark == Long.MIN_VALUE
        ? mark
        : mark - size.width * NANOS_IN_MILLI;
  }

  /** Whether all that the event knows of came, but for what does not seem to come any more. */
  private boolean isKnown(Tracked event, long now) {
    for (Map.Entry<String, Long> entry : event.event().stamp().clock().entrySet()) {
      Known known = nodes.computeIfAbsent(entry.getKey(), n -> new Known(now));
      if (known.count < entry.getValue() && now - known.heardAt < HOLD * size.patience) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a source should wait for the others: many events wait already, and it is not the one
   * that holds them up.
   *
   * @param now the clock, in milliseconds
   */
  public boolean isAhead(String source, long now) {
    if (waiting.size() <= size.most / 2) {
      return false;
    }
    long mark = mark(now);
    return lanes.entrySet().stream()
        .filter(lane -> lane.getKey().source.equals(source))
        .allMatch(lane -> lane.getValue().reached - size.width * NANOS_IN_MILLI > mark);
  }
}
