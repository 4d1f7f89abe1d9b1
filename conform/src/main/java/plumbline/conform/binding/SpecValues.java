package plumbline.conform.binding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;
import tools.jackson.databind.JsonNode;

/**
 * Which values a spec has where, printed as a log would: strings and model values by their name.
 */
final class SpecValues {
  /** Larger sets are not listed. */
  private static final int LARGEST = 10_000;

  private final Spec spec;
  private final Optional<State> initial;
  private final Map<Action, Map<Integer, Optional<Set<String>>>> domains = new HashMap<>();

  SpecValues(Spec spec) {
    this.spec = spec;
    initial = initial(spec);
  }

  private static Optional<State> initial(Spec spec) {
    if (!spec.hasBehaviour()) {
      return Optional.empty();
    }
    State[] first = new State[1];
    try {
      spec.stepper()
          .initial(
              state -> {
                first[0] = state;
                return false;
              });
    } catch (SpecException e) {
      // A proposal is still one without knowing what variables begin with.
      return Optional.empty();
    }
    return Optional.ofNullable(first[0]);
  }

  /** The values that a parameter may have, where that is the same in all states. */
  Optional<Set<String>> domain(Action action, int parameter) {
    return domains
        .computeIfAbsent(action, a -> new HashMap<>())
        .computeIfAbsent(parameter, p -> spec.domain(action, p).flatMap(SpecValues::elements));
  }

  /** The points of a variable that begins as a function, a record or a sequence. */
  Optional<Set<String>> points(String variable) {
    return initial
        .map(s -> s.get(spec.variables().indexOf(variable)))
        .filter(Value::isFunction)
        .flatMap(v -> elements(v.domain()));
  }

  /** Whether a variable begins as a function whose values are sequences. */
  boolean areSequences(String variable) {
    return initial
        .map(s -> s.get(spec.variables().indexOf(variable)))
        .filter(v -> v.isFunction() && v.domain().isEnumerable())
        .map(v -> v.apply(v.domain().iterator().next()))
        .filter(v -> v.kind().equals("a tuple"))
        .isPresent();
  }

  private static Optional<Set<String>> elements(Value set) {
    try {
      if (!set.isEnumerable() || set.size() > LARGEST) {
        return Optional.empty();
      }
      Set<String> elements = new HashSet<>();
      ValueIterator values = set.iterator();
      for (Value v = values.next(); v != null; v = values.next()) {
        elements.add(bare(v.toString()));
      }
      return Optional.of(elements);
    } catch (ValueException e) {
      return Optional.empty();
    }
  }

  private static String bare(String text) {
    return text.length() > 1 && text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
  }

  static String printed(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }
}
