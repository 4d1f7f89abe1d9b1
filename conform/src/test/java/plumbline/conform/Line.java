package plumbline.conform;

import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of a log as tests make them.
 *
 * @param action empty when it was not logged; or the name of several steps
 * @param args by parameter or by position
 * @param lost how many events the logger lost here; 0 for a step
 * @param optional whether it may also not have happened
 */
record Line(
    String action,
    ObjectNode args,
    ObjectNode before,
    ObjectNode vars,
    long lost,
    boolean optional) {

  static Line step(String action, ObjectNode args, ObjectNode before, ObjectNode vars) {
    return new Line(action, args, before, vars, 0, false);
  }

  static Line gap(long lost) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return new Line("", json.objectNode(), json.objectNode(), json.objectNode(), lost, false);
  }

  Line withArgs(ObjectNode others) {
    return new Line(action, others, before, vars, lost, optional);
  }

  Line withVars(ObjectNode others) {
    return new Line(action, args, before, others, lost, optional);
  }

  Line withBefore(ObjectNode others) {
    return new Line(action, args, others, vars, lost, optional);
  }

  Line asOptional() {
    return new Line(action, args, before, vars, lost, true);
  }

  ObjectNode json() {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    if (lost > 0) {
      line.put("gap", lost);
      return line;
    }
    if (!action.isEmpty()) {
      line.put("action", action);
    }
    put(line, "args", args);
    put(line, "before", before);
    put(line, "vars", vars);
    if (optional) {
      line.put("optional", true);
    }
    return line;
  }

  private static void put(ObjectNode line, String name, ObjectNode members) {
    if (!members.isEmpty()) {
      line.set(name, members);
    }
  }

  /** One of the steps that one line stands for. */
  record Stage(String action, boolean optional) {}

  /** Actions that may happen without a line, so many ahead of each line. */
  record Hidden(Set<String> actions, int most) {}
}
