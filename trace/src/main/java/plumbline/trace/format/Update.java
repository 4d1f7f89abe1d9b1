package plumbline.trace.format;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of a variable as trace_validation_tools logs it, turned into what can be observed
 * after it. A new value is observed as it is; of an operator that is relative to the value before,
 * what it is sure to leave behind: {@code {"#contains": [...]}}, {@code {"#lacks": [...]}} for
 * sets, bags and what they lose, {@code {"#last": v}} for a sequence that was appended to. Where
 * nothing is sure ({@code Init}, {@code Add} of a number, {@code RemoveFromBag}) nothing is
 * observed any more.
 *
 * @param op the operator
 * @param path from the variable to what it changes
 * @param args its arguments
 */
record Update(String op, List<String> path, List<JsonNode> args) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The operators, for the error that names them. */
  static final List<String> OPERATORS =
      List.of(
          "Init",
          "InitRec",
          "Update",
          "Set",
          "Replace",
          "Clear",
          "ClearBag",
          "AddElement",
          "AddElements",
          "AddToSet",
          "RemoveElement",
          "RemoveFromSet",
          "AddElementToBag",
          "AddToBag",
          "RemoveElementFromBag",
          "RemoveFromBag",
          "AppendElement",
          "SetKey",
          "ResetKey",
          "UpdateRec",
          "Add",
          "Sub",
          "Unchanged");

  /** How many arguments the operator needs. */
  int arity() {
    return switch (op) {
      case "Init", "InitRec", "Clear", "ClearBag", "Unchanged" -> 0;
      case "SetKey" -> 2;
      default -> 1;
    };
  }

  /**
   * What is observed of the variable after this change too.
   *
   * @param vars what was observed so far, is changed
   */
  void addTo(ObjectNode vars, String variable) {
    List<String> whole = new ArrayList<>();
    whole.add(variable);
    whole.addAll(path);
    switch (op) {
      case "Update", "Set", "Replace" -> set(vars, whole, args.getFirst());
      case "Clear", "ClearBag" -> set(vars, whole, JSON.arrayNode());
      case "AddElement", "AddToSet", "AddElementToBag", "AddToBag" ->
          member(vars, whole, "#contains", "#lacks", List.of(args.getFirst()));
      case "AddElements" ->
          member(vars, whole, "#contains", "#lacks", args.getFirst().valueStream().toList());
      case "RemoveElement", "RemoveFromSet" ->
          member(vars, whole, "#lacks", "#contains", List.of(args.getFirst()));
      case "AppendElement" -> set(vars, whole, JSON.objectNode().set("#last", args.getFirst()));
      case "SetKey" -> set(vars, with(whole, args.getFirst()), args.get(1));
      case "ResetKey" -> set(vars, with(whole, args.getFirst()), JSON.nullNode());
      case "UpdateRec" ->
          args.getFirst()
              .properties()
              .forEach(field -> set(vars, with(whole, field.getKey()), field.getValue()));
      case "Unchanged" -> {}
      default -> forget(vars, whole);
    }
  }

  private static List<String> with(List<String> path, JsonNode key) {
    return with(path, key.asString(key.toString()));
  }

  private static List<String> with(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  /** What was logged is not changed: objects on the way are copied before they are. */
  private static void set(ObjectNode vars, List<String> path, JsonNode value) {
    ObjectNode at = vars;
    for (String step : path.subList(0, path.size() - 1)) {
      ObjectNode below =
          at.get(step) instanceof ObjectNode object && !isObservation(object)
              ? JSON.objectNode().setAll(object)
              : JSON.objectNode();
      at.set(step, below);
      at = below;
    }
    at.set(path.getLast(), value);
  }

  private static boolean isObservation(ObjectNode object) {
    return object.has("#contains") || object.has("#lacks") || object.has("#last");
  }

  private static JsonNode get(ObjectNode vars, List<String> path) {
    JsonNode at = vars;
    for (String step : path) {
      at = at.path(step);
    }
    return at;
  }

  private static void forget(ObjectNode vars, List<String> path) {
    if (get(vars, path.subList(0, path.size() - 1)) instanceof ObjectNode parent
        && parent.has(path.getLast())) {
      set(vars, path, JSON.nullNode());
      ((ObjectNode) get(vars, path.subList(0, path.size() - 1))).remove(path.getLast());
    }
  }

  private static void member(
      ObjectNode vars, List<String> path, String is, String isNot, List<JsonNode> elements) {
    JsonNode before = get(vars, path);
    ObjectNode observed = JSON.objectNode();
    ArrayNode now = observed.putArray(is);
    now.addAll(elements);
    before.path(is).valueStream().filter(e -> !elements.contains(e)).forEach(now::add);
    List<JsonNode> others =
        before.path(isNot).valueStream().filter(e -> !elements.contains(e)).toList();
    if (!others.isEmpty()) {
      observed.putArray(isNot).addAll(others);
    }
    set(vars, path, observed);
  }
}
