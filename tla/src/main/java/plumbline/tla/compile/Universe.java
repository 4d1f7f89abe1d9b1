package plumbline.tla.compile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import plumbline.tla.value.Value;

/** Values that are numbered, in TLC's order where they can be compared. */
final class Universe {
  private static final int SHOWN = 6;

  private final Value[] values;
  private final boolean ordered;
  private final Map<Long, Integer> numbers = new HashMap<>();

  Universe(List<Value> all) {
    values = all.toArray(Value[]::new);
    ordered = sort(values);
    for (int i = 0; i < values.length; i++) {
      numbers.put(values[i].fingerprint(), i);
    }
  }

  /** Whether the numbers are in TLC's order. */
  boolean isOrdered() {
    return ordered;
  }

  private static boolean sort(Value[] values) {
    try {
      Arrays.sort(values);
      return true;
    } catch (plumbline.tla.value.ValueException e) {
      // Values of different kinds have no order in TLC, either.
      Arrays.sort(values, (a, b) -> Long.compare(a.fingerprint(), b.fingerprint()));
      return false;
    }
  }

  int size() {
    return values.length;
  }

  Value get(int number) {
    return values[number];
  }

  /** The number of a value, or -1. */
  int number(Value value) {
    return number(value.fingerprint());
  }

  /** The number of the value with that fingerprint, or -1. */
  int number(long fingerprint) {
    return numbers.getOrDefault(fingerprint, -1);
  }

  /** Whether something is true of all values. */
  boolean all(Predicate<Value> test) {
    return Arrays.stream(values).allMatch(test);
  }

  @Override
  public String toString() {
    String all =
        Arrays.stream(values).limit(SHOWN).map(Value::toString).collect(Collectors.joining(", "));
    return values.length + " values, " + all + (values.length > SHOWN ? ", ..." : "");
  }
}
