package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes JSON in TLA+: strings that are model values as those, objects as records. */
final class TlaText {
  private static final Pattern NAME = Pattern.compile("\\w*[A-Za-z_]\\w*");
  private static final Pattern LITERAL =
      Pattern.compile("(?:\"[^\"\\\\]*\"|-?\\d+|\\w+|[\\s{},])*");

  private final Set<String> modelValues;
  private final Optional<String> nullText;

  TlaText(Set<String> modelValues, Optional<String> nullText) {
    this.modelValues = modelValues;
    this.nullText = nullText;
  }

  /** A value that TLA+ cannot express. */
  static final class Inexpressible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Inexpressible(String message) {
      super(message);
    }
  }

  /** Whether a configuration can hold the text; otherwise it needs a definition. */
  static boolean isLiteral(String text) {
    return LITERAL.matcher(text).matches();
  }

  String of(JsonNode value) {
    if (value.isString()) {
      String text = value.stringValue();
      return modelValues.contains(text)
          ? text
          : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    } else if (value.isBoolean()) {
      return value.booleanValue() ? "TRUE" : "FALSE";
    } else if (value.isIntegralNumber()) {
      return value.bigIntegerValue().toString();
    } else if (value.isArray()) {
      return list(value.valueStream().map(this::of).toList(), "<<", ">>");
    } else if (value.isObject()) {
      return object(value);
    } else if (value.isNull()) {
      return nullText.orElseThrow(
          () -> new Inexpressible("null has no value in TLA+; say which: null: NoValue"));
    }
    throw new Inexpressible(value + " is no whole number, and TLA+ has no other");
  }

  private String object(JsonNode value) {
    boolean isRecord =
        value.properties().stream().allMatch(m -> NAME.matcher(m.getKey()).matches());
    if (value.isEmpty()) {
      return "<<>>";
    }
    if (isRecord) {
      return list(
          value.properties().stream().map(m -> m.getKey() + " |-> " + of(m.getValue())).toList(),
          "[",
          "]");
    }
    return function(
        value.properties().stream()
            .collect(
                Collectors.toMap(
                    m -> "\"" + m.getKey() + "\"",
                    m -> of(m.getValue()),
                    (a, _) -> a,
                    java.util.LinkedHashMap::new)));
  }

  /** A function by its points, of a module that may not know TLC's {@code :>}. */
  static String function(Map<String, String> points) {
    List<String> cases = new ArrayList<>();
    points.forEach((key, value) -> cases.add("plumbline_x = " + key + " -> " + value));
    return "[plumbline_x \\in "
        + set(points.keySet())
        + " |-> CASE "
        + String.join(" [] ", cases)
        + "]";
  }

  static String set(Iterable<String> elements) {
    return "{" + String.join(", ", elements) + "}";
  }

  private static String list(List<String> elements, String open, String close) {
    return open + String.join(", ", elements) + close;
  }
}
