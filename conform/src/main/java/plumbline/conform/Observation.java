package plumbline.conform;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;
import tools.jackson.databind.JsonNode;

/** Something that was seen of a state, to be compared as {@link Likeness} says. */
public sealed interface Observation {
  /** What was logged; may be a part of the value only. */
  JsonNode logged();

  /**
   * The value that the observation is about.
   *
   * @param from the state that the step started from; {@code seen} itself where no step is meant
   * @param seen the state that was observed
   * @param arguments those of each step of the way so far
   */
  Value in(Stepper stepper, State from, State seen, Value[][] arguments);

  /** The place as the spec writes it. */
  String place();

  /** A variable, or a part of it. */
  record OfVariable(int variable, String place, JsonNode logged) implements Observation {
    @Override
    public Value in(Stepper stepper, State from, State seen, Value[][] arguments) {
      return seen.get(variable);
    }
  }

  /**
   * The value of a TLA+ expression.
   *
   * @param named the place, worked out when it is asked for
   */
  record OfExpression(Supplier<String> named, Expression expression, JsonNode logged)
      implements Observation {
    @Override
    public String place() {
      return named.get();
    }

    @Override
    public Value in(Stepper stepper, State from, State seen, Value[][] arguments) {
      return expression.in(stepper, from, seen, arguments);
    }
  }

  /** An expression over two states and the arguments of the actions between them. */
  @FunctionalInterface
  interface Expression {
    /** Evaluates it. */
    Value in(Stepper stepper, State from, State seen, Value[][] arguments);

    /** The variables that it may look at, by index; empty for any. */
    default Optional<Set<Integer>> looksAt() {
      return Optional.empty();
    }
  }
}
