package plumbline.conform;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/** Which events of a partial order must be tried in both orders. */
final class Conflicts {
  /** What was found of one event in each chain, as far as it was searched. */
  private static final class Searched {
    int[] last = {};
    int[] upTo = {};

    void ensure(int chains) {
      int old = last.length;
      if (chains > old) {
        last = Arrays.copyOf(last, chains);
        upTo = Arrays.copyOf(upTo, chains);
        Arrays.fill(last, old, chains, -1);
      }
    }
  }

  private static final int DONE = Integer.MAX_VALUE;

  private final BiPredicate<BoundEvent, BoundEvent> conflicting;
  private final Map<Integer, Map<Long, Searched>> byChain = new HashMap<>();

  /**
   * @param conflicting whether the order of two events may matter to the spec; true when in doubt
   */
  Conflicts(BiPredicate<BoundEvent, BoundEvent> conflicting) {
    this.conflicting = conflicting;
  }

  /** Where the last event of a chain stands that is concurrent and conflicts, or -1. */
  int last(BoundEvent event, int chain, Chains chains) {
    if (chain == event.chain()) {
      return -1;
    }
    Searched searched =
        byChain
            .computeIfAbsent(event.chain(), c -> new HashMap<>())
            .computeIfAbsent(event.position(), p -> new Searched());
    searched.ensure(chains.count());
    int from = Math.max(searched.upTo[chain], chains.first(chain));
    for (int p = from; searched.upTo[chain] != DONE && p < chains.size(chain); p++) {
      BoundEvent other = chains.at(chain, p);
      searched.upTo[chain] = p + 1;
      if (needs(other, event)) {
        searched.upTo[chain] = DONE;
      } else if (conflicting.test(event, other)) {
        searched.last[chain] = p;
      }
    }
    return searched.last[chain];
  }

  /** Lets go of what is known of the events ahead of these positions. */
  void forget(int[] positions) {
    byChain.forEach((chain, events) -> events.keySet().removeIf(p -> p < positions[chain]));
  }

  private static boolean needs(BoundEvent later, BoundEvent earlier) {
    for (int i = 0; i < later.neededChains().length; i++) {
      if (later.neededChains()[i] == earlier.chain()
          && later.neededCounts()[i] > earlier.position()) {
        return true;
      }
    }
    return false;
  }
}
