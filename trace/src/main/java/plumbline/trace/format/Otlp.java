package plumbline.trace.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import plumbline.trace.Event;
import plumbline.trace.Stamp;
import plumbline.trace.input.Records;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenTelemetry's JSON: each span is an event from its start to its end, caused by its parent and
 * by what it links to; each log record is an event at its time. Attributes are the arguments; the
 * node is the resource's {@code service.instance.id}, or else its {@code service.name}.
 */
final class Otlp implements Reader {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static boolean looksLike(JsonNode line) {
    return line.path("resourceSpans").isArray() || line.path("resourceLogs").isArray();
  }

  private long ignored;

  @Override
  public void read(Records record, Consumer<Event> events) {
    JsonNode line = record.value();
    if (!looksLike(line)) {
      if (line.path("resourceMetrics").isArray()) {
        ignored++;
        return;
      }
      throw record.wrong(JsonPointer.empty(), "expected resourceSpans or resourceLogs");
    }
    each(
        line,
        "resourceSpans",
        "scopeSpans",
        "spans",
        (resource, at, span) -> events.accept(span(record, at, node(resource), span)));
    each(
        line,
        "resourceLogs",
        "scopeLogs",
        "logRecords",
        (resource, at, log) -> events.accept(log(record, at, node(resource), log)));
  }

  private interface Visitor {
    void visit(JsonNode resource, JsonPointer at, JsonNode item);
  }

  private static void each(
      JsonNode line, String resources, String scopes, String items, Visitor visitor) {
    for (int r = 0; r < line.path(resources).size(); r++) {
      JsonNode resource = line.path(resources).get(r);
      for (int s = 0; s < resource.path(scopes).size(); s++) {
        JsonNode list = resource.path(scopes).get(s).path(items);
        for (int i = 0; i < list.size(); i++) {
          JsonPointer at =
              JsonPointer.empty()
                  .appendProperty(resources)
                  .appendIndex(r)
                  .appendProperty(scopes)
                  .appendIndex(s)
                  .appendProperty(items)
                  .appendIndex(i);
          visitor.visit(resource.path("resource"), at, list.get(i));
        }
      }
    }
  }

  private static String node(JsonNode resource) {
    ObjectNode attributes = attributes(resource.path("attributes"));
    return attributes
        .path("service.instance.id")
        .asString(attributes.path("service.name").asString(""));
  }

  private static Event span(Records record, JsonPointer at, String node, JsonNode span) {
    List<String> causes = new ArrayList<>();
    String parent = span.path("parentSpanId").asString("");
    if (!parent.isEmpty()) {
      causes.add(parent);
    }
    for (JsonNode link : span.path("links")) {
      causes.add(link.path("spanId").asString(""));
    }
    long start = nanos(record, at, span, "startTimeUnixNano");
    long end = nanos(record, at, span, "endTimeUnixNano");
    if (end < start) {
      throw record.wrong(at.appendProperty("endTimeUnixNano"), "the span ends before it starts");
    }
    Stamp stamp =
        new Stamp(
            Stamp.ABSENT,
            Map.of(),
            span.path("spanId").asString(""),
            List.copyOf(causes),
            Stamp.ABSENT,
            start,
            end);
    return event(
        record,
        span,
        span.path("name").asString(""),
        attributes(span.path("attributes")),
        node,
        stamp);
  }

  private static Event log(Records record, JsonPointer at, String node, JsonNode log) {
    ObjectNode attributes = attributes(log.path("attributes"));
    JsonNode named = attributes.remove("event.name");
    JsonNode body = value(log.path("body"));
    String action =
        log.path("eventName")
            .asString(named == null ? body.isString() ? body.stringValue() : "" : named.asString());
    if (body.isObject()) {
      body.properties().forEach(member -> attributes.set(member.getKey(), member.getValue()));
    }
    String time = log.has("timeUnixNano") ? "timeUnixNano" : "observedTimeUnixNano";
    return event(record, log, action, attributes, node, Stamp.at(nanos(record, at, log, time)));
  }

  private static Event event(
      Records record, JsonNode item, String action, ObjectNode args, String node, Stamp stamp) {
    return new Event(
        record.placeOf(item),
        action,
        args,
        node,
        stamp,
        Part.NOTHING,
        Part.NOTHING,
        0,
        false,
        item);
  }

  private static long nanos(Records record, JsonPointer at, JsonNode item, String name) {
    JsonNode time = item.path(name);
    if (time.isMissingNode()) {
      return Stamp.ABSENT;
    }
    String text = time.asString("");
    if (!text.matches("\\d{1,18}|[0-8]\\d{18}")) {
      throw record.wrong(
          at.appendProperty(name), name + " must be a number of nanoseconds since 1970");
    }
    return Long.parseLong(text);
  }

  private static ObjectNode attributes(JsonNode list) {
    ObjectNode attributes = JSON.objectNode();
    for (JsonNode attribute : list) {
      attributes.set(attribute.path("key").asString(""), value(attribute.path("value")));
    }
    return attributes;
  }

  private static JsonNode value(JsonNode any) {
    for (Map.Entry<String, JsonNode> member : any.properties()) {
      JsonNode value = member.getValue();
      return switch (member.getKey()) {
        case "intValue" ->
            value.isString() && value.stringValue().matches("-?\\d{1,18}")
                ? JSON.numberNode(Long.parseLong(value.stringValue()))
                : value;
        case "arrayValue" ->
            JSON.arrayNode().addAll(value.path("values").valueStream().map(Otlp::value).toList());
        case "kvlistValue" -> attributes(value.path("values"));
        default -> value;
      };
    }
    return JSON.nullNode();
  }
}
