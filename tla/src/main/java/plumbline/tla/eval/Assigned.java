package plumbline.tla.eval;

import java.util.BitSet;
import java.util.List;

/**
 * Which variables an action's text gives a value. Where two conjuncts do, one of them is a
 * condition on the other's value.
 */
final class Assigned {
  private final BitSet compared = new BitSet();
  private BitSet here = new BitSet();

  void add(int variable) {
    here.set(variable);
  }

  /** Looks at what has to be true together. */
  void together(List<Runnable> conjuncts) {
    BitSet outer = here;
    BitSet before = new BitSet();
    for (Runnable conjunct : conjuncts) {
      here = new BitSet();
      conjunct.run();
      BitSet again = (BitSet) here.clone();
      again.and(before);
      compared.or(again);
      before.or(here);
    }
    outer.or(before);
    here = outer;
  }

  /** Whether some value of the variable is compared with another one. */
  boolean isCompared(int variable) {
    return compared.get(variable);
  }
}
