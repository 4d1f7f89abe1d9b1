package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.conform.binding.Binding.Checks;
import plumbline.conform.binding.Binding.EventRules;
import plumbline.conform.binding.Binding.Hidden;
import plumbline.conform.binding.Binding.Located;
import plumbline.conform.binding.Binding.Meaning;
import plumbline.conform.binding.Binding.Rule;
import plumbline.conform.binding.Binding.StepRule;
import plumbline.conform.binding.RulePlan.HiddenRule;
import plumbline.conform.binding.Templates.ChecksTemplate;
import plumbline.tla.Action;
import plumbline.tla.SourceRange;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;
import tools.jackson.databind.JsonNode;

/**
 * A binding whose names are those of a spec: what each event means is looked up, not worked out.
 *
 * <pre>{@code
 * BindingPlan plan = BindingPlan.of(binding, spec);
 * EventMapper mapper = plan.mapper();
 * for (Event e : trace) { EventPlan what = mapper.plan(e); ... }
 * }</pre>
 */
public final class BindingPlan {
  private final Vocabulary vocabulary;
  private final Binding binding;
  private final Formulas formulas;
  private final List<RulePlan.Named> events;
  private final Map<String, RulePlan> nativeActions = new HashMap<>();
  private final List<HiddenRule> hidden;
  private final ChecksTemplate init;

  private BindingPlan(Binding binding, Spec spec) {
    this.binding = binding;
    vocabulary = new Vocabulary(binding, spec);
    formulas = new Formulas(binding);
    RuleCompiler compiler = new RuleCompiler(binding, vocabulary, formulas);
    events = new ArrayList<>();
    for (EventRules e : binding.events()) {
      List<RulePlan> rules = new ArrayList<>();
      for (Rule rule : e.rules()) {
        rules.add(rule(rule, compiler));
      }
      events.add(new RulePlan.Named(e.names(), List.copyOf(rules)));
    }
    for (Action a : spec.actions()) {
      nativeActions.computeIfAbsent(a.name(), n -> nativeRule(n, compiler));
    }
    hidden = binding.hidden().stream().map(h -> hidden(h, compiler)).toList();
    init = compiler.checks(binding.init(), binding.lets());
  }

  /**
   * Resolves the names of a binding.
   *
   * @throws BindingException when an action, parameter or variable is none of the spec's
   */
  public static BindingPlan of(Binding binding, Spec spec) {
    return new BindingPlan(binding, spec);
  }

  private RulePlan rule(Rule rule, RuleCompiler compiler) {
    List<List<StepRule>> ways =
        rule.meaning() instanceof Meaning.Ways(var all) ? all : List.of(List.of());
    return new RulePlan(
        rule.when(),
        rule.whenText(),
        rule.meaning(),
        compiler.ways(
            ways,
            rule.args().orElse(List.of()),
            List.of(binding.every(), rule.checks()),
            rule.lets(),
            true),
        rule.args().isEmpty(),
        rule.ownVars(),
        rule.ownBefore(),
        "");
  }

  /** An event that has the name of an action. What is wrong with it is said when one comes. */
  private RulePlan nativeRule(String action, RuleCompiler compiler) {
    List<StepRule> step =
        List.of(
            new StepRule(
                new Located<>(action, SourceRange.NONE),
                List.of(),
                false,
                Optional.empty(),
                Checks.NONE));
    try {
      return RulePlan.ofEvent(
          compiler.ways(List.of(step), List.of(), List.of(binding.every()), binding.lets(), true));
    } catch (BindingException e) {
      return RulePlan.unusable(e.at() + ": " + e.getMessage());
    }
  }

  private static HiddenRule hidden(Hidden hidden, RuleCompiler compiler) {
    List<List<StepRule>> each = hidden.actions().stream().map(List::of).toList();
    return new HiddenRule(hidden, compiler.ways(each, List.of(), List.of(), Map.of(), false));
  }

  /**
   * Definitions of the TLA+ in the binding: the spec must be loaded with them before it is asked
   * for {@link EventPlan.Expression#operator()}.
   */
  public List<String> definitions() {
    return formulas.definitions();
  }

  /** Where the text of each definition was written, by the definition's name. */
  public Map<String, SourceRange> places() {
    return formulas.places();
  }

  /**
   * An error in one of the definitions, or in the one after them that says what null is, told at
   * its place in the binding; empty when the error is not there. For a spec that was loaded with
   * {@link #definitions()} first.
   */
  public Optional<BindingException> wrong(SpecException error) {
    int definitions = formulas.definitions().size();
    for (int i = 0; i < definitions; i++) {
      if (error.at().file().equals(SpecOptions.definition(i))) {
        return Optional.of(formulas.inBinding(i, error));
      }
    }
    return binding
        .nullText()
        .filter(t -> error.at().file().equals(SpecOptions.definition(definitions)))
        .map(t -> binding.wrong(error.getMessage().lines().findFirst().orElse(""), t.at()));
  }

  /** What is known of the initial state, of a trace that begins with this line. */
  public EventPlan.Checks init(JsonNode firstLine) {
    try {
      return init.on(firstLine);
    } catch (Lacking e) {
      throw binding.wrong(
          "the first line of the trace does not say what init reads: " + e.getMessage(),
          binding.init().after().isEmpty()
              ? binding.init().require().getFirst().at()
              : binding.init().after().getFirst().at());
    }
  }

  /** Maps the events of one trace, in the order of the file. */
  public EventMapper mapper() {
    return new EventMapper(this);
  }

  /** Whether there are actions that may happen without an event. */
  public boolean hasHidden() {
    return !hidden.isEmpty();
  }

  /** Whether what an event means depends on those before it. */
  public boolean remembers() {
    return EventMapper.remembers(binding);
  }

  Binding binding() {
    return binding;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  List<HiddenRule> hidden() {
    return hidden;
  }

  /** The rules for an event, those that name it exactly first. */
  List<RulePlan> rules(String event) {
    List<RulePlan> rules = new ArrayList<>();
    Set<RulePlan.Named> taken = new HashSet<>();
    for (boolean exact : new boolean[] {true, false}) {
      for (RulePlan.Named named : events) {
        if (!taken.contains(named) && named.matches(event, exact)) {
          taken.add(named);
          rules.addAll(named.rules());
        }
      }
    }
    if (rules.isEmpty() && nativeActions.containsKey(event)) {
      rules.add(nativeActions.get(event));
    }
    return List.copyOf(rules);
  }

  /** The events that rules name, for an error to offer. */
  List<String> names() {
    return binding.events().stream()
        .flatMap(e -> e.names().stream())
        .map(Located::value)
        .distinct()
        .toList();
  }
}
