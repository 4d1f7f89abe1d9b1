package plumbline.conform;

import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;
import tools.jackson.databind.JsonNode;

/** Something that was seen of a state, to be compared as {@link Likeness} says. */
public sealed interface Observation {
  /** What was logged; may be a part of the value only. */
  JsonNode logged();

  /** The value in a state that the observation is about. */
  Value in(Stepper stepper, State state, Value[] arguments);

  /** The place as the spec writes it. */
  String place();

  /** A variable, or a part of it. */
  record OfVariable(int variable, String place, JsonNode logged) implements Observation {
    @Override
    public Value in(Stepper stepper, State state, Value[] arguments) {
      return state.get(variable);
    }
  }

  /** The value of a TLA+ expression. */
  record OfExpression(String place, Expression expression, JsonNode logged) implements Observation {
    @Override
    public Value in(Stepper stepper, State state, Value[] arguments) {
      return expression.in(stepper, state, arguments);
    }
  }

  /** An expression over a state and the arguments of the action around it. */
  @FunctionalInterface
  interface Expression {
    /** Evaluates it. */
    Value in(Stepper stepper, State state, Value[] arguments);
  }
}
