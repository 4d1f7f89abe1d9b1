package plumbline.conform;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.tla.value.AnySet;
import plumbline.tla.value.BigIntValue;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Keys;
import plumbline.tla.value.LazyFunctionValue;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.OperatorValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;
import tools.jackson.databind.JsonNode;

/**
 * Compares what was logged with a value of the spec, guided by the value: a JSON string is a string
 * or a model value of that name, an array a sequence, a tuple, a function over {@code 0 .. n} or a
 * set, an object a record or a function whose arguments print as its names, an integer has any
 * size, null is what the binding says.
 *
 * <p>An observation may be partial: an object then names some of the points only, to any depth
 * outside of sets. Names that begin with {@code #} ask for more than a point: {@code #len}, {@code
 * #last}, {@code #contains}, {@code #lacks}, {@code #size}, and those of the Informal Trace Format
 * ({@code #set}, {@code #map}, {@code #tup}, {@code #bigint}).
 */
public final class Likeness {
  private static final Set<String> NOTHING =
      Set.of("null", "nil", "none", "novalue", "noval", "undefined", "nothing", "bottom");

  /** Receives the places where an observation and a value differ. */
  @FunctionalInterface
  public interface DifferenceSink {
    /**
     * Takes one difference.
     *
     * @param place in the spec's notation, e.g. {@code rmState[r1]}
     * @param value what the spec has there; empty when it has no such place
     */
    void accept(String place, JsonNode logged, Optional<Value> value);
  }

  private final Optional<Value> nothing;

  /**
   * @param nothing what null means; without it, any string or model value that is called null, nil,
   *     none, NoVal or the like
   */
  public Likeness(Optional<Value> nothing) {
    this.nothing = nothing;
  }

  /** What null means, where that was said. */
  Optional<Value> nothing() {
    return nothing;
  }

  /** Whether the logged value is this value, the whole of it. */
  public boolean same(JsonNode logged, Value value) {
    return like(logged, value, false);
  }

  /** Whether nothing that was logged contradicts the value. */
  public boolean agrees(JsonNode logged, Value value) {
    return like(logged, value, true);
  }

  private boolean like(JsonNode logged, Value value, boolean partial) {
    return switch (value) {
      case StringValue s ->
          logged.isString()
              ? logged.stringValue().equals(s.text())
              : logged.isNull() && isNothing(value);
      case ModelValue m ->
          logged.isString()
              ? logged.stringValue().equals(m.name())
              : logged.isNull() && isNothing(value);
      case IntValue i -> number(logged, i) || (logged.isNull() && isNothing(value));
      case BigIntValue i -> integer(logged).filter(i.value()::equals).isPresent();
      case BoolValue b -> logged.isBoolean() && logged.booleanValue() == b.value();
      case FunctionValue f -> function(logged, f, partial);
      case LazyFunctionValue f -> like(logged, f.strict(), partial);
      case AnySet s -> set(logged, s, partial);
      case OperatorValue _ -> false;
    };
  }

  private boolean isNothing(Value value) {
    if (nothing.isPresent()) {
      return nothing.get().fingerprint() == value.fingerprint();
    }
    String name =
        switch (value) {
          case StringValue s -> s.text();
          case ModelValue m -> m.name();
          default -> "";
        };
    return NOTHING.contains(name.toLowerCase(Locale.ROOT));
  }

  private static boolean number(JsonNode logged, IntValue value) {
    if (logged.isIntegralNumber() && logged.canConvertToLong()) {
      return logged.longValue() == value.value();
    }
    return integer(logged).filter(BigInteger.valueOf(value.value())::equals).isPresent();
  }

  /** The integer that was logged, if it is one. */
  static Optional<BigInteger> integer(JsonNode logged) {
    if (logged.isIntegralNumber()) {
      return Optional.of(logged.bigIntegerValue());
    }
    if (logged.isObject() && logged.size() == 1 && logged.path("#bigint").isString()) {
      return Optional.of(new BigInteger(logged.get("#bigint").stringValue()));
    }
    if (logged.isString() && isInteger(logged.stringValue())) {
      return digits(logged.stringValue());
    }
    if (logged.isFloatingPointNumber() && logged.doubleValue() == Math.rint(logged.doubleValue())) {
      return Optional.of(logged.decimalValue().toBigInteger());
    }
    return Optional.empty();
  }

  /** Numbers of a log that is text come as strings. */
  private static Optional<BigInteger> digits(String text) {
    return text.length() < 1000 && text.matches("-?[0-9]+")
        ? Optional.of(new BigInteger(text))
        : Optional.empty();
  }

  // --- functions, records, sequences --------------------------------------------

