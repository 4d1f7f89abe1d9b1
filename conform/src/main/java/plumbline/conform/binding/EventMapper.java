package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import plumbline.conform.binding.Binding.Ignore;
import plumbline.conform.binding.Binding.Located;
import plumbline.conform.binding.Binding.Meaning;
import plumbline.conform.binding.EventPlan.ArgPlan;
import plumbline.conform.binding.EventPlan.Checks;
import plumbline.conform.binding.EventPlan.Observation;
import plumbline.conform.binding.EventPlan.StepPlan;
import plumbline.conform.binding.EventPlan.Way;
import plumbline.conform.binding.RulePlan.HiddenRule;
import plumbline.conform.binding.Templates.StepTemplate;
import plumbline.conform.binding.Templates.WayTemplate;
import plumbline.tla.Action;
import plumbline.tla.Similar;
import plumbline.trace.Event;
import plumbline.trace.JsonPath;
import plumbline.trace.TraceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says what the events of one trace mean. It is given them in the order of the file, because some
 * rules look at what their node logged before; not for several threads.
 */
public final class EventMapper {
  /** Of how many names of events the rules are kept at hand; a log has far fewer. */
  private static final int KEPT = 10_000;

  private final BindingPlan plan;
  private final Vocabulary vocabulary;
  private final Map<String, OfName> names = new HashMap<>();
  private final Set<String> started = new HashSet<>();
  private final Map<String, String> lastOfNode = new HashMap<>();
  private final boolean remembers;

  /** Whether the groups of a pattern count as arguments, be they some action's or not. */
  private final boolean ofPattern;

  EventMapper(BindingPlan plan) {
    this.plan = plan;
    vocabulary = plan.vocabulary();
    Binding binding = plan.binding();
    ofPattern =
        binding.pattern().isPresent()
            && !binding.fields().paths().containsKey("args")
            && !binding.fields().maps().containsKey("args");
    remembers = remembers(binding);
  }

  /** Whether what an event means depends on those before it. */
  static boolean remembers(Binding binding) {
    return binding.ignore().stream().anyMatch(Ignore::leading)
        || binding.events().stream()
            .flatMap(e -> e.rules().stream())
            .anyMatch(r -> r.meaning() instanceof Meaning.Continues);
  }

  /** What there is for events of one name. */
  private static final class OfName {
    final List<Ignore> ignored;
    final List<RulePlan> rules;
    final List<HiddenRule> hidden;

    /** Whether an event's name and arguments say all of its steps, whatever else its line has. */
    final boolean isOfArguments;

    OfName(List<Ignore> ignored, List<RulePlan> rules, List<HiddenRule> hidden) {
      this.ignored = ignored;
      this.rules = rules;
      this.hidden = hidden;
      this.isOfArguments =
          ignored.isEmpty()
              && hidden.isEmpty()
              && rules.size() == 1
              && rules.getFirst().isOfArguments();
    }
  }

  /**
   * Whether the steps of an event depend on its name and arguments alone, so that they are those of
   * any other event that has the same.
   */
  public boolean isOfArguments(Event event) {
    return !remembers && !event.optional() && ofName(event.action()).isOfArguments;
  }

  /** What the event itself says of variables. */
  public List<Observation> observed(Event event, ObjectNode variables) {
    try {
      return with(List.of(), variables);
    } catch (Lacking e) {
      throw new TraceException(e.getMessage(), event);
    }
  }

  /** What an event means. A gap means nothing: whoever reads the trace sees it first. */
  public EventPlan plan(Event event) {
    OfName name = ofName(event.action());
    boolean leading = remembers && isLeading(event, name);
    EventPlan meaning;
    try {
      meaning = leading || isIgnored(event, name) ? new EventPlan.Ignored() : mapped(event, name);
    } catch (Lacking e) {
      return new EventPlan.Unmapped(e.getMessage());
    }
    if (remembers) {
      lastOfNode.put(event.node(), event.action());
    }
    return meaning;
  }

