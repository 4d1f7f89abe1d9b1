package plumbline.conform;

import java.util.Arrays;
import java.util.List;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.State;
import plumbline.tla.Stepper;

/**
 * An action that an event can mean.
 *
 * @param action the action
 * @param arguments what is known of its arguments
 * @param before what was observed of the state ahead of it
 * @param after what was observed of the state that it led to
 */
public record Candidate(
    Action action, Arguments arguments, List<Observation> before, List<Observation> after) {
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
  public non-sealed interface Depending extends Arguments {}

  /** What is known of the arguments whatever the state. */
  Argument[] known() {
    return arguments instanceof Always(Argument[] known) ? known : any(action).known();
  }

  /** The action with any arguments. */
  public static Candidate any(Action action) {
    Argument[] arguments = new Argument[action.parameters().size()];
    Arrays.fill(arguments, new Argument.Any());
    return new Candidate(action, Arguments.always(arguments), List.of(), List.of());
  }
}
