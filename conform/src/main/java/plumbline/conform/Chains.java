package plumbline.conform;

import java.util.ArrayList;
import java.util.List;

/** The events of a partial order that are still needed, by chain and position. */
final class Chains {
  private final List<List<BoundEvent>> chains = new ArrayList<>();
  private final List<Integer> forgotten = new ArrayList<>();
  private long received;

  void add(BoundEvent event) {
    while (chains.size() <= event.chain()) {
      chains.add(new ArrayList<>());
      forgotten.add(0);
    }
    chains.get(event.chain()).add(event);
    received++;
  }

  int count() {
    return chains.size();
  }

  /** How many events came in all. */
  long received() {
    return received;
  }

  /** How many events of a chain came. */
  int size(int chain) {
    return forgotten.get(chain) + chains.get(chain).size();
  }

  /** The first position of a chain that is still known. */
  int first(int chain) {
    return forgotten.get(chain);
  }

  /** The event at that position of a chain; null when it did not come yet. */
  BoundEvent at(int chain, int position) {
    if (chain >= chains.size()) {
      return null;
    }
    int index = position - forgotten.get(chain);
    List<BoundEvent> events = chains.get(chain);
    return index < events.size() ? events.get(index) : null;
  }

  /** Lets go of the events ahead of these positions. */
  void forget(int[] positions) {
    for (int c = 0; c < positions.length; c++) {
      int more = positions[c] - forgotten.get(c);
      if (more > 0) {
        chains.get(c).subList(0, more).clear();
        forgotten.set(c, positions[c]);
      }
    }
  }
}
