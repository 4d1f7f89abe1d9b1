package plumbline.trace.format;

import java.util.function.Consumer;
import plumbline.trace.Event;
import plumbline.trace.Stamp;
import plumbline.trace.input.Records;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Apalache's and Quint's trace format (Apalache's ADR-015): each step from a state to the next is
 * an event that observed all of both. Its action is what the state's {@code #meta}, or Quint's
 * {@code mbt::actionTaken}, calls it; else it is not known. Values stay in the format's words
 * ({@code #bigint}, {@code #tup}, {@code #set}, {@code #map}).
 */
final class Itf implements Reader {
  private static final String QUINT = "mbt::";

  static boolean looksLike(JsonNode document) {
    return document.has("states") && (document.has("vars") || document.has("#meta"));
  }

  @Override
  public void read(Records record, Consumer<Event> events) {
    JsonNode states = record.value().path("states");
    if (!states.isArray()) {
      throw record.wrong(
          JsonPointer.empty(), "expected a trace: {\"vars\": [...], \"states\": [...]}");
    }
    ObjectNode before = null;
    for (int i = 0; i < states.size(); i++) {
      if (!(states.get(i) instanceof ObjectNode state)) {
        throw record.wrong(
            JsonPointer.compile("/states").appendIndex(i),
            "a state must be an object of variables");
      }
      ObjectNode vars = variables(state);
      if (before != null) {
        events.accept(
            new Event(
                record.placeOf(state),
                action(state),
                Part.NOTHING,
                "",
                Stamp.NONE,
                vars,
                before,
                state.path("#meta").path("gap").asLong(0),
                false,
                state));
      }
      before = vars;
    }
  }

  private static ObjectNode variables(ObjectNode state) {
    ObjectNode vars = JsonNodeFactory.instance.objectNode();
    state
        .properties()
        .forEach(
            member -> {
              if (!member.getKey().equals("#meta") && !member.getKey().startsWith(QUINT)) {
                vars.set(member.getKey(), member.getValue());
              }
            });
    return vars;
  }

  /** Some write the arguments behind the name; the state says more than they do. */
  private static String action(ObjectNode state) {
    String named =
        state.path("#meta").path("action").asString(state.path(QUINT + "actionTaken").asString(""));
    int parenthesis = named.indexOf('(');
    return parenthesis < 0 ? named : named.substring(0, parenthesis);
  }
}
