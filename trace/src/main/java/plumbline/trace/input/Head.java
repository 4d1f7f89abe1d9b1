package plumbline.trace.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the beginning of a file tells of its form. */
public final class Head {
  private static final int SAMPLES = 100;

  private final byte[] bytes;
  private final JsonTree tree;
  private final int start;

  private Head(byte[] bytes) {
    this.bytes = bytes;
    this.tree = new JsonTree(Math.max(bytes.length, 1));
    this.start = afterBlanks(0);
  }

  /** The beginning of that input. */
  public static Head of(Unpacked input) {
    return new Head(input.head());
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < bytes.length && ((bytes[at] <= ' ' && bytes[at] >= 0) || bytes[at] == ',')) {
      at++;
    }
    return at;
  }

  private int at(int index) {
    return index < bytes.length ? bytes[index] : 0;
  }

  /** Whether it begins as a JSON object or list does. */
  public boolean isJson() {
    return at(start) == '{' || at(start) == '[';
  }

  /** Whether it begins as a map of Clojure does, or as a vector or record of them. */
  public boolean isEdn() {
    if (at(start) == ';' || at(start) == '#') {
      return at(start) == ';' || Character.isLetter(at(start + 1));
    }
    int inside = at(start) == '[' ? afterBlanks(start + 1) : start;
    return (at(inside) == '{' && at(afterBlanks(inside + 1)) == ':')
        || (inside > start && at(inside) == '#');
  }

  /** The first line that is not blank. */
  public String firstLine() {
    return new String(bytes, start, end(start) - start, StandardCharsets.UTF_8).strip();
  }

  private int end(int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Whether each line is a value, and not values stretch over lines or are elements of a list. */
  public boolean isLines() {
    if (!isJson()) {
      return true;
    }
    if (at(start) == '[') {
      return false;
    }
    int end = end(start);
    try {
      tree.read(bytes, start, end);
      return true;
    } catch (JacksonException e) {
      return !JsonTree.isCutOff(e) || end == bytes.length;
    }
  }

  /** The first objects, as far as they can be read; of the last one perhaps only some members. */
  public List<JsonNode> samples() {
    List<JsonNode> samples = new ArrayList<>();
    int from = at(start) == '[' ? start + 1 : start;
    try (JsonParser parser =
        tree.factory().createParser(ObjectReadContext.empty(), bytes, from, bytes.length - from)) {
      while (samples.size() < SAMPLES && parser.nextToken() == JsonToken.START_OBJECT) {
        ObjectNode sample = JsonNodeFactory.instance.objectNode();
        samples.add(sample);
        members(parser, sample);
      }
    } catch (JacksonException e) {
      // Of a form that cannot be told from here on.
    }
    return samples;
  }

  private static void members(JsonParser parser, ObjectNode sample) {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      sample.putNull(name);
      sample.set(name, JsonTree.value(parser, parser.nextToken()));
    }
  }
}
