package plumbline.monitor.otlp;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes a request apart into messages of one record each, which have the request's own form. */
final class JsonRecords {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonRecords() {}

  /**
   * The messages of a request in JSON.
   *
   * @throws IllegalArgumentException when it is none
   */
  static List<byte[]> messages(Signal signal, byte[] request) {
    JsonNode root;
    try {
      root = MAPPER.readTree(request);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "the body is no JSON (line %d, column %d): %s"
              .formatted(
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()
                      .replaceFirst(" \\((start marker|for \\w+ starting).*", "")),
          e);
    }
    if (!root.isObject() || !(root.isEmpty() || root.path(signal.resources).isArray())) {
      throw new IllegalArgumentException(
          "the body must be an object with a list \"%s\"".formatted(signal.resources));
    }
    List<byte[]> messages = new ArrayList<>();
    for (JsonNode resource : list(root, signal.resources)) {
      for (JsonNode scope : list(resource, signal.scopes)) {
        for (JsonNode record : list(scope, signal.records)) {
          messages.add(
              message(signal, resource.path("resource"), scope.path("scope"), object(record)));
        }
      }
    }
    return messages;
  }

  private static JsonNode list(JsonNode in, String name) {
    JsonNode list = object(in).path(name);
    if (!list.isMissingNode() && !list.isArray()) {
      throw new IllegalArgumentException("\"%s\" must be a list".formatted(name));
    }
    return list;
  }

  private static ObjectNode object(JsonNode json) {
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException(
        "an object expected instead of "
            + json.toString().substring(0, Math.min(80, json.toString().length())));
  }

  /** A message of one record. */
  static byte[] message(Signal signal, JsonNode resource, JsonNode scope, ObjectNode record) {
    if (record.path("timeUnixNano").asString("").equals("0")) {
      // The protocol's word for a time that is not known.
      record.remove("timeUnixNano");
    }
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode ofResource = root.putArray(signal.resources).addObject();
    if (resource.isObject()) {
      ofResource.set("resource", resource);
    }
    ObjectNode ofScope = ofResource.putArray(signal.scopes).addObject();
    if (scope.isObject()) {
      ofScope.set("scope", scope);
    }
    ofScope.putArray(signal.records).add(record);
    return MAPPER.writeValueAsBytes(root);
  }
}