  private boolean function(JsonNode logged, FunctionValue f, boolean partial) {
    if (logged.isArray()) {
      return isListable(f) && elements(logged, f, partial);
    }
    if (!logged.isObject()) {
      return logged.isNull() && isNothing(f);
    }
    if (logged.size() == 1 && logged.has("#tup")) {
      return function(logged.get("#tup"), f, partial);
    }
    if (logged.size() == 1 && logged.has("#map")) {
      return pairs(logged.get("#map"), f, partial);
    }
    int points = 0;
    int hint = 0;
    for (Map.Entry<String, JsonNode> entry : logged.properties()) {
      int index = indexOf(f, entry.getKey(), hint);
      if (index >= 0) {
        if (!like(entry.getValue(), f.valueAt(index), partial)) {
          return false;
        }
        hint = index + 1;
        points++;
      } else if (!partial || !asked(entry.getKey(), entry.getValue(), f)) {
        return false;
      }
    }
    return partial || points == f.count();
  }

  /** Whether an array may stand for it: programs count from 0 where the spec may count from 1. */
  private static boolean isListable(FunctionValue f) {
    return isListable(f.keys());
  }

  static boolean isListable(Keys keys) {
    int n = keys.count();
    return n == 0
        || keys.isSequence()
        || (keys.keyAt(0) instanceof IntValue first
            && first.value() == 0
            && keys.keyAt(n - 1) instanceof IntValue last
            && last.value() == n - 1);
  }

  private boolean elements(JsonNode logged, FunctionValue f, boolean partial) {
    if (logged.size() != f.count()) {
      return false;
    }
    for (int i = 0; i < f.count(); i++) {
      if (!like(logged.get(i), f.valueAt(i), partial)) {
        return false;
      }
    }
    return true;
  }

  private boolean pairs(JsonNode logged, FunctionValue f, boolean partial) {
    for (JsonNode pair : logged) {
      boolean found = false;
      for (int i = 0; i < f.count() && !found; i++) {
        found = same(pair.path(0), f.keyAt(i)) && like(pair.path(1), f.valueAt(i), partial);
      }
      if (!found) {
        return false;
      }
    }
    return partial || logged.size() == f.count();
  }

  /** Where the argument stands that prints as that name, or -1; looks at a likely place first. */
  static int indexOf(FunctionValue f, String name, int hint) {
    int count = f.count();
    for (int i = 0; i < count; i++) {
      int at = hint + i < count ? hint + i : hint + i - count;
      if (isNamed(f.keyAt(at), name)) {
        return at;
      }
    }
    return -1;
  }

  /** The name in a JSON object that stands for an argument of a function. */
  static String name(Value key) {
    return switch (key) {
      case StringValue s -> s.text();
      case ModelValue m -> m.name();
      default -> key.toString();
    };
  }

  /** Whether an object's name stands for that argument of a function. */
  static boolean isNamed(Value key, String name) {
    return switch (key) {
      case StringValue s -> s.text().equals(name);
      case ModelValue m -> m.name().equals(name);
      case IntValue i -> isInteger(name) && Long.toString(i.value()).equals(name);
      default -> key.toString().equals(name);
    };
  }

  private static boolean isInteger(String name) {
    return !name.isEmpty() && (Character.isDigit(name.charAt(0)) || name.charAt(0) == '-');
  }

  private boolean asked(String question, JsonNode logged, Value value) {
    return switch (question) {
      case "#len" ->
          value instanceof FunctionValue f
              && f.isSequence()
              && number(logged, IntValue.of(f.count()));
      case "#last" ->
          value instanceof FunctionValue f
              && f.isSequence()
              && f.count() > 0
              && agrees(logged, f.valueAt(f.count() - 1));
      case "#contains" -> every(logged, e -> contains(value, e));
      case "#lacks" -> every(logged, e -> !contains(value, e));
      case "#size" ->
          value instanceof AnySet s && s.isEnumerable() && number(logged, IntValue.of(s.size()));
      default -> false;
    };
  }

  private static boolean every(JsonNode logged, java.util.function.Predicate<JsonNode> condition) {
    for (JsonNode e : logged) {
      if (!condition.test(e)) {
        return false;
      }
    }
    return logged.isArray();
  }

  /** Whether a set has the element, a sequence has it somewhere, a bag has it at least once. */
  private boolean contains(Value value, JsonNode logged) {
    if (value instanceof AnySet s && s.isEnumerable()) {
      ValueIterator elements = s.iterator();
      for (Value v = elements.next(); v != null; v = elements.next()) {
        if (same(logged, v)) {
          return true;
        }
      }
    } else if (value instanceof FunctionValue f) {
      for (int i = 0; i < f.count(); i++) {
        if (same(logged, f.isSequence() ? f.valueAt(i) : f.keyAt(i))) {
          return true;
        }
      }
    }
    return false;
  }

