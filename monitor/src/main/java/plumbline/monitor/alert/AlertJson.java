package plumbline.monitor.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import plumbline.monitor.Position;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Alerts as JSON: the one schema of all sinks. Every name is always there. */
public final class AlertJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private AlertJson() {}

  /** The alert as an object. */
  public static ObjectNode of(Alert alert) {
    ObjectNode json = JSON.objectNode();
    json.put("id", alert.id());
    json.put("monitor", alert.monitor());
    json.put("key", alert.key());
    json.put("verdict", word(alert.verdict()));
    json.put("status", word(alert.status()));
    json.put("what", alert.what());
    json.put("firstSeen", Instant.ofEpochMilli(alert.firstSeen()).toString());
    json.put("lastSeen", Instant.ofEpochMilli(alert.lastSeen()).toString());
    json.put("count", alert.count());
    json.set("event", alert.event().<JsonNode>map(e -> e).orElseGet(JSON::nullNode));
    json.set(
        "explanation",
        alert.explanation().<JsonNode>map(JSON::stringNode).orElseGet(JSON::nullNode));
    json.set("deviation", alert.deviation().<JsonNode>map(d -> d).orElseGet(JSON::nullNode));
    ArrayNode events = json.putArray("events");
    alert.events().forEach(p -> events.add(p.toString()));
    json.put("spec", alert.spec());
    json.set("from", alert.from().isEmpty() ? JSON.nullNode() : states(alert.from()));
    json.set(
        "acknowledged",
        alert.acknowledged().<JsonNode>map(AlertJson::acknowledgement).orElseGet(JSON::nullNode));
    return json;
  }

  private static ArrayNode states(List<Map<String, String>> states) {
    ArrayNode json = JSON.arrayNode();
    for (Map<String, String> state : states) {
      ObjectNode one = json.addObject();
      state.forEach(one::put);
    }
    return json;
  }

  private static ObjectNode acknowledgement(Acknowledgement known) {
    ObjectNode json = JSON.objectNode();
    json.put("by", known.by());
    json.put("at", Instant.ofEpochMilli(known.at()).toString());
    json.put("comment", known.comment());
    return json;
  }

  /** The alert as one line of JSON, in UTF-8, without a line break. */
  public static byte[] bytes(Alert alert) {
    return MAPPER.writeValueAsBytes(of(alert));
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException when it is no alert
   */
  public static Alert read(byte[] bytes) {
    try {
      JsonNode json = MAPPER.readTree(bytes);
      List<Position> events = new ArrayList<>();
      for (JsonNode position : json.required("events")) {
        events.add(Position.parse(position.stringValue()));
      }
      return new Alert(
          json.required("id").stringValue(),
          json.required("monitor").stringValue(),
          json.required("key").stringValue(),
          Alert.Verdict.valueOf(json.required("verdict").stringValue().toUpperCase(Locale.ROOT)),
          Alert.Status.valueOf(json.required("status").stringValue().toUpperCase(Locale.ROOT)),
          json.required("what").stringValue(),
          Instant.parse(json.required("firstSeen").stringValue()).toEpochMilli(),
          Instant.parse(json.required("lastSeen").stringValue()).toEpochMilli(),
          json.required("count").longValue(),
          object(json.required("event")),
          Optional.of(json.required("explanation"))
              .filter(JsonNode::isString)
              .map(JsonNode::stringValue),
          object(json.required("deviation")),
          List.copyOf(events),
          json.required("spec").stringValue(),
          states(json.path("from")),
          acknowledgement(json.path("acknowledged")));
    } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("no alert: " + e.getMessage(), e);
    }
  }

  /** What an alert of an earlier version does not have is not there. */
  private static List<Map<String, String>> states(JsonNode json) {
    List<Map<String, String>> states = new ArrayList<>();
    for (JsonNode state : json) {
      Map<String, String> values = new LinkedHashMap<>();
      state.properties().forEach(v -> values.put(v.getKey(), v.getValue().stringValue()));
      states.add(Collections.unmodifiableMap(values));
    }
    return List.copyOf(states);
  }

  private static Optional<Acknowledgement> acknowledgement(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new Acknowledgement(
                json.required("by").stringValue(),
                Instant.parse(json.required("at").stringValue()).toEpochMilli(),
                json.required("comment").stringValue()))
        : Optional.empty();
  }

  private static Optional<ObjectNode> object(JsonNode json) {
    return json instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }

  /** As the schema has a constant. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
