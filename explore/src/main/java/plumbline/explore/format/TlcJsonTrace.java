package plumbline.explore.format;

import java.util.List;
import java.util.Map;
import plumbline.tla.Action;
import plumbline.tla.SourceRange;
import plumbline.tla.value.Value;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A behaviour as TLC's {@code -dumpTrace json} writes a counterexample: {@code counterexample}
 * holds the numbered states and, between each two, the action that leads from one to the other;
 * {@code vars} the names of the variables.
 */
public final class TlcJsonTrace {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TlcJsonTrace() {}

  /** The whole counterexample. */
  public static ObjectNode of(Behaviour behaviour) {
    ObjectNode whole = JSON.objectNode();
    ObjectNode counterexample = whole.putObject("counterexample");
    ArrayNode actions = counterexample.putArray("action");
    ArrayNode states = counterexample.putArray("state");
    List<Behaviour.Step> steps = behaviour.steps();
    for (int i = 0; i < steps.size(); i++) {
      Behaviour.Step step = steps.get(i);
      states.add(numbered(step));
      if (i > 0 && step.action().isPresent()) {
        actions
            .addArray()
            .add(numbered(steps.get(i - 1)))
            .add(action(step.action().get(), step.arguments()))
            .add(numbered(step));
      }
    }
    ArrayNode variables = whole.putArray("vars");
    behaviour.names().forEach(variables::add);
    return whole;
  }

  private static ArrayNode numbered(Behaviour.Step step) {
    ArrayNode pair = JSON.arrayNode().add(step.number());
    ObjectNode state = pair.addObject();
    for (Map.Entry<String, Value> shown : step.shown().entrySet()) {
      state.set(shown.getKey(), PlainJson.of(shown.getValue()));
    }
    return pair;
  }

  private static ObjectNode action(Action action, List<Value> arguments) {
    ObjectNode node = JSON.objectNode();
    node.put("name", action.name());
    SourceRange at = action.at();
    node.putObject("location")
        .put("beginLine", at.line())
        .put("beginColumn", at.column())
        .put("endLine", at.endLine())
        .put("endColumn", at.endColumn())
        .put("module", TlaTrace.module(at));
    if (!arguments.isEmpty()) {
      ObjectNode context = node.putObject("context");
      ArrayNode parameters = node.putArray("parameters");
      for (int i = 0; i < arguments.size(); i++) {
        context.set(action.parameters().get(i), PlainJson.of(arguments.get(i)));
        parameters.add(action.parameters().get(i));
      }
    }
    return node;
  }
}
