package plumbline.trace.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import plumbline.trace.Event;
import plumbline.trace.JsonPath;
import plumbline.trace.Stamp;
import plumbline.trace.input.Records;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the instrumentation of lbinria/trace_validation_tools logs: the event, its arguments by
 * position, a logical clock, and for each variable that changed a list of changes.
 */
final class TraceValidationTools implements Reader {
  private final Part event = new Part("event", JsonPath.parse("$.event"), false);
  private final Part args = new Part("event_args", JsonPath.parse("$.event_args"), false);
  private final Part clock = new Part("clock", JsonPath.parse("$.clock"), false);
  private final Part sender = new Part("sender", JsonPath.parse("$.sender"), false);
  private final Part logger = new Part("logger", JsonPath.parse("$.logger"), false);

  static boolean looksLike(JsonNode line) {
    boolean speaks = line.has("event") || line.has("event_args");
    for (Map.Entry<String, JsonNode> member : line.properties()) {
      JsonNode value = member.getValue();
      if (!isFixed(member.getKey())) {
        if (!isUpdates(value)) {
          return false;
        }
        speaks = true;
      }
    }
    return speaks && (!line.has("clock") || line.get("clock").isNumber());
  }

  private static boolean isFixed(String member) {
    return switch (member) {
      case "event", "event_args", "clock", "sender", "logger", "desc" -> true;
      default -> false;
    };
  }

  private static boolean isUpdates(JsonNode value) {
    return value.isArray()
        && !value.isEmpty()
        && value.valueStream().allMatch(u -> u.path("op").isString());
  }

  @Override
  public void read(Records record, Consumer<Event> events) {
    if (!(record.value() instanceof ObjectNode line)) {
      throw record.wrong(JsonPointer.empty(), "expected an object: {\"event\": \"Name\", ...}");
    }
    ObjectNode vars = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : line.properties()) {
      if (!isFixed(member.getKey())) {
        for (Update update : updates(record, member.getKey(), member.getValue())) {
          update.addTo(vars, member.getKey());
        }
      }
    }
    String node = sender.name(record);
    events.accept(
        new Event(
            record.place(),
            event.name(record),
            args.arguments(record),
            node.isEmpty() ? logger.name(record) : node,
            Stamp.lamport(clock.integer(record)),
            vars,
            Part.NOTHING,
            0,
            false,
            line));
  }

  private static List<Update> updates(Records record, String variable, JsonNode list) {
    JsonPointer at = JsonPointer.empty().appendProperty(variable);
    if (!list.isArray()) {
      throw record.wrong(
          at, "%s must be a list of changes: [{\"op\", \"path\", \"args\"}]".formatted(variable));
    }
    List<Update> updates = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode update = list.get(i);
      // The arguments of a mapped change are not values of the spec.
      if (!update.has("map")) {
        updates.add(update(record, at.appendIndex(i), update));
      }
    }
    return updates;
  }

  private static Update update(Records record, JsonPointer at, JsonNode json) {
    Update update =
        new Update(
            json.path("op").asString(""),
            json.path("path").valueStream().map(step -> step.asString(step.toString())).toList(),
            json.path("args").valueStream().toList());
    if (!Update.OPERATORS.contains(update.op())) {
      throw record.wrong(
          at,
          "\"%s\" is no operator of a change; there are %s"
              .formatted(update.op(), String.join(", ", Update.OPERATORS)));
    }
    if (update.args().size() < update.arity()) {
      throw record.wrong(
          at, "%s needs %d arguments in args".formatted(update.op(), update.arity()));
    }
    return update;
  }
}
