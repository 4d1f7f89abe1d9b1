package plumbline.trace.format;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import plumbline.trace.Event;
import plumbline.trace.Stamp;
import plumbline.trace.input.Records;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A counterexample as TLC's {@code -dumpTrace json} writes it: each action with the states that it
 * leads from and to is an event that observed all of both.
 */
final class TlcJson implements Reader {
  static boolean looksLike(JsonNode document) {
    return document.has("counterexample")
        || (document.path("state").isArray() && document.path("action").isArray());
  }

  @Override
  public void read(Records record, Consumer<Event> events) {
    boolean wrapped = record.value().has("counterexample");
    JsonNode whole = wrapped ? record.value().get("counterexample") : record.value();
    JsonPointer at = JsonPointer.compile(wrapped ? "/counterexample/action" : "/action");
    JsonNode actions = whole.path("action");
    if (!actions.isArray()) {
      throw record.wrong(
          JsonPointer.empty(), "expected a counterexample: {\"action\": [...], \"state\": [...]}");
    }
    List<Integer> order =
        IntStream.range(0, actions.size())
            .boxed()
            .sorted(Comparator.comparingLong(i -> actions.get(i).path(0).path(0).asLong(0)))
            .toList();
    for (int i : order) {
      events.accept(event(record, at.appendIndex(i), actions.get(i)));
    }
  }

  private static Event event(Records record, JsonPointer at, JsonNode step) {
    if (step.path(0).path(1) instanceof ObjectNode before
        && step.path(1) instanceof ObjectNode action
        && step.path(2).path(1) instanceof ObjectNode after) {
      return new Event(
          record.placeOf(action),
          action.path("name").asString(""),
          arguments(action),
          "",
          Stamp.NONE,
          after,
          before,
          0,
          false,
          action);
    }
    throw record.wrong(
        at, "a step must be [[number, state], action, [number, state]], each state an object");
  }

  /** TLC's context holds other names too where an action is nested in quantifiers. */
  private static ObjectNode arguments(ObjectNode action) {
    ObjectNode args = JsonNodeFactory.instance.objectNode();
    for (JsonNode parameter : action.path("parameters")) {
      JsonNode value = action.path("context").get(parameter.asString(""));
      if (value != null) {
        args.set(parameter.stringValue(), value);
      }
    }
    return args;
  }
}
