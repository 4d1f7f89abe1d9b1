package plumbline.tla;

import java.util.Arrays;
import java.util.function.Predicate;
import plumbline.tla.value.Value;

/** What is known of an argument that an action is taken with. */
public sealed interface Argument {
  /** Nothing is known: every value that the next-state relation offers. */
  record Any() implements Argument {}

  /** This value, where the next-state relation offers it. */
  record Exactly(Value value) implements Argument {}

  /** The values that the next-state relation offers and the condition accepts. */
  record Such(Predicate<Value> condition) implements Argument {}

  /** Whether the argument may have that value. */
  default boolean accepts(Value offered) {
    return switch (this) {
      case Any _ -> true;
      case Exactly e -> e.value.fingerprint() == offered.fingerprint();
      case Such s -> s.condition.test(offered);
    };
  }

  /** Exactly these values. */
  static Argument[] exactly(Value... values) {
    return Arrays.stream(values).map(Exactly::new).toArray(Argument[]::new);
  }
}
