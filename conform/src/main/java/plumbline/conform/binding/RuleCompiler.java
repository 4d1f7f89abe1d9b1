package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import plumbline.conform.binding.Binding.Argument;
import plumbline.conform.binding.Binding.Expectation;
import plumbline.conform.binding.Binding.Known;
import plumbline.conform.binding.Binding.Located;
import plumbline.conform.binding.Binding.StepRule;
import plumbline.conform.binding.EventPlan.Operand;
import plumbline.conform.binding.Formulas.Slot;
import plumbline.conform.binding.Templates.ArgTemplate;
import plumbline.conform.binding.Templates.ChecksTemplate;
import plumbline.conform.binding.Templates.ExpectationTemplate;
import plumbline.conform.binding.Templates.RepeatTemplate;
import plumbline.conform.binding.Templates.StepTemplate;
import plumbline.conform.binding.Templates.WayTemplate;
import plumbline.tla.Action;

/** Resolves the names of rules, once for all lines. */
final class RuleCompiler {
  private final Binding binding;
  private final Vocabulary vocabulary;
  private final Formulas formulas;

  RuleCompiler(Binding binding, Vocabulary vocabulary, Formulas formulas) {
    this.binding = binding;
    this.vocabulary = vocabulary;
    this.formulas = formulas;
  }

  /** A step of a way, its action chosen among those of its name. */
  private record Chosen(StepRule rule, Action action) {}

  /**
   * The ways of a rule: where several actions have the name of a step, one for each choice.
   *
   * @param shared arguments for every step that has the parameter
   * @param checks around the whole way, in the order in which they are to be asked
   * @param implied whether a name of {@code let} gives the argument of its name
   */
  List<WayTemplate> ways(
      List<List<StepRule>> ways,
      List<Argument> shared,
      List<Binding.Checks> checks,
      Map<String, Term.Json> lets,
      boolean implied) {
    List<List<Chosen>> choices = new ArrayList<>();
    for (List<StepRule> way : ways) {
      choices.addAll(choices(way));
    }
    List<Action> all =
        choices.stream().flatMap(List::stream).map(Chosen::action).distinct().toList();
    for (Argument a : shared) {
      if (all.stream()
          .noneMatch(action -> vocabulary.parameter(action, a.parameter()).isPresent())) {
        throw binding.wrong(vocabulary.noParameter(all, a.parameter()), a.at());
      }
    }
    return choices.stream().map(c -> new Way(c, lets).template(shared, checks, implied)).toList();
  }

  private List<List<Chosen>> choices(List<StepRule> way) {
    List<List<Chosen>> choices = List.of(List.of());
    for (StepRule step : way) {
      List<List<Chosen>> longer = new ArrayList<>();
      for (List<Chosen> begun : choices) {
        for (Action action : vocabulary.actions(step.action())) {
          List<Chosen> more = new ArrayList<>(begun);
          more.add(new Chosen(step, action));
          longer.add(more);
        }
      }
      choices = longer;
    }
    return choices;
  }

  /** Checks of a state that no step of the binding leads to. */
  ChecksTemplate checks(Binding.Checks checks, Map<String, Term.Json> lets) {
    return new Way(List.of(), lets).checks(List.of(checks), Optional.empty());
  }

  /** One way and what its names stand for. */
  private final class Way {
    private final List<Chosen> steps;
    private final Map<String, Term.Json> lets;

    Way(List<Chosen> steps, Map<String, Term.Json> lets) {
      this.steps = steps;
      this.lets = lets;
    }

    WayTemplate template(List<Argument> shared, List<Binding.Checks> checks, boolean implied) {
      List<StepTemplate> templates = new ArrayList<>();
      for (int i = 0; i < steps.size(); i++) {
        templates.add(step(i, shared, implied));
      }
      return new WayTemplate(List.copyOf(templates), checks(checks, Optional.empty()));
    }

    private StepTemplate step(int index, List<Argument> shared, boolean implied) {
      Chosen step = steps.get(index);
      List<ArgTemplate> args = new ArrayList<>();
      List<ArgTemplate> byLet = new ArrayList<>();
      for (String parameter : step.action.parameters()) {
        args.add(new ArgTemplate.Unsaid());
        byLet.add(
            implied && lets.containsKey(parameter)
                ? new ArgTemplate.Implied(lets.get(parameter))
                : new ArgTemplate.Unsaid());
      }
      for (Argument a : shared) {
        vocabulary
            .parameter(step.action, a.parameter())
            .ifPresent(place -> args.set(place, argument(a, step.action, place)));
      }
      for (Argument a : step.rule.args()) {
        OptionalInt place = vocabulary.parameter(step.action, a.parameter());
        if (place.isEmpty()) {
          throw binding.wrong(vocabulary.noParameter(List.of(step.action), a.parameter()), a.at());
        }
        args.set(place.getAsInt(), argument(a, step.action, place.getAsInt()));
      }
      Function<String, Optional<Slot>> names = name -> ofSteps(name, Optional.of(index), true);
      return new StepTemplate(
          step.action,
          List.copyOf(args),
          List.copyOf(byLet),
          checks(List.of(step.rule.checks()), Optional.of(index)),
          step.rule.optional(),
          step.rule.repeat().map(r -> new RepeatTemplate(r.most(), formula(r.until(), names))));
    }