  /** Actions that may happen ahead of an event without being logged. */
  public List<HiddenSteps> hidden(Event next) {
    List<HiddenRule> rules = ofName(next.action()).hidden;
    return rules.isEmpty()
        ? List.of()
        : rules.stream().map(h -> HiddenSteps.of(h.rule(), h.on(next.line()))).toList();
  }

  /** Actions that may happen after the last event without being logged. */
  public List<HiddenSteps> hiddenAtTheEnd() {
    return plan.hidden().stream().map(h -> HiddenSteps.of(h.rule(), h.atTheEnd())).toList();
  }

  /**
   * Actions that may happen without being logged.
   *
   * @param steps any of these
   * @param most how many of them
   * @param onlyIfNeeded whether they are to be looked at only where nothing else explains the event
   */
  public record HiddenSteps(List<StepPlan> steps, int most, boolean onlyIfNeeded) {
    private static HiddenSteps of(Binding.Hidden rule, List<StepPlan> steps) {
      return new HiddenSteps(steps, rule.perEvent(), rule.onlyIfNeeded());
    }
  }

  private OfName ofName(String event) {
    OfName known = names.get(event);
    if (known == null) {
      known =
          new OfName(
              plan.binding().ignore().stream().filter(i -> i.isFor(event)).toList(),
              plan.rules(event),
              plan.hidden().stream().filter(h -> h.isBefore(event)).toList());
      if (names.size() < KEPT) {
        names.put(event, known);
      }
    }
    return known;
  }

  private boolean isLeading(Event event, OfName name) {
    if (started.contains(event.node())) {
      return false;
    }
    boolean leading = false;
    for (Ignore i : name.ignored) {
      leading |= i.leading() && i.holds(event.line());
    }
    if (!leading) {
      started.add(event.node());
    }
    return leading;
  }

  private static boolean isIgnored(Event event, OfName name) {
    for (Ignore i : name.ignored) {
      if (!i.leading() && i.holds(event.line())) {
        return true;
      }
    }
    return false;
  }

  private EventPlan mapped(Event event, OfName name) {
    for (RulePlan rule : name.rules) {
      if (rule.holds(event.line())) {
        return by(rule, event);
      }
    }
    if (!name.rules.isEmpty()) {
      return new EventPlan.Unmapped(noneHolds(event, name));
    }
    if (!event.action().isEmpty()) {
      return new EventPlan.Unmapped(unknown(event));
    }
    JsonPath expected = plan.binding().fields().paths().get("action");
    return expected == null ? anyAction(event) : new EventPlan.Unmapped(nameless(expected));
  }

  private EventPlan by(RulePlan rule, Event event) {
    if (!rule.unusable().isEmpty()) {
      return new EventPlan.Unmapped(rule.unusable());
    }
    return switch (rule.meaning()) {
      case Meaning.Ignored() -> new EventPlan.Ignored();
      case Meaning.Continues(List<Located<String>> events) -> {
        String last = lastOfNode.getOrDefault(event.node(), "");
        yield new EventPlan.Continues(
            events.stream().map(Located::value).toList(),
            events.stream().anyMatch(n -> NamePattern.matches(n.value(), last)),
            checks(rule, rule.ways().getFirst(), event));
      }
      case Meaning.Ways _ -> steps(rule, event);
    };
  }

  private EventPlan steps(RulePlan rule, Event event) {
    if (rule.ownArgs() && !ofPattern && !event.args().isEmpty()) {
      List<Action> actions =
          rule.ways().stream()
              .flatMap(w -> w.steps().stream())
              .map(StepTemplate::action)
              .distinct()
              .toList();
      String unknown = OwnArguments.unknown(actions, event.args(), vocabulary);
      if (!unknown.isEmpty()) {
        return new EventPlan.Unmapped("the argument " + vocabulary.noParameter(actions, unknown));
      }
    }
    List<Way> ways = new ArrayList<>(rule.ways().size() + 1);
    for (WayTemplate way : rule.ways()) {
      List<StepPlan> steps = new ArrayList<>(way.steps().size());
      for (StepTemplate step : way.steps()) {
        steps.add(
            step.on(
                event.line(),
                rule.ownArgs()
                    ? OwnArguments.of(step.action(), event.args(), vocabulary)
                    : OwnArguments.none(step.action())));
      }
      ways.add(new Way(steps, checks(rule, way, event)));
    }
    return steps(ways, event);
  }

