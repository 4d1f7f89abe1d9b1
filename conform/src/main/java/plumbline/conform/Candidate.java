package plumbline.conform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.NextFilter;
import plumbline.tla.SourceRange;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.SuccessorSink;

/**
 * An action that an event can mean.
 *
 * @param action the action
 * @param arguments what is known of its arguments
 * @param before what was observed of the state ahead of it
 * @param after what was observed of the state that it led to
 * @param without a conjunct of the action that is left out, to see what it keeps from happening;
 *     empty for the action as it is
 */
public record Candidate(
    Action action,
    Arguments arguments,
    List<Observation> before,
    List<Observation> after,
    Optional<SourceRange> without) {
  /** The action as it is. */
  public Candidate(
      Action action, Arguments arguments, List<Observation> before, List<Observation> after) {
    this(action, arguments, before, after, Optional.empty());
  }

  /** The same with that conjunct left out. */
  Candidate without(SourceRange conjunct) {
    return new Candidate(action, arguments, before, after, Optional.of(conjunct));
  }

  /** What is known of arguments, which may depend on the state ahead of the action. */
  public sealed interface Arguments {
    /** One for each parameter. */
    Argument[] in(Stepper stepper, State ahead);

    /** The same in any state. */
    static Arguments always(Argument[] arguments) {
      return new Always(arguments);
    }
  }

  /** The same in any state. */
  public record Always(Argument[] known) implements Arguments {
    @Override
    public Argument[] in(Stepper stepper, State ahead) {
      return known;
    }
  }

  /** Others in each state. */
  public non-sealed interface Depending extends Arguments {
    /** The variables that they may depend on, by index; empty for any. */
    default Optional<Set<Integer>> looksAt() {
      return Optional.empty();
    }
  }

  /** What is known of the arguments whatever the state. */
  Argument[] known() {
    return arguments instanceof Always(Argument[] known) ? known : any(action).known();
  }

  /** Gives the states that it leads to and the filter accepts, whatever was observed of them. */
  void successors(Stepper stepper, State from, NextFilter filter, SuccessorSink sink) {
    Argument[] given = arguments.in(stepper, from);
    if (without.isPresent()) {
      stepper.successorsWithout(without.get(), from, action, given, filter, sink);
    } else {
      stepper.successors(from, action, given, filter, sink);
    }
  }

  /** The action with any arguments. */
  public static Candidate any(Action action) {
    Argument[] arguments = new Argument[action.parameters().size()];
    Arrays.fill(arguments, new Argument.Any());
    return new Candidate(action, Arguments.always(arguments), List.of(), List.of());
  }
}
