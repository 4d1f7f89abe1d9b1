package plumbline.conform;

import java.util.Optional;
import plumbline.tla.value.Keys;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A logged function, record or sequence by the arguments of a domain. */
final class Points {
  private final JsonNode[] values;
  private final Optional<String> stranger;

  private Points(JsonNode[] values, Optional<String> stranger) {
    this.values = values;
    this.stranger = stranger;
  }

  /** What was logged at each argument; empty when no function over that domain is logged so. */
  static Optional<Points> of(JsonNode logged, Keys domain, Likeness likeness) {
    JsonNode listed = Guided.tagged(logged, "#tup");
    if (listed.isArray()) {
      return Likeness.isListable(domain) && listed.size() == domain.count()
          ? Optional.of(list(listed, domain))
          : Optional.empty();
    }
    if (!logged.isObject()) {
      return Optional.empty();
    }
    JsonNode pairs = Guided.tagged(logged, "#map");
    return Optional.of(pairs.isArray() ? pairs(pairs, domain, likeness) : names(logged, domain));
  }

  private static Points list(JsonNode listed, Keys domain) {
    JsonNode[] values = new JsonNode[domain.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = listed.get(i);
    }
    return new Points(values, Optional.empty());
  }

  private static Points names(JsonNode logged, Keys domain) {
    JsonNode[] values = new JsonNode[domain.count()];
    int found = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = logged.path(Likeness.name(domain.keyAt(i)));
      found += values[i].isMissingNode() ? 0 : 1;
    }
    return new Points(
        values, found == logged.size() ? Optional.empty() : Optional.of(stranger(logged, domain)));
  }

  private static String stranger(JsonNode logged, Keys domain) {
    for (var entry : logged.properties()) {
      boolean known = false;
      for (int i = 0; i < domain.count() && !known; i++) {
        known = Likeness.isNamed(domain.keyAt(i), entry.getKey());
      }
      if (!known) {
        return entry.getKey();
      }
    }
    return "";
  }

  private static Points pairs(JsonNode pairs, Keys domain, Likeness likeness) {
    JsonNode[] values = new JsonNode[domain.count()];
    Optional<String> stranger = Optional.empty();
    for (int i = 0; i < values.length; i++) {
      values[i] = MissingNode.getInstance();
    }
    for (JsonNode pair : pairs) {
      int at = 0;
      while (at < values.length && !likeness.same(pair.path(0), domain.keyAt(at))) {
        at++;
      }
      if (at < values.length) {
        values[at] = pair.path(1);
      } else {
        stranger = Optional.of(pair.path(0).toString());
      }
    }
    return new Points(values, stranger);
  }

  /** What was logged at the argument at that index; missing when nothing was. */
  JsonNode at(int index) {
    return values[index];
  }

  /** Something logged at what is no argument. */
  Optional<String> stranger() {
    return stranger;
  }

  /** A point of a function or a record as the spec writes it. */
  static String place(String of, Value key) {
    return key instanceof StringValue s && s.text().matches("[A-Za-z]\\w*")
        ? of + "." + s.text()
        : of + "[" + key + "]";
  }
}
