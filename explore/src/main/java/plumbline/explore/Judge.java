package plumbline.explore;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import plumbline.explore.Exploration.Result;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;

/**
 * Asks a spec's formulas about states and steps. One for each worker.
 *
 * <p>It also knows what {@code TLCGet("level")} answers meanwhile, as in TLC since 2021: the place
 * in its behaviour of the state that is asked about, 1 for an initial state; for a step, that of
 * its first state; 0 while initial states are computed and outside of states.
 */
final class Judge {
  private final Stepper stepper;
  private final boolean constrained;
  private final boolean actionConstrained;
  private final List<Formula> assumptions;
  private final List<Formula> invariants;
  private final List<Formula> initialProperties;
  private final List<Formula> stepProperties;
  private final List<Formula> lastingProperties;

  /** The level of the state whose successors are computed, and that of what is asked about. */
  private int explored;

  private int level;

  Judge(Spec spec, Stepper stepper) {
    this.stepper = stepper;
    this.constrained = spec.hasConstraints();
    this.actionConstrained = spec.hasActionConstraints();
    this.assumptions = spec.assumptions();
    this.invariants = spec.invariants();
    this.initialProperties = spec.initialProperties();
    this.stepProperties = spec.stepProperties();
    this.lastingProperties = spec.lastingProperties();
  }

  /** From now on, the successors of a state of that level are computed and asked about. */
  void exploring(int levelOfState) {
    explored = levelOfState;
    level = levelOfState;
  }

  int explored() {
    return explored;
  }

  /** What {@code TLCGet("level")} answers now. */
  int level() {
    return level;
  }

  /** Looks something up, after which the level is what it was. */
  <T> T aside(Supplier<T> work) {
    int exploredNow = explored;
    int levelNow = level;
    try {
      return work.get();
    } finally {
      explored = exploredNow;
      level = levelNow;
    }
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

  /**
   * How a run ends when the postcondition has been evaluated. After a violation it is evaluated for
   * what it writes, such as the counterexample; the violation remains the result.
   */
  Ending concluded(Ending reached) {
    return switch (reached.result()) {
      case OK, BOUNDED -> falsePostcondition().orElse(reached);
      case DEADLOCK, SAFETY, PROPERTY, ASSERTION -> {
        falsePostcondition();
        yield reached;
      }
      case MEMORY, INTERRUPTED, ASSUMPTION, POSTCONDITION, ERROR, INVARIANT_ERROR -> reached;
    };
  }

  private Optional<Ending> falsePostcondition() {
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
    return !constrained || constraints(initial);
  }

  /** Whether a step and its end satisfy the constraints. */
  boolean inModel(State from, State to) {
    return (!constrained || constraints(to))
        && (!actionConstrained || stepper.actionConstraints(from, to));
  }

  private boolean constraints(State state) {
    level = explored + 1;
    try {
      return stepper.constraints(state);
    } finally {
      level = explored;
    }
  }

  /** The first invariant that is false in a state. */
  Optional<Formula> violatedInvariant(State state) {
    return firstFalse(invariants, f -> stepper.invariant(f.index(), state));
  }

  /** The first property of initial states that is false in a state. */
  Optional<Formula> violatedInitialProperty(State state) {
    return firstFalse(initialProperties, f -> stepper.initialProperty(f.index(), state));
  }

  private Optional<Formula> firstFalse(List<Formula> formulas, Predicate<Formula> holds) {
    level = explored + 1;
    try {
      for (Formula f : formulas) {
        if (!holds.test(f)) {
          return Optional.of(f);
        }
      }
      return Optional.empty();
    } finally {
      level = explored;
    }
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

  /**
   * Those properties {@code [](P => []Q)} whose P some initial state violates: what Q must hold in
   * would depend on the behaviour, so that looking at states does not decide them. Of the others Q
   * must hold in every state.
   */
  Set<Formula> undecidable() {
    Set<Formula> open = new LinkedHashSet<>();
    if (!lastingProperties.isEmpty()) {
      stepper.initial(
          state -> {
            if (inModel(state)) {
              level = explored + 1;
              lastingProperties.stream()
                  .filter(p -> !stepper.lastingFrom(p.index(), state))
                  .forEach(open::add);
              level = explored;
            }
            return true;
          });
    }
    return open;
  }

  /**
   * The first property {@code [](P => []Q)} but for some whose Q is false in the state that was
   * explored. TLC asks only when the state's successors wait, which a Q that counts them relies on.
   */
  Optional<Formula> violatedLasting(State state, Set<Formula> butFor) {
    return lastingProperties.stream()
        .filter(p -> !butFor.contains(p) && !stepper.lastingOnward(p.index(), state))
        .findFirst();
  }

  /** The fingerprint that tells successors apart, never 0. */
  long fingerprint(State state) {
    level = explored + 1;
    try {
      long fingerprint = stepper.fingerprint(state);
      return fingerprint == 0 ? 1 : fingerprint;
    } finally {
      level = explored;
    }
  }
}
