package plumbline.conform.binding;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import plumbline.trace.JsonPath;
import tools.jackson.databind.JsonNode;

/**
 * Which fields lines have, how often, and what stands there. The elements of arrays are not told
 * apart; of each field a few different values are kept.
 *
 * @param lines how many lines were looked at
 * @param fields by path, in the order in which they came
 */
record Survey(int lines, Map<String, Field> fields) {
  /** How deep objects are looked into. */
  private static final int DEPTH = 8;

  /** More fields than a person can look at: objects with data for keys. */
  private static final int MOST_FIELDS = 400;

  /** How many different values of a field are kept. */
  static final int KEPT = 200;

  /** A field, with the different values that were seen, at most {@link #KEPT}. */
  static final class Field {
    private final JsonPath path;
    private final String name;
    private final Set<JsonNode> values = new LinkedHashSet<>();
    private int count;

    private Field(String path, String name) {
      this.path = JsonPath.parse(path);
      this.name = name;
    }

    JsonPath path() {
      return path;
    }

    /** The name within its object. */
    String name() {
      return name;
    }

    /** How many lines have it. */
    int count() {
      return count;
    }

    Set<JsonNode> values() {
      return values;
    }

    /** Whether only a part of the values was kept. */
    boolean isOpen() {
      return values.size() == KEPT;
    }

    private void see(JsonNode value) {
      count++;
      if (values.size() < KEPT) {
        values.add(value);
      }
    }
  }

  static Survey of(List<JsonNode> lines) {
    Survey survey = new Survey(lines.size(), new LinkedHashMap<>());
    lines.forEach(line -> survey.see(line, "$", "", 0));
    return survey;
  }

  private void see(JsonNode value, String path, String name, int depth) {
    if (value.isObject() && !value.isEmpty() && depth < DEPTH) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        String step = JsonPath.member(member.getKey()).text().substring(1);
        see(member.getValue(), path + step, member.getKey(), depth + 1);
      }
    } else if (depth > 0 && (fields.containsKey(path) || fields.size() < MOST_FIELDS)) {
      fields.computeIfAbsent(path, p -> new Field(p, name)).see(value);
    }
  }

  boolean isInAllLines(Field field) {
    return field.count == lines;
  }

  /** The fields whose name is one of these, those of the first name first. */
  List<Field> named(List<String> names) {
    return fields.values().stream()
        .filter(f -> names.contains(lowerCase(f)))
        .sorted(Comparator.comparingInt(f -> names.indexOf(lowerCase(f))))
        .toList();
  }

  private static String lowerCase(Field field) {
    return field.name.toLowerCase(Locale.ROOT);
  }
}