    private ArgTemplate argument(Argument a, Action action, int place) {
      return switch (a.known()) {
        case Known.Any() -> new ArgTemplate.Unknown();
        case Known.Equal(Term.Json value) -> new ArgTemplate.Equal(value, a.at());
        case Known.Equal(Term.Tla(String text)) ->
            new ArgTemplate.Computed(formulas.template(text, a.at(), lets, name -> ofLine(name)));
        case Known.Partly(Term.Json value) -> new ArgTemplate.Partly(value, a.at());
        case Known.Where(List<Expectation> expectations) -> {
          String itself = action.parameters().get(place);
          Function<String, Optional<Slot>> names =
              name ->
                  name.equals(itself)
                      ? Optional.of(new Slot.Fixed(new Operand.Candidate()))
                      : ofLine(name);
          yield new ArgTemplate.Where(
              expectations.stream().map(e -> ofExpression(e, names)).toList());
        }
      };
    }

    /**
     * Checks around the way, or around one of its steps.
     *
     * @param step empty for the whole way
     */
    ChecksTemplate checks(List<Binding.Checks> all, Optional<Integer> step) {
      List<ExpectationTemplate> before = new ArrayList<>();
      List<ExpectationTemplate> after = new ArrayList<>();
      List<Formulas.Template> require = new ArrayList<>();
      for (Binding.Checks checks : all) {
        for (Expectation e : checks.before()) {
          before.add(expectation(e, name -> ofSteps(name, step, false)));
        }
        for (Expectation e : checks.after()) {
          after.add(expectation(e, name -> ofSteps(name, step, true)));
        }
        for (Located<String> r : checks.require()) {
          require.add(formula(r, name -> ofSteps(name, step, true)));
        }
      }
      return before.isEmpty() && after.isEmpty() && require.isEmpty()
          ? ChecksTemplate.NONE
          : new ChecksTemplate(List.copyOf(before), List.copyOf(after), List.copyOf(require));
    }

    private ExpectationTemplate expectation(Expectation e, Function<String, Optional<Slot>> names) {
      OptionalInt variable = vocabulary.variable(e.place());
      return variable.isPresent() && e.value() instanceof Term.Json value
          ? new ExpectationTemplate.OfVariable(variable.getAsInt(), value, e.at())
          : ofExpression(e, names);
    }

    private ExpectationTemplate.OfExpression ofExpression(
        Expectation e, Function<String, Optional<Slot>> names) {
      return switch (e.value()) {
        case Term.Json value ->
            new ExpectationTemplate.OfExpression(
                formulas.template(e.place(), e.at(), lets, names), value);
        case Term.Tla(String text) ->
            ExpectationTemplate.truth(formulas.equation(e.place(), text, e.at(), lets, names));
      };
    }

    private Formulas.Template formula(
        Located<String> text, Function<String, Optional<Slot>> names) {
      return formulas.template(text.value(), text.at(), lets, names);
    }

    /**
     * What a name stands for in a check: a parameter of the step; in a check around the whole way
     * one of the last step that has it (of the first, for what is ahead), if that step is certain.
     */
    private Optional<Slot> ofSteps(String name, Optional<Integer> step, boolean last) {
      if (step.isPresent()) {
        int place = steps.get(step.get()).action.parameters().indexOf(name);
        if (place >= 0) {
          return Optional.of(new Slot.Fixed(new Operand.OfStep(step.get(), place)));
        }
      }
      int most = step.orElse(steps.size());
      for (int i = 0; i < most; i++) {
        int index = last ? most - 1 - i : i;
        int place = steps.get(index).action.parameters().indexOf(name);
        if (place >= 0 && !steps.get(index).rule.optional()) {
          return Optional.of(new Slot.Fixed(new Operand.OfStep(index, place)));
        }
      }
      return ofLine(name);
    }

    /** What a name stands for where no step was taken: a name of {@code let}. */
    private Optional<Slot> ofLine(String name) {
      Term.Json let = lets.get(name);
      if (let != null) {
        if (vocabulary.variable(name).isPresent()) {
          throw new Unresolved(
              name + " is a variable of the spec and a name of let; call it differently in let");
        }
        return Optional.of(new Slot.OfLine(let));
      }
      if (vocabulary.isParameter(name)) {
        throw new Unresolved(
            ("%1$s is a parameter, but none of an action that is certain to be taken here; name"
                    + " what the line has for it: let: {%1$s: $.path}")
                .formatted(name));
      }
      return Optional.empty();
    }
  }

  /** A name in TLA+ that stands for nothing, or for two things. */
  static final class Unresolved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unresolved(String message) {
      super(message, null, false, false);
    }
  }
}
