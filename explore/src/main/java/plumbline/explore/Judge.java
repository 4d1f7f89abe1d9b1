package plumbline.explore;

import java.util.List;
import java.util.Optional;
import plumbline.explore.Exploration.Result;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;

/** Asks a spec's formulas about states and steps. One for each worker. */
final class Judge {
  private final Stepper stepper;
  private final boolean constrained;
  private final boolean actionConstrained;
  private final List<Formula> assumptions;
  private final List<Formula> invariants;
  private final List<Formula> initialProperties;
  private final List<Formula> stepProperties;

  Judge(Spec spec, Stepper stepper) {
    this.stepper = stepper;
    this.constrained = spec.hasConstraints();
    this.actionConstrained = spec.hasActionConstraints();
    this.assumptions = spec.assumptions();
    this.invariants = spec.invariants();
    this.initialProperties = spec.initialProperties();
    this.stepProperties = spec.stepProperties();
  }

  /** The first assumption that is false or cannot be evaluated. */
  Optional<Ending> falseAssumption() {
    for (Formula a : assumptions) {
      String name = a.name().isEmpty() ? "ASSUME at " + a.at() : a.name();
      try {
        if (!stepper.assumption(a.index())) {
          return Optional.of(Ending.constant(Result.ASSUMPTION, name, Optional.empty()));
        }
      } catch (SpecException e) {
        return Optional.of(Ending.constant(Result.ASSUMPTION, name, Optional.of(e)));
      }
    }
    return Optional.empty();
  }

  /** How a run ends whose postcondition is false or cannot be evaluated. */
  Optional<Ending> falsePostcondition() {
    try {
      return stepper.postcondition()
          ? Optional.empty()
          : Optional.of(Ending.constant(Result.POSTCONDITION, "", Optional.empty()));
    } catch (SpecException e) {
      return Optional.of(Ending.constant(Result.POSTCONDITION, "", Optional.of(e)));
    }
  }

  /** Whether an initial state satisfies the constraints. */
  boolean inModel(State initial) {
    return !constrained || stepper.constraints(initial);
  }

  /** Whether a step and its end satisfy the constraints. */
  boolean inModel(State from, State to) {
    return (!constrained || stepper.constraints(to))
        && (!actionConstrained || stepper.actionConstraints(from, to));
  }

  /** The first invariant that is false in a state. */
  Optional<Formula> violatedInvariant(State state) {
    for (int i = 0; i < invariants.size(); i++) {
      if (!stepper.invariant(i, state)) {
        return Optional.of(invariants.get(i));
      }
    }
    return Optional.empty();
  }

  /** The first property of initial states that is false in a state. */
  Optional<Formula> violatedInitialProperty(State state) {
    for (int i = 0; i < initialProperties.size(); i++) {
      if (!stepper.initialProperty(i, state)) {
        return Optional.of(initialProperties.get(i));
      }
    }
    return Optional.empty();
  }

  /** The first property of steps that a step does not satisfy. */
  Optional<Formula> violatedStepProperty(State from, State to) {
    for (int i = 0; i < stepProperties.size(); i++) {
      if (!stepper.stepProperty(i, from, to)) {
        return Optional.of(stepProperties.get(i));
      }
    }
    return Optional.empty();
  }

  /** The fingerprint that tells states apart, never 0. */
  long fingerprint(State state) {
    long fingerprint = stepper.fingerprint(state);
    return fingerprint == 0 ? 1 : fingerprint;
  }
}
