package plumbline.trace.order;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** The events of one node, which follow each other. */
final class Chain {
  /** Before all numbers. */
  static final long NONE = -1;

  /** How many clocks are remembered to leave out needs that follow from others. */
  private static final int RECENT = 16;

  /** Who goes on when so much of this chain has come. */
  record Waiter(long until, Chain chain) {
    static final Comparator<Waiter> FIRST = Comparator.comparingLong(Waiter::until);
  }

  /** Where an event stands in the order of numbers; a gap without a number follows an event. */
  record Key(long number, int after) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparingLong(Key::number).thenComparingInt(Key::after);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private record Known(long position, Map<String, Long> clock) {}

  final String node;

  /** As {@link OrderedEvent} has it; -1 until an event comes. */
  int index = -1;

  /** Read, but with a number that is not the next. */
  final TreeMap<Key, Held> waiting = new TreeMap<>();

  /** With their place in the chain, but not given yet. */
  final ArrayDeque<Held> settled = new ArrayDeque<>();

  final Numbers numbers = new Numbers();
  final PriorityQueue<Waiter> onNumber = new PriorityQueue<>(Waiter.FIRST);
  final PriorityQueue<Waiter> onGiven = new PriorityQueue<>(Waiter.FIRST);

  /** How many have their place, and how many of those were given. */
  long places;

  long given;

  /** The number of the last one that has its place, and its clock. */
  long last = NONE;

  Map<String, Long> lastClock = Map.of();

  /** Up to which number the next one needs nothing before it: numbers begin with 0 or 1. */
  long next = 1;

  /** Numbers up to here do not come any more; if one does, the log is in too much disorder. */
  long closed = NONE;

  /** The number that was last read, and how many gaps without a number came after it. */
  long lastRead = NONE;

  int gapsAfter;

  /** Whether its events have no numbers. */
  boolean unnumbered;

  /** Where its events come from: the source of the latest one. */
  int source = -1;

  private final Known[] recent = new Known[RECENT];

  Chain(String node) {
    this.node = node;
  }

  /** Whether it is known how many of its events have a number up to this. */
  boolean isKnownUpTo(long number) {
    return last >= number || closed >= number;
  }

  void remember(Held held) {
    recent[(int) (held.position % RECENT)] = new Known(held.position, held.event.stamp().clock());
  }

  /** The clock of the event at that position, when it is among the latest; empty else. */
  Map<String, Long> clockAt(long position) {
    Known known = position < 0 ? null : recent[(int) (position % RECENT)];
    return known == null || known.position != position ? Map.of() : known.clock;
  }
}
