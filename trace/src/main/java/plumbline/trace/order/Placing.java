package plumbline.trace.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import plumbline.trace.Event;
import plumbline.trace.Stamp;
import plumbline.trace.TraceException;

/**
 * Finds the place of each event in the chain of its node: by its own entry in its vector clock, by
 * its sequence number, or else as it was read. An event whose number is not the next one waits for
 * those between, until it is said that there are none.
 */
final class Placing {
  private final boolean byClock;
  private final Disorder disorder;
  private final Consumer<Held> settled;
  private final Map<String, Chain> chains = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final PriorityQueue<Held> waiting =
      new PriorityQueue<>(Comparator.comparingLong(held -> held.readAt));

  /**
   * @param settled is told each event when its place is known, in the order of its chain
   */
  Placing(boolean byClock, Disorder disorder, Consumer<Held> settled) {
    this.byClock = byClock;
    this.disorder = disorder;
    this.settled = settled;
  }

  /** The names of the chains in the order of their indices. */
  List<String> names() {
    return names;
  }

  Collection<Chain> chains() {
    return List.copyOf(chains.values());
  }

  /** The chain of that node, of which there may be no event. */
  Chain chain(String node) {
    return chains.computeIfAbsent(node, Chain::new);
  }

  /** The event that waits longest for one before it; null when none does. */
  Held firstWaiting() {
    while (!waiting.isEmpty() && waiting.peek().position >= 0) {
      waiting.poll();
    }
    return waiting.peek();
  }

  /** Takes an event that was just read, as the readAt-th of all. */
  Held take(Event event, int source, long readAt) {
    Chain chain = chain(event.node());
    disorder.read(source, chain);
    long number = number(event, chain, source);
    chain.source = source;
    if (number == Stamp.ABSENT) {
      return takeUnnumbered(event, chain, readAt);
    }
    chain.lastRead = number;
    chain.gapsAfter = 0;
    Held taken = new Held(event, chain, number, readAt);
    refuseNumber(taken);
    if (chain.waiting.isEmpty() && number <= chain.next) {
      settle(taken);
      return taken;
    }
    Chain.Key key = new Chain.Key(number, 0);
    Map.Entry<Chain.Key, Held> later = chain.waiting.higherEntry(key);
    if (later != null) {
      disorder.late(readAt - later.getValue().readAt);
    }
    chain.waiting.put(key, taken);
    waiting.add(taken);
    settleNext(chain);
    return taken;
  }

  private Held takeUnnumbered(Event event, Chain chain, long readAt) {
    Held taken = new Held(event, chain, chain.lastRead, readAt);
    if (chain.lastRead <= chain.last) {
      settle(taken);
    } else {
      chain.waiting.put(new Chain.Key(chain.lastRead, ++chain.gapsAfter), taken);
    }
    return taken;
  }

  /** {@link Stamp#ABSENT} for what stands where it is read. */
  private long number(Event event, Chain chain, int source) {
    return byClock ? ownEntry(event) : sequence(event, chain, source);
  }

  private static long ownEntry(Event event) {
    Map<String, Long> clock = event.stamp().clock();
    Long own = clock.get(event.node());
    if (own != null || event.isGap()) {
      return own == null ? Stamp.ABSENT : own;
    }
    throw new TraceException(
        clock.isEmpty()
            ? "this event has no clock, and the order is that of clocks; log one with each event,"
                + " or choose another order: total, per-node, lamport, time(±5ms), interval"
            : event.node().isEmpty()
                ? "this event has a clock but no node; whose event is it?"
                : "the clock has no entry for the event's own node \"%s\"; it has %s"
                    .formatted(event.node(), String.join(", ", clock.keySet())),
        event);
  }

  private static long sequence(Event event, Chain chain, int source) {
    long seq = event.stamp().seq();
    if (seq != Stamp.ABSENT) {
      if (chain.unnumbered) {
        throw mixed(event, "those of its node before it have none");
      }
      return seq;
    }
    if (event.isGap()) {
      return Stamp.ABSENT;
    }
    if (chain.lastRead > Chain.NONE) {
      throw mixed(event, "this one has none, others of its node have");
    }
    if (chain.source >= 0 && chain.source != source) {
      throw new TraceException(
          "node \"%s\" has events in several files and no seq, so that nothing tells which are first; log a seq, or join the files in their order"
              .formatted(event.node()),
          event);
    }
    chain.unnumbered = true;
    return Stamp.ABSENT;
  }

  private static TraceException mixed(Event event, String why) {
    return new TraceException(
        "seq is missing: %s; all events of a node have one, or none".formatted(why), event);
  }

  private void refuseNumber(Held taken) {
    Chain chain = taken.chain;
    Held same = chain.waiting.get(new Chain.Key(taken.number, 0));
    long before = Math.max(chain.last, chain.closed);
    if (same == null && taken.number > before) {
      return;
    }
    String what = byClock ? "own entry in the clock" : "seq";
    if (same != null || taken.number == chain.last) {
      throw new TraceException(
          "the %s of node \"%s\" is %d once more%s; it must grow with each event"
              .formatted(
                  what, chain.node, taken.number, same == null ? "" : ", as at " + same.event.at()),
          taken.event);
    }
    throw new TraceException(
        "the %s of node \"%s\" goes back from %d to %d; it must grow with each event. If the node was restarted, its log from there on is a trace of its own; if the log is out of order, sort it"
            .formatted(what, chain.node, before, taken.number),
        taken.event);
  }

  private void settleNext(Chain chain) {
    while (!chain.waiting.isEmpty() && chain.waiting.firstKey().number() <= chain.next) {
      settle(chain.waiting.pollFirstEntry().getValue());
    }
  }

  /** What the event waits for does not come: it is next, after those that are before it. */
  void closeGapBefore(Held event) {
    while (event.position < 0) {
      settle(event.chain.waiting.pollFirstEntry().getValue());
    }
    settleNext(event.chain);
  }

  /** Nothing comes any more. */
  void closeAllGaps() {
    for (Chain chain : chains()) {
      while (!chain.waiting.isEmpty()) {
        settle(chain.waiting.pollFirstEntry().getValue());
      }
    }
  }

  private void settle(Held event) {
    Chain chain = event.chain;
    if (chain.index < 0) {
      chain.index = names.size();
      names.add(chain.node);
    }
    event.position = chain.places++;
    if (event.number > chain.last) {
      chain.last = event.number;
      chain.numbers.add(event.number, event.position);
      chain.next = event.number + 1;
    }
    // Lost events may have taken numbers.
    chain.next += event.event.lost();
    chain.remember(event);
    settled.accept(event);
  }
}
