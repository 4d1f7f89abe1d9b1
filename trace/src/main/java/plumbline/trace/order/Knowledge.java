package plumbline.trace.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import plumbline.trace.TraceException;

/** What vector clocks say that an event needs. */
final class Knowledge {
  private final Function<String, Chain> chains;

  /**
   * @param chains the chain of a node
   */
  Knowledge(Function<String, Chain> chains) {
    this.chains = chains;
  }

  /** What the node of that event has learnt of others since its event before. */
  List<Held.Need> learnt(Held event) {
    Chain chain = event.chain;
    Map<String, Long> clock = event.event.stamp().clock();
    if (clock.isEmpty()) {
      return List.of();
    }
    List<Held.Need> needs = new ArrayList<>(2);
    int kept = 0;
    for (Map.Entry<String, Long> entry : clock.entrySet()) {
      Long before = chain.lastClock.get(entry.getKey());
      kept += before == null ? 0 : 1;
      long known = before == null ? 0 : before;
      if (entry.getValue() < known) {
        throw goesBack(event, entry.getKey(), known, entry.getValue());
      }
      if (entry.getValue() > known && !entry.getKey().equals(chain.node)) {
        needs.add(new Held.Need.UpTo(chains.apply(entry.getKey()), entry.getValue(), known));
      }
    }
    if (kept < chain.lastClock.size()) {
      chain.lastClock.forEach(
          (node, known) -> {
            if (known > 0 && !clock.containsKey(node)) {
              throw goesBack(event, node, known, 0);
            }
          });
    }
    chain.lastClock = clock;
    return needs;
  }

  private static TraceException goesBack(Held event, String node, long from, long to) {
    return new TraceException(
        "the clock goes back: node \"%s\" knew of \"%s\" up to %d, and now up to %d"
            .formatted(event.chain.node, node, from, to),
        event.event);
  }

  /** Says what the event needs, without what follows from another of its needs. */
  static void state(Held first) {
    for (Held.Need need : first.needs) {
      if (need instanceof Held.Need.UpTo upTo) {
        Numbers numbers = upTo.chain().numbers;
        long count = numbers.upTo(upTo.number());
        if (count > numbers.upTo(upTo.known()) && !followsFromOther(first, upTo)) {
          first.after(upTo.chain().index, count);
        }
      }
    }
  }

  /** Whether another event that this one needs already knew what the need is about. */
  private static boolean followsFromOther(Held first, Held.Need.UpTo need) {
    for (Held.Need other : first.needs) {
      if (other instanceof Held.Need.UpTo(Chain chain, long number, long _)
          && chain != need.chain()) {
        Long knows = chain.clockAt(chain.numbers.upTo(number) - 1).get(need.chain().node);
        if (knows != null && knows >= need.number()) {
          return true;
        }
      }
    }
    return false;
  }
}
