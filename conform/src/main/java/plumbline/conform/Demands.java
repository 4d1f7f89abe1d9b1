package plumbline.conform;

import java.util.List;
import plumbline.conform.explain.Deviation;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.Stepper;

/**
 * What the configuration demands of each behaviour: its invariants, its properties of steps and of
 * initial states, numbered from 1. One thread.
 */
final class Demands {
  private final Stepper stepper;
  private final List<Formula> invariants;
  private final List<Formula> stepProperties;
  private final List<Formula> initialProperties;

  Demands(Spec spec, Stepper stepper) {
    this(stepper, spec.invariants(), spec.stepProperties(), spec.initialProperties());
  }

  private Demands(
      Stepper stepper,
      List<Formula> invariants,
      List<Formula> stepProperties,
      List<Formula> initialProperties) {
    this.stepper = stepper;
    this.invariants = invariants;
    this.stepProperties = stepProperties;
    this.initialProperties = initialProperties;
  }

  /** Whether something is demanded of each state. */
  boolean hasInvariants() {
    return !invariants.isEmpty();
  }

  /** Whether something is demanded of each step. */
  boolean hasStepProperties() {
    return !stepProperties.isEmpty();
  }

  /** The number of the property of steps at that index. */
  int ofSteps(int index) {
    return invariants.size() + index + 1;
  }

  /** Nothing is demanded. */
  static Demands none(Stepper stepper) {
    return new Demands(stepper, List.of(), List.of(), List.of());
  }

  /** The first one that the state violates, or {@link Layer#GOOD}. */
  int violatedBy(State state) {
    for (int i = 0; i < invariants.size(); i++) {
      if (!stepper.invariant(i, state)) {
        return i + 1;
      }
    }
    return Layer.GOOD;
  }

  /**
   * What is violated on a way that goes on by that step; the step's properties are asked, not the
   * state that it leads to.
   *
   * @param before what is violated on the way up to there, or {@link Layer#GOOD}
   */
  int violatedBy(int before, State from, State to) {
    if (before != Layer.GOOD) {
      return before;
    }
    for (int i = 0; i < stepProperties.size(); i++) {
      if (!stepper.stepProperty(i, from, to)) {
        return ofSteps(i);
      }
    }
    return Layer.GOOD;
  }

  /** The first one of initial states alone that an initial state violates. */
  int violatedByInitial(State state) {
    for (int i = 0; i < initialProperties.size(); i++) {
      if (!stepper.initialProperty(i, state)) {
        return invariants.size() + stepProperties.size() + i + 1;
      }
    }
    return Layer.GOOD;
  }

  String name(int demand) {
    int index = demand - 1;
    if (index < invariants.size()) {
      return invariants.get(index).name();
    }
    index -= invariants.size();
    return index < stepProperties.size()
        ? stepProperties.get(index).name()
        : initialProperties.get(index - stepProperties.size()).name();
  }

  Deviation.Kind kind(int demand) {
    int steps = demand - invariants.size();
    return steps > 0 && steps <= stepProperties.size()
        ? Deviation.Kind.STEP_PROPERTY
        : Deviation.Kind.INVARIANT;
  }
}
