package plumbline.conform;

import java.util.List;
import java.util.Optional;
import plumbline.tla.Action;
import plumbline.tla.State;
import plumbline.tla.value.Value;

/**
 * One step of a behaviour.
 *
 * @param action that was taken; empty for the state that the behaviour begins with
 * @param arguments of the action, in the order of its parameters
 * @param state that it led to
 */
public record Move(Optional<Action> action, List<Value> arguments, State state) {}
