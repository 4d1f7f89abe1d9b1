package plumbline.conform.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import plumbline.trace.Event;
import plumbline.trace.Place;

/**
 * Takes down the events of one trace for the space-time diagram of {@link HtmlReport}, while they
 * are checked. It keeps the last {@link #MOST_EVENTS} up to the first that is not explained and a
 * few after it, so that its memory does not grow with the trace. For one thread.
 */
public final class Timeline {
  /** How many events are kept. */
  public static final int MOST_EVENTS = 100_000;

  /** How many of them may come after the first that is not explained. */
  static final int MOST_AFTER = 1_000;

  private static final int LONGEST_LABEL = 200;

  /**
   * An event of the diagram.
   *
   * @param causes the numbers of the events that led to it
   */
  record Entry(
      long number, String node, String label, Place at, long[] causes, boolean explained) {}

  private final Deque<Entry> kept = new ArrayDeque<>();
  private long total;
  private int unexplained;

  /** Adds an event under its action and the arguments that were logged. */
  public void event(long number, Event event, long[] causes, boolean explained) {
    event(number, event.node(), Wording.title(event), event.at(), causes, explained);
  }

  /**
   * Adds an event.
   *
   * @param number its number in the trace; greater than that of the event before
   * @param node where it happened; empty when that is not known
   * @param label what happened, in a few words: the action with its arguments
   * @param at where it was logged
   * @param causes the numbers of earlier events that led to it, on whatever node
   * @param explained whether the spec explains it, and all before it
   */
  public void event(
      long number, String node, String label, Place at, long[] causes, boolean explained) {
    total++;
    if (!explained && ++unexplained > MOST_AFTER) {
      return;
    }
    String shown =
        label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    kept.addLast(new Entry(number, node, shown, at, causes.clone(), explained));
    if (kept.size() > MOST_EVENTS) {
      kept.removeFirst();
    }
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  /** The events that were kept, in the order in which they came. */
  List<Entry> entries() {
    return new ArrayList<>(kept);
  }

  /** How many events came, those that were not kept included. */
  long total() {
    return total;
  }
}
