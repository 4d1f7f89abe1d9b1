package plumbline.conform;

import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.Stepper;

/**
 * The different states that the events of a trace led to, by fingerprint: as the spec's VIEW and
 * SYMMETRY tell them apart. With {@link #MOST} states it takes 64 MB, and no more are counted. For
 * one thread.
 */
public final class VisitedStates {
  /** How many of a trace are counted. */
  public static final int MOST = 4_000_000;

  private final FingerprintSet seen = new FingerprintSet();
  private boolean exact = true;
  private boolean certain = true;

  /** Adds the states that are possible after an event. */
  void add(Layer layer, Spec spec, Stepper stepper) {
    certain &= layer.size() == 1;
    for (int i = 0; i < layer.size(); i++) {
      add(fingerprint(layer.state(i), spec, stepper));
    }
  }

  static long fingerprint(State state, Spec spec, Stepper stepper) {
    return spec.hasViewOrSymmetry() ? stepper.fingerprint(state) : state.fingerprint();
  }

  private void add(long fingerprint) {
    if (seen.count() < MOST) {
      seen.add(fingerprint);
    } else {
      exact &= seen.contains(fingerprint);
    }
  }

  /** Adds those of another trace. */
  public void add(VisitedStates others) {
    exact &= others.exact;
    certain &= others.certain;
    seen.addAll(others.seen);
  }

  boolean contains(long fingerprint) {
    return seen.contains(fingerprint);
  }

  /** How many there are. */
  public int count() {
    return seen.count();
  }

  /** Whether all were counted. */
  public boolean isExact() {
    return exact;
  }

  /** Whether never more than one state was possible, so that the system was in all of them. */
  public boolean isCertain() {
    return certain;
  }
}