  /** An event that may also not have happened has a way without steps besides. */
  private static EventPlan steps(List<Way> ways, Event event) {
    if (event.optional()) {
      ways.add(new Way(List.of(), Checks.NONE));
    }
    return new EventPlan.Steps(ways);
  }

  private Checks checks(RulePlan rule, WayTemplate way, Event event) {
    Checks checks = way.checks().on(event.line());
    boolean vars = rule.ownVars() && !event.vars().isEmpty();
    boolean before = rule.ownBefore() && !event.before().isEmpty();
    if (!vars && !before) {
      return checks;
    }
    return new Checks(
        before ? with(checks.before(), event.before()) : checks.before(),
        vars ? with(checks.after(), event.vars()) : checks.after(),
        checks.require());
  }

  private List<Observation> with(List<Observation> observations, ObjectNode own) {
    List<Observation> more = new ArrayList<>(observations);
    for (Map.Entry<String, JsonNode> seen : own.properties()) {
      OptionalInt variable = vocabulary.variable(seen.getKey());
      if (variable.isEmpty()) {
        throw new Lacking(vocabulary.noVariable(seen.getKey()));
      }
      more.add(new Observation.OfVariable(variable.getAsInt(), seen.getValue()));
    }
    return more;
  }

  /** An event without a name: any action, or with arguments any that has such parameters. */
  private EventPlan anyAction(Event event) {
    if (event.args().isEmpty() && event.vars().isEmpty() && event.before().isEmpty()) {
      return new EventPlan.Unmapped(
          "this line says neither which action it is nor anything of the state: log \"action\","
              + " with \"vars\" or \"args\" where they are known, or ignore such lines in a"
              + " binding");
    }
    Checks checks =
        new Checks(with(List.of(), event.before()), with(List.of(), event.vars()), List.of());
    List<Way> ways = new ArrayList<>();
    if (event.args().isEmpty()) {
      ways.add(
          new Way(
              List.of(
                  new StepPlan(Optional.empty(), List.of(), Checks.NONE, false, Optional.empty())),
              checks));
      return steps(ways, event);
    }
    for (Action action : vocabulary.actions()) {
      if (OwnArguments.unknown(List.of(action), event.args(), vocabulary).isEmpty()) {
        List<ArgPlan> args = OwnArguments.of(action, event.args(), vocabulary);
        ways.add(
            new Way(
                List.of(
                    new StepPlan(Optional.of(action), args, Checks.NONE, false, Optional.empty())),
                checks));
      }
    }
    return ways.isEmpty()
        ? new EventPlan.Unmapped("no action of the spec has all arguments that the event has")
        : steps(ways, event);
  }

  private String noneHolds(Event event, OfName name) {
    List<String> conditions = name.rules.stream().map(RulePlan::whenText).toList();
    return "no rule for %s holds for this line (%s); add one, with ignore: true if it carries no step"
        .formatted(event.action(), Part.some(conditions));
  }

  /** Where a binding says where the name is, a line without one is no event of any action. */
  private static String nameless(JsonPath expected) {
    return ("nothing is at %1$s, where the event's name should be; mend the path in fields, or"
            + " ignore such lines: ignore: [{when: not exists(%1$s)}]")
        .formatted(expected);
  }

  private String unknown(Event event) {
    if (plan.binding().file().isEmpty()) {
      return vocabulary.noAction(event.action())
          + "; other names are mapped by a binding, which plumbline bind proposes";
    }
    return "no rule of %s maps the event %s%s; add it to events, or to ignore if it carries no step"
        .formatted(
            plan.binding().file(), event.action(), Similar.hint(event.action(), plan.names()));
  }
}
