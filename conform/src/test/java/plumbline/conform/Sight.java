package plumbline.conform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import plumbline.tla.value.AnySet;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a log shows of a value: the whole of it or random parts, and whether it shows that. */
final class Sight {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LARGEST = 40;

  private Sight() {}

  /** The whole value as JSON; empty when JSON cannot have it. */
  static Optional<JsonNode> whole(Value value) {
    return switch (value) {
      case StringValue s -> Optional.of(JSON.stringNode(s.text()));
      case ModelValue m -> Optional.of(JSON.stringNode(m.name()));
      case IntValue i -> Optional.of(JSON.numberNode(i.value()));
      case BoolValue b -> Optional.of(JSON.booleanNode(b.value()));
      case FunctionValue f when f.isSequence() -> array(values(f));
      case FunctionValue f -> object(f);
      case AnySet s when s.isEnumerable() && s.size() <= LARGEST -> array(elements(s));
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> array(List<Value> values) {
    ArrayNode array = JSON.arrayNode();
    for (Value v : values) {
      Optional<JsonNode> json = whole(v);
      if (json.isEmpty()) {
        return Optional.empty();
      }
      array.add(json.get());
    }
    return Optional.of(array);
  }

  private static Optional<JsonNode> object(FunctionValue f) {
    Optional<Map<String, Value>> points = points(f);
    if (points.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<String, Value> point : points.get().entrySet()) {
      Optional<JsonNode> json = whole(point.getValue());
      if (json.isEmpty()) {
        return Optional.empty();
      }
      object.set(point.getKey(), json.get());
    }
    return Optional.of(object);
  }

  /** Some of the value, to a random depth; empty when there is nothing to show. */
  static Optional<JsonNode> part(Value value, Random random) {
    if (random.nextInt(3) == 0) {
      return whole(value);
    }
    return switch (value) {
      case FunctionValue f when f.isSequence() -> partOfSequence(f, random);
      case FunctionValue f -> partOfFunction(f, random);
      case AnySet s when s.isEnumerable() && s.size() <= LARGEST -> partOfSet(s, random);
      default -> whole(value);
    };
  }

  private static Optional<JsonNode> partOfSequence(FunctionValue f, Random random) {
    ObjectNode part = JSON.objectNode();
    if (random.nextBoolean() || f.count() == 0) {
      part.put("#len", f.count());
    }
    if (f.count() > 0 && random.nextBoolean()) {
      part(f.valueAt(f.count() - 1), random).ifPresent(last -> part.set("#last", last));
    }
    for (int i = 0; i < f.count(); i++) {
      if (random.nextInt(3) == 0) {
        String place = String.valueOf(i + 1);
        part(f.valueAt(i), random).ifPresent(element -> part.set(place, element));
      }
    }
    return Optional.of(part);
  }

  private static Optional<JsonNode> partOfFunction(FunctionValue f, Random random) {
    return points(f)
        .map(
            points -> {
              ObjectNode part = JSON.objectNode();
              points.forEach(
                  (name, value) -> {
                    if (random.nextBoolean()) {
                      part(value, random).ifPresent(json -> part.set(name, json));
                    }
                  });
              return part;
            });
  }

  private static Optional<JsonNode> partOfSet(AnySet s, Random random) {
    ObjectNode part = JSON.objectNode();
    if (random.nextBoolean()) {
      part.put("#size", s.size());
    }
    ArrayNode contained = JSON.arrayNode();
    for (Value v : elements(s)) {
      if (random.nextInt(3) == 0) {
        whole(v).ifPresent(contained::add);
      }
    }
    if (!contained.isEmpty() || part.isEmpty()) {
      part.set("#contains", contained);
    }
    return Optional.of(part);
  }

  /** Whether the JSON is this value and nothing less. */
  static boolean isWhole(JsonNode logged, Value value) {
    return shows(logged, value, false);
  }

  /** Whether the JSON says nothing of the value that is not so. */
  static boolean isPart(JsonNode logged, Value value) {
    return shows(logged, value, true);
  }

  private static boolean shows(JsonNode logged, Value value, boolean partly) {
    return switch (value) {
      case StringValue s -> logged.isString() && logged.stringValue().equals(s.text());
      case ModelValue m -> logged.isString() && logged.stringValue().equals(m.name());
      case IntValue i -> logged.isNumber() && logged.longValue() == i.value();
      case BoolValue b -> logged.isBoolean() && logged.booleanValue() == b.value();
      case FunctionValue f when logged.isArray() -> isList(f) && showsList(logged, f, partly);
      case FunctionValue f when logged.isObject() -> showsPoints(logged, f, partly);
      case AnySet s when logged.isArray() -> showsElements(logged, elements(s));
      case AnySet s when logged.isObject() -> partly && answers(logged, elements(s));
      default -> false;
    };
  }

  /** Whether it is a sequence, or a function over 0 .. n. */
  private static boolean isList(FunctionValue f) {
    boolean fromZero = true;
    for (int i = 0; i < f.count(); i++) {
      fromZero &= f.keyAt(i).equals(IntValue.of(i));
    }
    return fromZero || f.isSequence();
  }

  private static boolean showsList(JsonNode logged, FunctionValue sequence, boolean partly) {
    if (logged.size() != sequence.count()) {
      return false;
    }
    for (int i = 0; i < logged.size(); i++) {
      if (!shows(logged.get(i), sequence.valueAt(i), partly)) {
        return false;
      }
    }
    return true;
  }

  private static boolean showsPoints(JsonNode logged, FunctionValue f, boolean partly) {
    Map<String, Value> points = points(f).orElseThrow();
    Set<String> shown = new HashSet<>();
    for (Map.Entry<String, JsonNode> entry : logged.properties()) {
      String name = entry.getKey();
      JsonNode there = entry.getValue();
      boolean so =
          points.containsKey(name)
              ? shows(there, points.get(name), partly)
              : partly
                  && f.isSequence()
                  && switch (name) {
                    case "#len" -> there.isNumber() && there.longValue() == f.count();
                    case "#last" -> f.count() > 0 && isPart(there, f.valueAt(f.count() - 1));
                    default -> false;
                  };
      if (!so) {
        return false;
      }
      shown.add(name);
    }
    return partly || shown.equals(points.keySet());
  }

  private static boolean showsElements(JsonNode logged, List<Value> elements) {
    for (JsonNode e : logged) {
      if (elements.stream().noneMatch(v -> isWhole(e, v))) {
        return false;
      }
    }
    for (Value v : elements) {
      boolean logs = false;
      for (JsonNode e : logged) {
        logs |= isWhole(e, v);
      }
      if (!logs) {
        return false;
      }
    }
    return true;
  }

  private static boolean answers(JsonNode questions, List<Value> elements) {
    for (Map.Entry<String, JsonNode> question : questions.properties()) {
      JsonNode answer = question.getValue();
      boolean so =
          switch (question.getKey()) {
            case "#size" -> answer.isNumber() && answer.longValue() == elements.size();
            case "#contains" -> {
              boolean all = answer.isArray();
              for (JsonNode e : answer) {
                all &= elements.stream().anyMatch(v -> isWhole(e, v));
              }
              yield all;
            }
            default -> false;
          };
      if (!so) {
        return false;
      }
    }
    return !questions.isEmpty();
  }

  private static List<Value> values(FunctionValue f) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < f.count(); i++) {
      values.add(f.valueAt(i));
    }
    return values;
  }

  private static List<Value> elements(AnySet set) {
    List<Value> values = new ArrayList<>();
    ValueIterator elements = set.iterator();
    for (Value v = elements.next(); v != null; v = elements.next()) {
      values.add(v);
    }
    return values;
  }

  /** A function's values by what its arguments print as; empty when two print the same. */
  private static Optional<Map<String, Value>> points(FunctionValue f) {
    Map<String, Value> points = new LinkedHashMap<>();
    for (int i = 0; i < f.count(); i++) {
      String name =
          switch (f.keyAt(i)) {
            case StringValue s -> s.text();
            case ModelValue m -> m.name();
            default -> f.keyAt(i).toString();
          };
      points.put(name, f.valueAt(i));
    }
    return points.size() == f.count() ? Optional.of(points) : Optional.empty();
  }
}
