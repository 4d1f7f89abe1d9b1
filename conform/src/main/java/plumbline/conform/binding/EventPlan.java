package plumbline.conform.binding;

import java.util.List;
import java.util.Optional;
import plumbline.tla.Action;
import plumbline.tla.SourceRange;
import tools.jackson.databind.JsonNode;

/** What an event means to a spec. */
public sealed interface EventPlan {
  /** It carries no step. */
  record Ignored() implements EventPlan {}

  /**
   * Nothing says what it means, or the line lacks what the binding reads.
   *
   * @param message for the log's owner: what is wrong and how to mend it
   */
  record Unmapped(String message) implements EventPlan {}

  /**
   * It says more of the step of the node's last event and makes none of its own.
   *
   * @param events of which one the last event must be, as they were written
   * @param matched whether it is
   */
  record Continues(List<String> events, boolean matched, Checks checks) implements EventPlan {}

  /** The steps of one of these ways. */
  record Steps(List<Way> ways) implements EventPlan {}

  /**
   * Steps that follow each other; without any the checks are of the state as it is.
   *
   * @param checks of the state ahead of the first step and the state after the last
   */
  record Way(List<StepPlan> steps, Checks checks) {}

  /**
   * A step.
   *
   * @param action empty for any action of the spec
   * @param args one for each of the action's parameters
   * @param optional whether it may also not have happened
   * @param repeat whether it may have happened several times
   */
  record StepPlan(
      Optional<Action> action,
      List<ArgPlan> args,
      Checks checks,
      boolean optional,
      Optional<Repeat> repeat) {}

  /**
   * The step is taken again, each time with arguments of its own, until the condition is true of
   * the states around it; a behaviour in which it does not become true is none.
   */
  record Repeat(int most, Expression until) {}

  /**
   * What must be so.
   *
   * @param before of the state ahead
   * @param after of the state after
   * @param require true of both states; primes stand for the one after
   */
  record Checks(List<Observation> before, List<Observation> after, List<Expression> require) {
    /** Nothing must. */
    public static final Checks NONE = new Checks(List.of(), List.of(), List.of());
  }

  /** What is known of an argument. */
  sealed interface ArgPlan {
    /** Nothing. */
    record Any() implements ArgPlan {}

    /** Its value. */
    record Exactly(JsonNode value) implements ArgPlan {}

    /** Some of its value, to any depth. */
    record Partly(JsonNode value) implements ArgPlan {}

    /** Its value, as an expression on the state ahead of the step. */
    record Computed(Expression value) implements ArgPlan {}

    /** What expressions on it, and on the state ahead of the step, give. */
    record Where(List<Observation.OfExpression> expectations) implements ArgPlan {}
  }

  /** What was seen of a state; values to any depth. */
  sealed interface Observation {
    /**
     * Of a variable.
     *
     * @param variable its place in {@link plumbline.tla.Spec#variables()}
     */
    record OfVariable(int variable, JsonNode value) implements Observation {}

    /** Of an expression on it. */
    record OfExpression(Expression expression, JsonNode expected) implements Observation {}
  }

  /**
   * A TLA+ expression of the binding.
   *
   * @param operator the name of its definition among {@link BindingPlan#definitions()}
   * @param text as it was written
   * @param operands one for each parameter of the definition
   * @param at where it was written
   */
  record Expression(String operator, String text, List<Operand> operands, SourceRange at) {
    /** The text with the values of the line in place of the paths that they were read from. */
    public String filledIn() {
      return Formulas.filledIn(text, operands);
    }
  }

  /** What an expression is applied to. */
  sealed interface Operand {
    /**
     * An argument that a step was taken with.
     *
     * @param step the step's place in its way
     * @param parameter its place among the action's parameters
     */
    record OfStep(int step, int parameter) implements Operand {}

    /** The value that the expression is asked of, in {@link ArgPlan.Where}. */
    record Candidate() implements Operand {}

    /** A value of the line, or of the binding. */
    record Given(JsonNode value) implements Operand {}
  }
}
