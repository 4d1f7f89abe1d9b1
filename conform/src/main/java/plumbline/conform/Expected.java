package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.NextFilter;
import plumbline.tla.value.Value;

/**
 * What was observed of the variables of the state that an action leads to. One event asks it of the
 * successors of all possible states, whose variables have few different values: what was compared
 * once is remembered by fingerprint.
 */
final class Expected implements NextFilter {
  private static final int REMEMBERED = 64;

  /** So many comparisons come before remembering is worth its memory. */
  private static final int FIRST = 8;

  private final Likeness likeness;
  private final List<Observation.OfVariable> observed;
  private int asked;
  private long[] agreeing;
  private long[] differing;

  private Expected(Likeness likeness, List<Observation.OfVariable> observed) {
    this.likeness = likeness;
    this.observed = observed;
  }

  /** Of those among the observations that are of variables. */
  static NextFilter of(Likeness likeness, List<Observation> first, List<Observation> second) {
    List<Observation.OfVariable> all = new ArrayList<>(first.size() + second.size());
    add(first, all);
    add(second, all);
    return all.isEmpty() ? NextFilter.ALL : new Expected(likeness, all);
  }

  private static void add(List<Observation> from, List<Observation.OfVariable> to) {
    for (Observation o : from) {
      if (o instanceof Observation.OfVariable v) {
        to.add(v);
      }
    }
  }

  @Override
  public boolean accepts(int variable, Value value) {
    for (int i = 0; i < observed.size(); i++) {
      Observation.OfVariable o = observed.get(i);
      if (o.variable() == variable && !agrees(i, o, value)) {
        return false;
      }
    }
    return true;
  }

  private boolean agrees(int index, Observation.OfVariable o, Value value) {
    if (asked++ < FIRST) {
      return likeness.agrees(o.logged(), value);
    }
    if (agreeing == null) {
      agreeing = new long[REMEMBERED];
      differing = new long[REMEMBERED];
    }
    // No two observations share a key: their index is mixed into it.
    long key = value.fingerprint() + index * 0x9E3779B97F4A7C15L;
    int slot = (int) (key >>> 11) & (REMEMBERED - 1);
    if (agreeing[slot] == key) {
      return true;
    }
    if (differing[slot] == key) {
      return false;
    }
    boolean agrees = likeness.agrees(o.logged(), value);
    (agrees ? agreeing : differing)[slot] = key;
    return agrees;
  }
}
