package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.conform.binding.EventPlan.ArgPlan;
import plumbline.conform.binding.EventPlan.Checks;
import plumbline.conform.binding.EventPlan.Expression;
import plumbline.conform.binding.EventPlan.Observation;
import plumbline.conform.binding.EventPlan.Repeat;
import plumbline.conform.binding.EventPlan.StepPlan;
import plumbline.tla.Action;
import plumbline.tla.SourceRange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Plans before there is a line. A line fills them in; each may throw {@link Lacking}. */
final class Templates {
  private static final JsonNode TRUE = JsonNodeFactory.instance.booleanNode(true);

  private Templates() {}

  /** A way. */
  record WayTemplate(List<StepTemplate> steps, ChecksTemplate checks) {
    /** Whether it looks at nothing of a line. */
    boolean isOfArguments() {
      return checks.isNone() && steps.stream().allMatch(StepTemplate::isOfArguments);
    }
  }

  /**
   * A step.
   *
   * @param args one for each parameter
   * @param implied arguments that a name of {@code let} gives where neither the rule nor the event
   *     says any, one for each parameter
   */
  record StepTemplate(
      Action action,
      List<ArgTemplate> args,
      List<ArgTemplate> implied,
      ChecksTemplate checks,
      boolean optional,
      Optional<RepeatTemplate> repeat) {

    boolean isOfArguments() {
      return checks.isNone()
          && repeat.isEmpty()
          && args.stream().allMatch(ArgTemplate::isUnsaid)
          && implied.stream().allMatch(ArgTemplate::isUnsaid);
    }

    /**
     * The step for a line.
     *
     * @param own what the event itself says of the arguments
     */
    StepPlan on(JsonNode line, List<ArgPlan> own) {
      List<ArgPlan> known = new ArrayList<>(args.size());
      for (int i = 0; i < args.size(); i++) {
        ArgPlan arg = args.get(i).on(line);
        if (arg instanceof ArgPlan.Any && !(args.get(i) instanceof ArgTemplate.Unknown)) {
          arg = own.get(i);
          if (arg instanceof ArgPlan.Any) {
            arg = implied.get(i).on(line);
          }
        }
        known.add(arg);
      }
      return new StepPlan(
          Optional.of(action), known, checks.on(line), optional, repeat.flatMap(r -> r.on(line)));
    }
  }

  /** A repetition. */
  record RepeatTemplate(int most, Formulas.Template until) {
    Optional<Repeat> on(JsonNode line) {
      return until.on(line).map(u -> new Repeat(most, u));
    }
  }

  /** What is checked. */
  record ChecksTemplate(
      List<ExpectationTemplate> before,
      List<ExpectationTemplate> after,
      List<Formulas.Template> require) {
    static final ChecksTemplate NONE = new ChecksTemplate(List.of(), List.of(), List.of());

    boolean isNone() {
      return before.isEmpty() && after.isEmpty() && require.isEmpty();
    }

    Checks on(JsonNode line) {
      if (isNone()) {
        return Checks.NONE;
      }
      List<Expression> required = new ArrayList<>(require.size());
      for (Formulas.Template formula : require) {
        formula.on(line).ifPresent(required::add);
      }
      return new Checks(observations(before, line), observations(after, line), required);
    }

    private static List<Observation> observations(
        List<ExpectationTemplate> expectations, JsonNode line) {
      List<Observation> observations = new ArrayList<>(expectations.size());
      for (ExpectationTemplate e : expectations) {
        e.on(line).ifPresent(observations::add);
      }
      return observations;
    }
  }

  /** A value that is expected. */
  sealed interface ExpectationTemplate {
    /** Empty when the line lacks what it may lack. */
    Optional<? extends Observation> on(JsonNode line);

    /** Of a variable. */
    record OfVariable(int variable, Term.Json value, SourceRange at)
        implements ExpectationTemplate {
      @Override
      public Optional<Observation.OfVariable> on(JsonNode line) {
        JsonNode expected = Lacking.required(value, line, at);
        return expected.isMissingNode()
            ? Optional.empty()
            : Optional.of(new Observation.OfVariable(variable, expected));
      }
    }

    /** Of an expression. */
    record OfExpression(Formulas.Template expression, Term.Json value)
        implements ExpectationTemplate {
      @Override
      public Optional<Observation.OfExpression> on(JsonNode line) {
        JsonNode expected = Lacking.required(value, line, expression.at());
        return expected.isMissingNode()
            ? Optional.empty()
            : expression.on(line).map(e -> new Observation.OfExpression(e, expected));
      }
    }

    /** That a formula is true. */
    static OfExpression truth(Formulas.Template formula) {
      return new OfExpression(formula, new Term.Literal(TRUE));
    }
  }

  /** What is known of an argument. */
  sealed interface ArgTemplate {
    ArgPlan on(JsonNode line);

    /** Whether it is the event's own word that counts, if any does. */
    default boolean isUnsaid() {
      return this instanceof Unsaid;
    }

    /** The rule says nothing; the event or a name of {@code let} may. */
    record Unsaid() implements ArgTemplate {
      @Override
      public ArgPlan on(JsonNode line) {
        return new ArgPlan.Any();
      }
    }

    /** The rule says that nothing is known. */
    record Unknown() implements ArgTemplate {
      @Override
      public ArgPlan on(JsonNode line) {
        return new ArgPlan.Any();
      }
    }

    /** Its value. */
    record Equal(Term.Json value, SourceRange at) implements ArgTemplate {
      @Override
      public ArgPlan on(JsonNode line) {
        JsonNode known = Lacking.required(value, line, at);
        return known.isMissingNode() ? new ArgPlan.Any() : new ArgPlan.Exactly(known);
      }
    }

    /** Its value, where the line has it. */
    record Implied(Term.Json value) implements ArgTemplate {
      @Override
      public ArgPlan on(JsonNode line) {
        JsonNode known = value.in(line);
        return known.isMissingNode() ? new ArgPlan.Any() : new ArgPlan.Exactly(known);
      }
    }

    /** Some of its value. */
    record Partly(Term.Json value, SourceRange at) implements ArgTemplate {
      @Override
      public ArgPlan on(JsonNode line) {
        JsonNode known = Lacking.required(value, line, at);
        return known.isMissingNode() ? new ArgPlan.Any() : new ArgPlan.Partly(known);
      }
    }

    /** The value of an expression. */
    record Computed(Formulas.Template value) implements ArgTemplate {
      @Override
      public ArgPlan on(JsonNode line) {
        Optional<Expression> expression = value.on(line);
        return expression.isPresent() ? new ArgPlan.Computed(expression.get()) : new ArgPlan.Any();
      }
    }

    /** What expressions on it give. */
    record Where(List<ExpectationTemplate.OfExpression> expectations) implements ArgTemplate {
      @Override
      public ArgPlan on(JsonNode line) {
        List<Observation.OfExpression> known = new ArrayList<>(expectations.size());
        for (ExpectationTemplate.OfExpression e : expectations) {
          e.on(line).ifPresent(known::add);
        }
        return known.isEmpty() ? new ArgPlan.Any() : new ArgPlan.Where(known);
      }
    }
  }
}
