package plumbline.conform;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which events of a partial order must be tried in both orders. */
final class Conflicts {
  /** What was found of one event in each chain, as far as it was searched. */
  private static final class Searched {
    final Optional<Set<Touched.Part>> touched;
    int[] last = {};
    int[] upTo = {};

    Searched(Optional<Set<Touched.Part>> touched) {
      this.touched = touched;
    }

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

  private final Touched touched;
  private final Map<Integer, Map<Long, Searched>> byChain = new HashMap<>();

  /** What comes before each event, as a count for each chain; by chain and position. */
  private final Map<Integer, Map<Long, int[]>> pasts = new HashMap<>();

  Conflicts(Touched touched) {
    this.touched = touched;
  }

  /**
   * Takes note of an event.
   *
   * @param past how many events of each chain come before it, as far as that is known
   */
  void add(BoundEvent event, int[] past) {
    pasts.computeIfAbsent(event.chain(), c -> new HashMap<>()).put(event.position(), past);
  }

  /** Where the last event of a chain stands that is concurrent and conflicts, or -1. */
  int last(BoundEvent event, int chain, Chains chains) {
    if (chain == event.chain()) {
      return -1;
    }
    Searched searched = searched(event);
    searched.ensure(chains.count());
    int from = Math.max(searched.upTo[chain], chains.first(chain));
    for (int p = from; searched.upTo[chain] != DONE && p < chains.size(chain); p++) {
      BoundEvent other = chains.at(chain, p);
      searched.upTo[chain] = p + 1;
      if (needs(other, event)) {
        searched.upTo[chain] = DONE;
      } else if (Touched.conflict(searched.touched, searched(other).touched)) {
        searched.last[chain] = p;
      }
    }
    return searched.last[chain];
  }

  private Searched searched(BoundEvent event) {
    return byChain
        .computeIfAbsent(event.chain(), c -> new HashMap<>())
        .computeIfAbsent(event.position(), p -> new Searched(touched.by(event)));
  }

  /** Lets go of what is known of the events ahead of these positions. */
  void forget(int[] positions) {
    byChain.forEach((chain, events) -> events.keySet().removeIf(p -> p < positions[chain]));
    pasts.forEach((chain, events) -> events.keySet().removeIf(p -> p < positions[chain]));
  }

  private boolean needs(BoundEvent later, BoundEvent earlier) {
    int[] past = pasts.get(later.chain()).get(later.position());
    return earlier.chain() < past.length && past[earlier.chain()] > earlier.position();
  }
}
