package plumbline.conform;

import java.util.List;
import java.util.Set;
import plumbline.tla.Action;
import plumbline.tla.Argument;

/**
 * Actions that may happen without an event.
 *
 * @param actions which
 * @param perEvent how many of these steps may happen ahead of one event, at most
 * @param before ahead of which events, by the name that the log has for them; empty for any
 */
public record HiddenSteps(List<Hidden> actions, int perEvent, Set<String> before) {
  /** An action with what must hold of its arguments. */
  public record Hidden(Action action, Argument[] arguments) {}

  boolean mayPrecede(String event) {
    return before.isEmpty() || before.contains(event);
  }
}
