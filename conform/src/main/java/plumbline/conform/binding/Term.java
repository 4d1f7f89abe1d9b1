package plumbline.conform.binding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.trace.JsonPath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What a binding says in place of a value. */
public sealed interface Term {

  /** What a line says, or what is the same for all lines: a value in JSON. */
  sealed interface Json extends Term {
    /** The value for a line; a missing node when the line does not have it. */
    JsonNode in(JsonNode line);

    /** Whether a line may lack it; then nothing is said. */
    default boolean mayBeMissing() {
      return false;
    }

    /** The path that a line lacks, or the value for which a table has no entry, in words. */
    String lacking(JsonNode line);
  }

  /**
   * What stands at a path of the line.
   *
   * @param optional {@code $.x?}: a line may lack it
   */
  record Path(JsonPath path, boolean optional) implements Json {
    @Override
    public JsonNode in(JsonNode line) {
      return path.in(line);
    }

    @Override
    public boolean mayBeMissing() {
      return optional;
    }

    @Override
    public String lacking(JsonNode line) {
      return "the line has no " + path + " (write " + path + "? where it may be missing)";
    }
  }

  /** The same for all lines. */
  record Literal(JsonNode value) implements Json {
    @Override
    public JsonNode in(JsonNode line) {
      return value;
    }

    @Override
    public String lacking(JsonNode line) {
      return "";
    }
  }

  /** A record or function, of which a line gives the values. */
  record Members(Map<String, Json> members) implements Json {
    @Override
    public JsonNode in(JsonNode line) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, Json> m : members.entrySet()) {
        JsonNode value = m.getValue().in(line);
        if (!value.isMissingNode()) {
          object.set(m.getKey(), value);
        } else if (!m.getValue().mayBeMissing()) {
          return value;
        }
      }
      return object;
    }

    @Override
    public String lacking(JsonNode line) {
      return Term.firstLacking(members.values(), line);
    }
  }

  /** A sequence, tuple or set, of which a line gives the elements. */
  record Elements(List<Json> elements) implements Json {
    @Override
    public JsonNode in(JsonNode line) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Json element : elements) {
        JsonNode value = element.in(line);
        if (value.isMissingNode()) {
          return value;
        }
        array.add(value);
      }
      return array;
    }

    @Override
    public String lacking(JsonNode line) {
      return Term.firstLacking(elements, line);
    }
  }

  /**
   * {@code {map: {MsgApp: AppendEntries, ...}, of: $.type}}: what a table has for a name or number.
   */
  record Table(Map<String, Json> entries, Json of, Optional<Json> otherwise) implements Json {
    @Override
    public JsonNode in(JsonNode line) {
      JsonNode key = of.in(line);
      if (key.isMissingNode()) {
        return key;
      }
      Json found = entries.get(printed(key));
      if (found == null) {
        return otherwise.isPresent() ? otherwise.get().in(line) : MissingNode.getInstance();
      }
      return found.in(line);
    }

    @Override
    public boolean mayBeMissing() {
      return of.mayBeMissing();
    }

    @Override
    public String lacking(JsonNode line) {
      JsonNode key = of.in(line);
      if (key.isMissingNode()) {
        return of.lacking(line);
      }
      Json found = entries.get(printed(key));
      return found == null
          ? "the map has no entry for " + key + ", only for " + Part.some(entries.keySet())
          : found.lacking(line);
    }
  }

  /** {@code {int: $.x}}: a number that the log writes as a string. */
  record WholeNumber(Json of) implements Json {
    @Override
    public JsonNode in(JsonNode line) {
      JsonNode text = of.in(line);
      if (!text.isString()) {
        return text;
      }
      try {
        return JsonNodeFactory.instance.numberNode(new BigInteger(text.stringValue().strip()));
      } catch (NumberFormatException e) {
        return MissingNode.getInstance();
      }
    }

    @Override
    public boolean mayBeMissing() {
      return of.mayBeMissing();
    }

    @Override
    public String lacking(JsonNode line) {
      JsonNode text = of.in(line);
      return text.isMissingNode() ? of.lacking(line) : text + " is no whole number";
    }
  }

  /** {@code {tla: "..."}}: an expression in which {@code $.path} stands for values of the line. */
  record Tla(String text) implements Term {}

  private static String printed(JsonNode key) {
    return key.isString() ? key.stringValue() : key.toString();
  }

  private static String firstLacking(Iterable<Json> terms, JsonNode line) {
    List<String> lacking = new ArrayList<>();
    for (Json term : terms) {
      if (!term.mayBeMissing() && term.in(line).isMissingNode()) {
        lacking.add(term.lacking(line));
      }
    }
    return lacking.isEmpty() ? "" : lacking.getFirst();
  }
}
