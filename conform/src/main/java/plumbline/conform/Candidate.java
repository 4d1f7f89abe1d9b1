package plumbline.conform;

import java.util.List;
import plumbline.tla.Action;
import plumbline.tla.Argument;

/**
 * An action that an event can mean.
 *
 * @param action the action
 * @param arguments what is known of each of its arguments
 * @param before what was observed of the state ahead of it
 * @param after what was observed of the state that it led to
 */
public record Candidate(
    Action action, Argument[] arguments, List<Observation> before, List<Observation> after) {}
