package plumbline.conform.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.LazyFunctionValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One place of the state that an event observed, named as the spec names it.
 *
 * @param place e.g. {@code rmState[r1]}
 * @param text what was logged
 * @param state what the state holds there; empty when it has no such place
 */
record Logged(String place, String text, Optional<Value> state) {
  private static final Pattern FIELD = Pattern.compile("\\w*[A-Za-z]\\w*");

  /**
   * The places that an event observed, as deep as both the log and the state have parts with names.
   *
   * @param observed an object of variables
   * @param state the variables of the state to compare with
   */
  static List<Logged> of(ObjectNode observed, Map<String, Value> state) {
    List<Logged> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> variable : observed.properties()) {
      collect(
          variable.getKey(),
          variable.getValue(),
          Optional.ofNullable(state.get(variable.getKey())),
          all);
    }
    return all;
  }

  private static void collect(
      String place, JsonNode logged, Optional<Value> state, List<Logged> into) {
    if (logged instanceof ObjectNode parts
        && !parts.isEmpty()
        && state.map(Logged::strict).orElse(null) instanceof FunctionValue function) {
      for (Map.Entry<String, JsonNode> part : parts.properties()) {
        collectPart(place, part.getKey(), part.getValue(), function, into);
      }
      return;
    }
    into.add(new Logged(place, logged.toString(), state));
  }

  private static void collectPart(
      String place, String name, JsonNode logged, FunctionValue function, List<Logged> into) {
    for (int i = 0; i < function.count(); i++) {
      Value key = function.keyAt(i);
      if (key instanceof StringValue s && s.text().equals(name)) {
        String path = FIELD.matcher(name).matches() ? "." + name : "[" + key + "]";
        collect(place + path, logged, Optional.of(function.valueAt(i)), into);
        return;
      }
      if (key.toString().equals(name)) {
        collect(place + "[" + name + "]", logged, Optional.of(function.valueAt(i)), into);
        return;
      }
    }
    collect(place + "[" + name + "]", logged, Optional.empty(), into);
  }

  private static Value strict(Value value) {
    return value instanceof LazyFunctionValue lazy ? lazy.strict() : value;
  }
}
