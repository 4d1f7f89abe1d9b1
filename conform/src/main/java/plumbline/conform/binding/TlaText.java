package plumbline.conform.binding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Writes JSON as the value of a constant: strings that are model values as those, arrays as tuples,
 * objects as functions of strings.
 */
final class TlaText {
  private static final Pattern LITERAL =
      Pattern.compile("(?:\"[^\"\\\\]*\"|-?\\d+(?!\\.)|\\w+|<<|>>|:>|@@|[\\s{}(),])*");

  private final Set<String> modelValues;
  private final Optional<String> nullText;

  TlaText(Set<String> modelValues, Optional<String> nullText) {
    this.modelValues = modelValues;
    this.nullText = nullText;
  }

  /** A value that TLA+ or a constant cannot express. */
  static final class Inexpressible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Inexpressible(String message) {
      super(message);
    }
  }

  /** The text itself, when it is a value and no expression. */
  static String literal(String text) {
    if (!LITERAL.matcher(text).matches()) {
      throw new Inexpressible(
          "expected a value: a number, a string in quotes, TRUE, FALSE, a set {..}, a tuple <<..>>,"
              + " a function (a :> 1 @@ b :> 2), or the name of a model value; what has to be"
              + " computed belongs into a module, with NAME <- Definition in the configuration");
    }
    return text;
  }

  String of(JsonNode value) {
    if (value.isString()) {
      return of(value.stringValue());
    } else if (value.isBoolean()) {
      return value.booleanValue() ? "TRUE" : "FALSE";
    } else if (value.isIntegralNumber()) {
      return value.bigIntegerValue().toString();
    } else if (value.isArray()) {
      return value.valueStream().map(this::of).collect(Collectors.joining(", ", "<< ", " >>"));
    } else if (value.isObject()) {
      Map<String, String> members = new LinkedHashMap<>();
      value.properties().forEach(m -> members.put(quoted(m.getKey()), of(m.getValue())));
      return function(members);
    } else if (value.isNull()) {
      return nullText.orElseThrow(
          () -> new Inexpressible("null has no value in TLA+; say which: null: NoValue"));
    }
    throw new Inexpressible(value + " is no whole number, and TLA+ has no other");
  }

  private String of(String text) {
    return modelValues.contains(text) ? text : quoted(text);
  }

  private static String quoted(String text) {
    if (text.chars().anyMatch(c -> c == '"' || c == '\\' || c == '\n')) {
      throw new Inexpressible("a constant cannot have a string with \", \\ or a line break in it");
    }
    return '"' + text + '"';
  }

  static String function(Map<String, String> points) {
    return points.isEmpty()
        ? "<< >>"
        : points.entrySet().stream()
            .map(p -> p.getKey() + " :> " + p.getValue())
            .collect(Collectors.joining(" @@ ", "(", ")"));
  }

  static String set(Iterable<String> elements) {
    return "{" + String.join(", ", elements) + "}";
  }

  /** The elements of a set that is written out. */
  static List<String> elements(String set) {
    String text = literal(set).strip();
    if (!text.startsWith("{") || !text.endsWith("}")) {
      throw new Inexpressible("expected a set {..} beside the other sets, found " + text);
    }
    String inner = text.substring(1, text.length() - 1).strip();
    return inner.isEmpty() ? List.of() : List.of(inner);
  }
}
