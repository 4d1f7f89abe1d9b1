package plumbline.trace.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import plumbline.trace.Event;
import plumbline.trace.JsonPath;
import plumbline.trace.Place;
import plumbline.trace.Stamp;
import plumbline.trace.input.Records;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A history of Jepsen: operations that a process begins ({@code invoke}) and that then succeed
 * ({@code ok}), fail ({@code fail}: they did not happen, and are no events) or stay unknown ({@code
 * info}, or nothing follows: they may happen at any time from then on, or never). An event is one
 * operation, from its beginning to its end; it is given when it has ended. What is done by others
 * than numbered processes, such as the nemesis, is no event.
 */
final class Jepsen implements Reader {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final JsonPointer TIME = JsonPointer.compile("/time");

  private final Part process = new Part("process", JsonPath.parse("$.process"), false);
  private final Part type = new Part("type", JsonPath.parse("$.type"), false);
  private final Part action = new Part("f", JsonPath.parse("$.f"), false);
  private final Map<String, Begun> pending = new LinkedHashMap<>();
  private long lines;
  private long ignored;

  private record Begun(Place at, JsonNode line, long start) {}

  static boolean looksLike(JsonNode line) {
    return line.has("process")
        && line.has("f")
        && switch (line.path("type").asString("")) {
          case "invoke", "ok", "fail", "info" -> true;
          default -> false;
        };
  }

  @Override
  public void read(Records record, Consumer<Event> events) {
    lines++;
    String name = process.needed(record);
    if (!name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      ignored++;
      return;
    }
    switch (type.needed(record)) {
      case "invoke" -> begin(record, name);
      case "ok" -> events.accept(ended(record, name));
      case "fail" -> {
        begun(record, name);
        ignored += 2;
      }
      case "info" -> events.accept(never(begun(record, name), name));
      default -> throw record.wrong(type.path().pointer(), "type must be invoke, ok, fail or info");
    }
  }

  private void begin(Records record, String name) {
    action.needed(record);
    Begun before = pending.put(name, new Begun(record.place(), record.value(), now(record)));
    if (before != null) {
      throw record.wrong(
          JsonPointer.empty(),
          "process %s begins an operation while that of %s has not ended"
              .formatted(name, before.at));
    }
  }

  private Begun begun(Records record, String name) {
    Begun begun = pending.remove(name);
    if (begun == null) {
      throw record.wrong(
          JsonPointer.empty(),
          "process %s ends an operation that it did not begin; is the history whole?"
              .formatted(name));
    }
    return begun;
  }

  /** Jepsen's times are nanoseconds since the test began; a history without any has its order. */
  private long now(Records record) {
    JsonNode at = record.value().path("time");
    if (at.isMissingNode() || at.isNull()) {
      return lines;
    }
    if (!at.isIntegralNumber() || !at.canConvertToLong()) {
      throw record.wrong(TIME, "time must be a number of nanoseconds");
    }
    // What Jepsen itself writes where it has none.
    return at.longValue() < 0 ? lines : at.longValue();
  }

  private Event ended(Records record, String name) {
    Begun begun = begun(record, name);
    long end = now(record);
    if (end < begun.start) {
      throw record.wrong(TIME, "time is before the operation began at %s".formatted(begun.at));
    }
    ObjectNode args = value(begun);
    JsonNode result = record.value().get("value");
    if (result != null) {
      args.set("result", result);
    }
    return event(begun, name, args, end, record.value());
  }

  private static Event never(Begun begun, String name) {
    return event(begun, name, value(begun), Long.MAX_VALUE, begun.line);
  }

  private static ObjectNode value(Begun begun) {
    ObjectNode args = JSON.objectNode();
    JsonNode value = begun.line.get("value");
    if (value != null) {
      args.set("value", value);
    }
    return args;
  }

  private static Event event(Begun begun, String name, ObjectNode args, long end, JsonNode line) {
    return new Event(
        begun.at,
        begun.line.get("f").asString(),
        args,
        name,
        new Stamp(Stamp.ABSENT, Map.of(), "", List.of(), Stamp.ABSENT, begun.start, end),
        Part.NOTHING,
        Part.NOTHING,
        0,
        end == Long.MAX_VALUE,
        line);
  }

  @Override
  public void end(Consumer<Event> events) {
    pending.forEach((name, begun) -> events.accept(never(begun, name)));
    pending.clear();
  }

  @Override
  public long ignored() {
    return ignored;
  }
}
