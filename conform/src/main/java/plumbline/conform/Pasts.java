package plumbline.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which events an event comes after, as a count for each chain. Of each chain the last few are
 * remembered: an event that names an older one is known to come after that one, but what follows
 * from it is forgotten.
 */
final class Pasts {
  private static final int REMEMBERED = 256;
  private static final int[] NONE = {};

  private final List<int[][]> chains = new ArrayList<>();

  /** The events of each chain that come before an event, those of its own chain included. */
  int[] of(BoundEvent event) {
    int chains = Math.max(this.chains.size(), event.chain() + 1);
    while (this.chains.size() < chains) {
      this.chains.add(new int[REMEMBERED][]);
    }
    int own = (int) event.position();
    int[] past = Arrays.copyOf(own == 0 ? NONE : remembered(event.chain(), own - 1), chains);
    past[event.chain()] = own;
    for (int i = 0; i < event.neededChains().length; i++) {
      int chain = event.neededChains()[i];
      int count = (int) event.neededCounts()[i];
      int[] theirs = remembered(chain, count - 1);
      for (int c = 0; c < theirs.length; c++) {
        past[c] = Math.max(past[c], theirs[c]);
      }
      past[chain] = Math.max(past[chain], count);
    }
    this.chains.get(event.chain())[own % REMEMBERED] = past;
    return past;
  }

  private int[] remembered(int chain, int position) {
    int[] past = chains.get(chain)[position % REMEMBERED];
    return past != null && past[chain] == position ? past : NONE;
  }
}
