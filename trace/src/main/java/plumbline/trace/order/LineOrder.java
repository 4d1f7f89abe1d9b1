package plumbline.trace.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import plumbline.trace.Event;
import plumbline.trace.TraceException;

/**
 * The order of Lamport clocks, of time and of intervals: an event was before all that begin after
 * its end. Events are given in the order of their beginnings; those given that have ended by then
 * are what an event needs. Where nodes are no chains, chains are made of events that follow each
 * other: an event goes on in the chain that was free for the shortest time, so that there are no
 * more chains than there ever are events at once.
 */
final class LineOrder implements OrderedEvents {
  private static final class Chain {
    final int index;

    /** How many events it has, and the last of them. */
    long places;

    Span last;

    /** How many of them are before what is given now, and where the last of those ended. */
    long ended;

    long endOfLast = Long.MIN_VALUE;

    /** Which change of all made it so. */
    long changedAt;

    /** Up to which change its own last event has seen the others. */
    long seen;

    Chain(int index) {
      this.index = index;
    }
  }

  /**
   * @param ordered whether the event was given with all that it needs
   */
  private record Ending(Span span, Chain chain, long position, boolean ordered) {}

  private final SpanSorter spans;
  private final Line line;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Chain> ofNode = new HashMap<>();

  /** Chains that a later event may go on in, by when they became free. */
  private final LinkedHashSet<Chain> free = new LinkedHashSet<>();

  private final PriorityQueue<Ending> endings =
      new PriorityQueue<>(Comparator.comparingLong(ending -> ending.span.to()));

  /** Chains by when one of their events was last seen to have ended, the latest last. */
  private final LinkedHashSet<Chain> changed = new LinkedHashSet<>();

  private long changes;
  private long now = Long.MIN_VALUE;

  /** The latest beginning of an event that has ended. */
  private long latestBeginning = Long.MIN_VALUE;

  private Optional<Span> ahead = Optional.empty();

  LineOrder(List<? extends Iterator<Event>> sources, Line line, int window) {
    this.spans = new SpanSorter(sources, line, window);
    this.line = line;
  }

  @Override
  public List<String> chains() {
    return Collections.unmodifiableList(names);
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public boolean hasNext() {
    if (ahead.isEmpty()) {
      ahead = spans.next();
    }
    return ahead.isPresent();
  }

  @Override
  public OrderedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Span span = ahead.orElseThrow();
    ahead = Optional.empty();
    return span.from() < now ? late(span) : onTime(span);
  }

  private OrderedEvent onTime(Span span) {
    now = span.from();
    while (!endings.isEmpty() && endings.peek().span.to() < now) {
      end(endings.poll());
    }
    Chain chain = chain(span);
    OrderedEvent event = ordered(span, chain);
    append(span, chain, true);
    return event;
  }

  private void end(Ending ending) {
    Chain chain = ending.chain;
    chain.ended = Math.max(chain.ended, ending.position + 1);
    chain.endOfLast = ending.span.to();
    chain.changedAt = ++changes;
    changed.addLast(chain);
    if (ending.ordered) {
      latestBeginning = Math.max(latestBeginning, ending.span.from());
    }
    if (chain.last == ending.span && !isOfNode(ending.span)) {
      free.addLast(chain);
    }
  }

  private boolean isOfNode(Span span) {
    return line.chainsNodes() && !span.event().node().isEmpty();
  }

  private Chain chain(Span span) {
    String node = span.event().node();
    Chain before = node.isEmpty() ? null : ofNode.get(node);
    if (isOfNode(span)) {
      if (before != null) {
        refuseStandstill(span, before.last);
      }
      return before == null ? newChain(node) : before;
    }
    if (before != null && free.remove(before)) {
      return before;
    }
    Chain chain = free.isEmpty() ? newChain(node) : free.removeLast();
    if (!node.isEmpty()) {
      ofNode.put(node, chain);
    }
    return chain;
  }

  private Chain newChain(String node) {
    Chain chain = new Chain(names.size());
    names.add(node);
    if (!node.isEmpty()) {
      ofNode.put(node, chain);
    }
    return chain;
  }

  private void refuseStandstill(Span span, Span before) {
    if (line instanceof Line.OfLamport
        && span.from() == before.from()
        && !span.event().isGap()
        && !before.event().isGap()) {
      throw new TraceException(
          "the lamport clock of node \"%s\" is %d once more, as at %s; it must grow with each event of a node"
              .formatted(span.event().node(), span.from(), before.event().at()),
          span.event());
    }
  }

  /**
   * Of the chains that changed since this one's last event, those whose last ended event is not
   * before another one that has ended: the others follow.
   */
  private OrderedEvent ordered(Span span, Chain chain) {
    int[] needed = new int[4];
    long[] counts = new long[4];
    int n = 0;
    for (Chain other : changed.reversed()) {
      if (other.changedAt <= chain.seen) {
        break;
      }
      if (other != chain && other.endOfLast >= latestBeginning) {
        if (n == needed.length) {
          needed = Arrays.copyOf(needed, 2 * n);
          counts = Arrays.copyOf(counts, 2 * n);
        }
        needed[n] = other.index;
        counts[n++] = other.ended;
      }
    }
    chain.seen = changes;
    return new OrderedEvent(
        span.event(),
        chain.index,
        chain.places,
        n == 0 ? OrderedEvent.NO_CHAINS : Arrays.copyOf(needed, n),
        n == 0 ? OrderedEvent.NO_COUNTS : Arrays.copyOf(counts, n));
  }

  private void append(Span span, Chain chain, boolean ordered) {
    if (span.to() != Long.MAX_VALUE) {
      endings.add(new Ending(span, chain, chain.places, ordered));
    }
    chain.last = span;
    chain.places++;
  }

  /**
   * It comes after what began later, which is no harm as long as none of that began after its end.
   * What it needs is no longer known: it is ordered less than it could be, never more.
   */
  private OrderedEvent late(Span span) {
    Chain before = isOfNode(span) ? ofNode.get(span.event().node()) : null;
    if (span.to() < now || (before != null && before.last.from() > span.from())) {
      throw new TraceException(
          "this event comes too late: events that were after it have been checked already. The log"
              + " is further out of order here than before; sort it, or give a file for each node",
          span.event());
    }
    Chain chain = before == null ? newChain(span.event().node()) : before;
    OrderedEvent event =
        new OrderedEvent(
            span.event(),
            chain.index,
            chain.places,
            OrderedEvent.NO_CHAINS,
            OrderedEvent.NO_COUNTS);
    append(span, chain, false);
    return event;
  }
}
