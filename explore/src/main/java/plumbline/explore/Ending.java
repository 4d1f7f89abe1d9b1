package plumbline.explore;

import java.util.List;
import java.util.Optional;
import plumbline.explore.Exploration.Result;
import plumbline.explore.Exploration.Step;
import plumbline.tla.Formula;
import plumbline.tla.SpecException;
import plumbline.tla.State;

/**
 * Why a run ends.
 *
 * @param violated what the result is about, by name
 * @param error where an evaluation failed
 * @param behaviour what shows it
 */
record Ending(Result result, String violated, Optional<SpecException> error, Behaviour behaviour) {

  /** A behaviour, or what it can be rebuilt from. */
  sealed interface Behaviour {
    /** There is none to show. */
    record None() implements Behaviour {}

    /** The states that lead to a numbered one, then one that has no number. */
    record To(long predecessor, State last) implements Behaviour {}

    /** The states that lead to a numbered one. */
    record Numbered(long number) implements Behaviour {}

    /** Step by step. */
    record Walked(List<Step> steps) implements Behaviour {}
  }

  static final Behaviour NO_BEHAVIOUR = new Behaviour.None();

  static Ending of(Result result) {
    return new Ending(result, "", Optional.empty(), NO_BEHAVIOUR);
  }

  /** A formula about no state is false, or could not be evaluated. */
  static Ending constant(Result result, String name, Optional<SpecException> error) {
    return new Ending(result, name, error, NO_BEHAVIOUR);
  }

  static Ending violation(Result result, Formula violated, Behaviour behaviour) {
    return new Ending(result, violated.name(), Optional.empty(), behaviour);
  }

  /** An error in evaluating what makes initial states, or what is asked about them. */
  static Ending initialError(SpecException error, Behaviour behaviour) {
    return new Ending(Result.ERROR, "", Optional.of(error), behaviour);
  }

  /** An error in evaluating a step, or what is asked about steps. */
  static Ending stepError(SpecException error, Behaviour behaviour) {
    Result result = error.kind() == SpecException.Kind.ASSERTION ? Result.ASSERTION : Result.ERROR;
    return new Ending(result, "", Optional.of(error), behaviour);
  }

  static Ending invariantError(SpecException error, Behaviour behaviour) {
    return new Ending(Result.INVARIANT_ERROR, "", Optional.of(error), behaviour);
  }
}