  // --- sets -----------------------------------------------------------------

  private boolean set(JsonNode logged, AnySet set, boolean partial) {
    if (!set.isEnumerable()) {
      return false;
    }
    if (logged.isArray()) {
      return elements(logged, set);
    }
    if (!logged.isObject()) {
      return logged.isNull() && isNothing(set);
    }
    if (logged.size() == 1 && logged.has("#set")) {
      return elements(logged.get("#set"), set);
    }
    if (!partial || logged.isEmpty()) {
      return false;
    }
    for (Map.Entry<String, JsonNode> entry : logged.properties()) {
      if (!asked(entry.getKey(), entry.getValue(), set)) {
        return false;
      }
    }
    return true;
  }

  /** Each element of the set is logged, and nothing else; an element may be logged twice. */
  private boolean elements(JsonNode logged, AnySet set) {
    if (logged.size() < set.size()) {
      return false;
    }
    List<Value> all = new ArrayList<>();
    ValueIterator elements = set.iterator();
    for (Value v = elements.next(); v != null; v = elements.next()) {
      all.add(v);
    }
    boolean[] found = new boolean[all.size()];
    int missing = found.length;
    for (JsonNode e : logged) {
      int at = 0;
      while (at < found.length && !same(e, all.get(at))) {
        at++;
      }
      if (at == found.length) {
        return false;
      }
      missing -= found[at] ? 0 : 1;
      found[at] = true;
    }
    return missing == 0;
  }

  // --- differences ------------------------------------------------------------

  /**
   * Gives every place where the value contradicts what was logged: the innermost points of
   * functions, records and sequences; sets as a whole.
   */
  public void differences(String place, JsonNode logged, Value value, DifferenceSink sink) {
    if (agrees(logged, value)) {
      return;
    }
    if (value instanceof FunctionValue f) {
      if (logged.isObject() && !logged.has("#map") && !logged.has("#tup")) {
        pointDifferences(place, logged, f, sink);
        return;
      }
      if (logged.isArray() && isListable(f) && logged.size() == f.count()) {
        for (int i = 0; i < f.count(); i++) {
          differences(place + "[" + f.keyAt(i) + "]", logged.get(i), f.valueAt(i), sink);
        }
        return;
      }
    }
    if (value instanceof AnySet && logged.isObject() && !logged.isEmpty() && !logged.has("#set")) {
      for (Map.Entry<String, JsonNode> entry : logged.properties()) {
        if (!asked(entry.getKey(), entry.getValue(), value)) {
          questionDifferences(place, entry.getKey(), entry.getValue(), value, sink);
        }
      }
      return;
    }
    sink.accept(place, logged, Optional.of(value));
  }

  private void pointDifferences(
      String place, JsonNode logged, FunctionValue f, DifferenceSink sink) {
    for (Map.Entry<String, JsonNode> entry : logged.properties()) {
      int index = indexOf(f, entry.getKey(), 0);
      if (index >= 0) {
        differences(place + point(f.keyAt(index)), entry.getValue(), f.valueAt(index), sink);
      } else if (!asked(entry.getKey(), entry.getValue(), f)) {
        questionDifferences(place, entry.getKey(), entry.getValue(), f, sink);
      }
    }
  }

  /** What was asked for and is otherwise, in the words of the spec's language. */
  private void questionDifferences(
      String place, String question, JsonNode logged, Value value, DifferenceSink sink) {
    switch (value) {
      case FunctionValue f when question.equals("#len") && f.isSequence() ->
          sink.accept("Len(" + place + ")", logged, Optional.of(IntValue.of(f.count())));
      case FunctionValue f when question.equals("#last") && f.isSequence() && f.count() > 0 ->
          differences("Last(" + place + ")", logged, f.valueAt(f.count() - 1), sink);
      case FunctionValue f when question.equals("#last") && f.isSequence() ->
          sink.accept("Last(" + place + ")", logged, Optional.empty());
      case AnySet s when question.equals("#size") && s.isEnumerable() ->
          sink.accept("Cardinality(" + place + ")", logged, Optional.of(IntValue.of(s.size())));
      default -> {
        boolean known = question.startsWith("#");
        sink.accept(
            place + (known ? " " : ".") + question,
            logged,
            known ? Optional.of(value) : Optional.empty());
      }
    }
  }

  private static String point(Value key) {
    return key instanceof StringValue s && s.text().matches("[A-Za-z]\\w*")
        ? "." + s.text()
        : "[" + key + "]";
  }
}
