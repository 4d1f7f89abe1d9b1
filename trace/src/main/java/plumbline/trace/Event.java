package plumbline.trace;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that a system logged.
 *
 * @param at where it stands
 * @param action the action's name; empty when it was not logged: any action
 * @param args the action's arguments by parameter, as far as they were logged; those that were
 *     logged by position are named {@code 1}, {@code 2}, ...; never changed
 * @param node where it happened; empty when it was not logged
 * @param stamp what it says of its order
 * @param vars what was observed after the step: an object of variables, to any depth; empty when
 *     nothing was; never changed
 * @param before the same, ahead of the step
 * @param lost how many events the logger says it lost here; such an event is a gap, not a step
 * @param optional whether it may also not have happened: an operation whose answer never came
 * @param line the whole line, for a binding to look into
 */
public record Event(
    Place at,
    String action,
    ObjectNode args,
    String node,
    Stamp stamp,
    ObjectNode vars,
    ObjectNode before,
    long lost,
    boolean optional,
    JsonNode line) {

  /** Whether this is no step but the logger's word that events are missing here. */
  public boolean isGap() {
    return lost > 0;
  }

  /** The same event as if nothing was observed of variables. */
  public Event withoutVariables() {
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    return new Event(at, action, args, node, stamp, none, none, lost, optional, line);
  }
}
