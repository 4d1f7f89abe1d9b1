package plumbline.trace.write;

import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import plumbline.trace.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Apalache's Informal Trace Format: what the first event observed before it is the first state,
 * what each event observed after it the next. A state has the variables that were observed, and
 * says in its {@code #meta} which action led to it; arguments and order are not in the format.
 */
public final class ItfWriter implements EventWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonOut out;
  private final Set<String> vars = new LinkedHashSet<>();
  private long states;

  /** Writes to that stream, which should be buffered. */
  public ItfWriter(OutputStream out) {
    this.out = new JsonOut(out);
    this.out.text(
        "{\"#meta\":{\"format\":\"ITF\",\"format-description\":"
            + "\"https://apalache-mc.org/docs/adr/015adr-trace.html\"},\"states\":[");
  }

  @Override
  public void write(Event event) {
    if (states == 0) {
      state(JSON.objectNode(), event.before());
    }
    ObjectNode meta = JSON.objectNode();
    if (!event.action().isEmpty()) {
      meta.put("action", event.action());
    }
    if (event.isGap()) {
      meta.put("gap", event.lost());
    }
    state(meta, event.vars());
  }

  private void state(ObjectNode meta, ObjectNode observed) {
    ObjectNode state = JSON.objectNode();
    meta.put("index", states);
    state.set("#meta", meta);
    for (Map.Entry<String, JsonNode> variable : observed.properties()) {
      vars.add(variable.getKey());
      state.set(variable.getKey(), value(variable.getValue()));
    }
    out.text(states++ == 0 ? "\n" : ",\n");
    out.json(state);
  }

  /** The format's own integers are texts, of any size. */
  private static JsonNode value(JsonNode value) {
    if (value.isIntegralNumber()) {
      return JSON.objectNode().put("#bigint", value.bigIntegerValue().toString());
    }
    if (value.isArray()) {
      ArrayNode array = JSON.arrayNode();
      value.forEach(element -> array.add(value(element)));
      return array;
    }
    if (value.isObject()) {
      ObjectNode object = JSON.objectNode();
      value.properties().forEach(member -> object.set(member.getKey(), value(member.getValue())));
      return object;
    }
    return value;
  }

  @Override
  public void close() {
    try (out) {
      ArrayNode names = JSON.arrayNode();
      vars.forEach(names::add);
      out.text("],\n\"vars\":");
      out.json(names);
      out.text("}\n");
    }
  }
}
