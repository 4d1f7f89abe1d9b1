package plumbline.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import plumbline.explore.Exploration;
import plumbline.explore.format.Behaviour;
import plumbline.explore.format.PlainJson;
import plumbline.tla.SourceRange;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.value.Value;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one object that {@code --format json} prints, whatever happens: {@code result} and {@code
 * exit} are always there, and {@code error} is null unless something is wrong.
 *
 * <p>A step of {@code trace} is an event as the rest of the product reads them ({@code action},
 * {@code args}, {@code vars} in plain JSON); {@code state} holds the same values, or those of the
 * ALIAS, as TLA+ text.
 */
final class JsonReport {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String ERROR = "error";

  private JsonReport() {}

  /** What an exploration found. */
  static ObjectNode of(Spec spec, Exploration found, Behaviour behaviour, int exit) {
    ObjectNode object = JSON.objectNode();
    boolean incomplete = found.result() == Exploration.Result.OK && exit != 0;
    object.put(
        "result", incomplete ? "incomplete" : found.result().name().toLowerCase(Locale.ROOT));
    object.put("exit", exit);
    object.put("module", spec.name());
    object.put("generated", found.generated());
    object.put("distinct", found.distinct());
    object.put("queue", found.queue());
    object.put("depth", found.depth());
    object.put("seconds", found.seconds());
    object.put("workers", found.statistics().workers());
    found.statistics().seed().ifPresent(seed -> object.put("seed", seed));
    object.put("violated", found.violated().isEmpty() ? null : found.violated());
    ArrayNode trace = object.putArray("trace");
    behaviour.steps().forEach(s -> trace.add(step(s)));
    ArrayNode coverage = object.putArray("coverage");
    for (Exploration.Coverage c : found.coverage()) {
      coverage
          .addObject()
          .put("action", c.action().name())
          .put("at", c.action().at().toString())
          .put("taken", c.taken())
          .put("enabled", c.enabled())
          .put("distinct", c.distinct());
    }
    ArrayNode unchecked = object.putArray("unchecked");
    found
        .unchecked()
        .forEach(
            u ->
                unchecked
                    .addObject()
                    .put("property", u.property())
                    .put("reason", u.reason())
                    .put("at", u.at().toString()));
    ArrayNode warnings = object.putArray("warnings");
    spec.warnings().forEach(warnings::add);
    object.set("statistics", statistics(found.statistics()));
    object.set("error", found.error().map(JsonReport::error).orElse(null));
    return object;
  }

  private static ObjectNode statistics(Exploration.Statistics about) {
    ObjectNode object = JSON.objectNode();
    ArrayNode widths = object.putArray("widths");
    about.widths().forEach(widths::add);
    object
        .putObject("outDegree")
        .put("min", about.outDegree().min())
        .put("max", about.outDegree().max())
        .put("mean", about.outDegree().mean())
        .put("percentile95", about.outDegree().percentile95());
    object.put("collision", about.collision());
    object.put("setBytes", about.setBytes());
    object.put("queueBytes", about.queueBytes());
    object.put("behaviours", about.behaviours());
    ObjectNode engine =
        object
            .putObject("engine")
            .put("compiled", about.engine().compiled())
            .put("why", about.engine().why())
            .put("interpreted", about.engine().interpreted());
    engine.set("plan", lines(about.engine().plan()));
    ArrayNode costs = engine.putArray("costs");
    for (Exploration.ActionCost c : about.engine().costs()) {
      costs
          .addObject()
          .put("action", c.action().name())
          .put("seconds", c.seconds())
          .put("evaluated", c.evaluated());
    }
    return object;
  }

  private static ArrayNode lines(List<String> lines) {
    ArrayNode all = JSON.arrayNode();
    lines.forEach(all::add);
    return all;
  }

  /** A spec that could not be loaded, or another error that ends the command. */
  static ObjectNode ofError(SpecException e) {
    ObjectNode object = JSON.objectNode();
    object.put("result", ERROR).put("exit", e.kind().exitCode());
    object.set("error", error(e));
    return object;
  }

  /** A command line that cannot be understood. */
  static ObjectNode ofWrongCommandLine(String message, int exit) {
    ObjectNode object = JSON.objectNode();
    object.put("result", ERROR).put("exit", exit);
    object.putObject("error").put("kind", "usage").put("message", message);
    return object;
  }

  private static ObjectNode step(Behaviour.Step step) {
    ObjectNode object = JSON.objectNode();
    object.put("step", step.number());
    object.put("action", step.action().map(a -> a.name()).orElse(null));
    step.action()
        .ifPresent(
            a -> {
              ObjectNode args = object.putObject("args");
              for (int i = 0; i < step.arguments().size(); i++) {
                args.set(a.parameters().get(i), PlainJson.of(step.arguments().get(i)));
              }
              object.put("at", a.at().toString());
            });
    ObjectNode vars = object.putObject("vars");
    step.variables().forEach((name, value) -> vars.set(name, PlainJson.of(value)));
    ObjectNode state = object.putObject("state");
    for (Map.Entry<String, Value> shown : step.shown().entrySet()) {
      state.put(shown.getKey(), shown.getValue().toString());
    }
    return object;
  }

  private static ObjectNode error(SpecException e) {
    ObjectNode error = JSON.objectNode();
    error.put("kind", e.kind().name().toLowerCase(Locale.ROOT)).put("message", e.getMessage());
    place(error, e.at());
    ArrayNode stack = error.putArray("stack");
    e.trace().forEach(f -> place(stack.addObject().put("what", f.what()), f.at()));
    return error;
  }

  private static void place(ObjectNode object, SourceRange at) {
    if (!at.file().isEmpty()) {
      object.put("file", at.file());
    }
    if (at.line() > 0) {
      object.put("line", at.line()).put("column", at.column());
    }
  }
}
