package plumbline.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import plumbline.conform.binding.BindingPlan;
import plumbline.conform.binding.EventMapper;
import plumbline.conform.binding.EventPlan;
import plumbline.conform.binding.EventPlan.ArgPlan;
import plumbline.conform.binding.EventPlan.Checks;
import plumbline.conform.binding.EventPlan.Operand;
import plumbline.conform.binding.EventPlan.StepPlan;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.Footprint;
import plumbline.tla.Operator;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;
import plumbline.trace.Event;
import plumbline.trace.TraceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** The meaning that a binding gives to events; for the events of one trace. */
public final class BindingMapping implements Mapping {
  private final Spec spec;
  private final BindingPlan plan;
  private final EventMapper mapper;
  private final Likeness likeness;
  private final Arguments arguments;
  private final FromJson fromJson;
  private final Map<String, Operator> operators = new ConcurrentHashMap<>();
  private final List<Candidate> anyAction;

  /** Of so many events that differ in name or arguments the meaning is kept. */
  private static final int REMEMBERED = 10_000;

  private record NameAndArguments(String name, ObjectNode arguments) {}

  private final Map<NameAndArguments, Meaning> remembered = new HashMap<>();

  /**
   * @param spec loaded with the plan's definitions
   */
  public BindingMapping(Spec spec, BindingPlan plan, Likeness likeness) {
    this.spec = spec;
    this.plan = plan;
    this.mapper = plan.mapper();
    this.likeness = likeness;
    this.arguments = new Arguments(spec, likeness);
    this.fromJson = new FromJson(spec.atoms());
    this.anyAction = spec.actions().stream().map(Candidate::any).toList();
  }

  @Override
  public Optional<Meaning> of(Event event) {
    return mapper.isOfArguments(event) ? Optional.of(ofArguments(event)) : planned(event);
  }

  /** The same arguments mean the same steps; what the event says of variables is its own. */
  private Meaning ofArguments(Event event) {
    NameAndArguments key = new NameAndArguments(event.action(), event.args());
    Meaning known = remembered.get(key);
    if (known == null) {
      known = planned(event.withoutVariables()).orElseThrow();
      if (remembered.size() < REMEMBERED) {
        remembered.put(key, known);
      }
    }
    if (event.vars().isEmpty() && event.before().isEmpty()) {
      return known;
    }
    List<Observation> before = observations(mapper.observed(event, event.before()));
    List<Observation> after = observations(mapper.observed(event, event.vars()));
    List<Way> ways = new ArrayList<>(known.ways().size());
    for (Way way : known.ways()) {
      ways.add(new Way(way.steps(), before, after));
    }
    return new Meaning(ways, known.hidden(), known.parameters(), known.argumentsKnown());
  }

  private Optional<Meaning> planned(Event event) {
    return switch (mapper.plan(event)) {
      case EventPlan.Ignored() -> Optional.empty();
      case EventPlan.Unmapped(String message) -> throw new TraceException(message, event);
      case EventPlan.Continues(List<String> events, boolean matched, Checks checks) -> {
        if (!matched) {
          throw new TraceException(
              "%s continues %s, but that is not the last event of %s"
                  .formatted(
                      event.action(),
                      String.join(" or ", events),
                      event.node().isEmpty() ? "the log" : "node " + event.node()),
              event);
        }
        yield Optional.of(new Meaning(List.of(way(event, List.of(), checks)), List.of(), 0, 0));
      }
      case EventPlan.Steps(List<EventPlan.Way> ways) -> Optional.of(meaning(event, ways));
    };
  }

  /** What cannot be one of several actions, for its arguments, may still be another. */
  private Meaning meaning(Event event, List<EventPlan.Way> planned) {
    List<Way> ways = new ArrayList<>(planned.size());
    int parameters = 0;
    int known = 0;
    Optional<TraceException> outside = Optional.empty();
    for (EventPlan.Way w : planned) {
      try {
        ways.add(way(event, w.steps(), w.checks()));
      } catch (TraceException e) {
        outside = Optional.of(e);
      }
    }
    if (ways.isEmpty() && outside.isPresent()) {
      throw outside.get();
    }
    for (StepPlan s : planned.isEmpty() ? List.<StepPlan>of() : planned.getFirst().steps()) {
      // Whatever action it was: nothing is known of its arguments.
      parameters += s.action().isEmpty() ? 1 : s.args().size();
      for (ArgPlan a : s.args()) {
        known += a instanceof ArgPlan.Any ? 0 : 1;
      }
    }
    List<EventMapper.HiddenSteps> hidden = mapper.hidden(event);
    return new Meaning(
        ways,
        hidden.isEmpty() ? List.of() : hidden.stream().map(h -> hidden(event, h)).toList(),
        parameters,
        known);
  }

  private HiddenSteps hidden(Event event, EventMapper.HiddenSteps h) {
    List<Candidate> candidates = new ArrayList<>();
    for (StepPlan s : h.steps()) {
      candidates.addAll(hidden(event, s));
    }
    return new HiddenSteps(candidates, h.most(), h.onlyIfNeeded());
  }

  /** It only may happen: with an argument that it cannot have it does not. */
  private List<Candidate> hidden(Event event, StepPlan s) {
    try {
      return step(event, s).candidates();
    } catch (TraceException e) {
      return List.of();
    }
  }

  private Way way(Event event, List<StepPlan> steps, Checks checks) {
    List<Step> all = new ArrayList<>(steps.size());
    for (StepPlan s : steps) {
      all.add(step(event, s));
    }
    return new Way(all, observations(checks.before()), after(checks));
  }

  private Step step(Event event, StepPlan s) {
    List<Observation> before = observations(s.checks().before());
    List<Observation> after = after(s.checks());
    List<Candidate> candidates;
    if (s.action().isEmpty()) {
      candidates =
          before.isEmpty() && after.isEmpty()
              ? anyAction
              : anyAction.stream()
                  .map(c -> new Candidate(c.action(), c.arguments(), before, after))
                  .toList();
    } else {
      Action action = s.action().get();
      candidates =
          List.of(new Candidate(action, arguments(event, action, s.args()), before, after));
    }
    return new Step(
        candidates,
        s.optional(),
        s.repeat().map(EventPlan.Repeat::most).orElse(1),
        s.repeat().map(r -> expression(r.until())));
  }

  private List<Observation> after(Checks checks) {
    List<Observation> after = observations(checks.after());
    if (checks.require().isEmpty()) {
      return after;
    }
    List<Observation> all = new ArrayList<>(after);
    for (EventPlan.Expression e : checks.require()) {
      all.add(new Observation.OfExpression(e::filledIn, expression(e), BooleanNode.TRUE));
    }
    return all;
  }

  private List<Observation> observations(List<EventPlan.Observation> seen) {
    if (seen.isEmpty()) {
      return List.of();
    }
    List<Observation> all = new ArrayList<>(seen.size());
    for (EventPlan.Observation o : seen) {
      all.add(
          switch (o) {
            case EventPlan.Observation.OfVariable(int variable, JsonNode value) ->
                new Observation.OfVariable(variable, spec.variables().get(variable), value);
            case EventPlan.Observation.OfExpression(
                    EventPlan.Expression expression,
                    JsonNode expected) ->
                new Observation.OfExpression(
                    expression::filledIn, expression(expression), expected);
          });
    }
    return all;
  }

  // --- arguments ----------------------------------------------------------------

  private Candidate.Arguments arguments(Event event, Action action, List<ArgPlan> plans) {
    Argument[] known = new Argument[plans.size()];
    boolean constant = true;
    for (int i = 0; i < known.length; i++) {
      ArgPlan plan = plans.get(i);
      constant &= !(plan instanceof ArgPlan.Computed || plan instanceof ArgPlan.Where);
      known[i] =
          switch (plan) {
            case ArgPlan.Exactly(JsonNode value) -> arguments.of(event, action, i, value);
            case ArgPlan.Partly(JsonNode value) ->
                new Argument.Such(v -> likeness.agrees(value, v));
            case ArgPlan.Any(), ArgPlan.Computed(_), ArgPlan.Where(_) -> new Argument.Any();
          };
    }
    return constant
        ? Candidate.Arguments.always(known)
        : new Candidate.Depending() {
          @Override
          public Argument[] in(Stepper stepper, State ahead) {
            return resolved(known, plans, stepper, ahead);
          }

          @Override
          public Optional<Set<Integer>> looksAt() {
            return Optional.of(variables(plans));
          }
        };
  }

  /** The variables that the arguments are worked out from. */
  private Set<Integer> variables(List<ArgPlan> plans) {
    Set<Integer> all = new HashSet<>();
    for (ArgPlan plan : plans) {
      switch (plan) {
        case ArgPlan.Computed(EventPlan.Expression value) -> all.addAll(variables(value));
        case ArgPlan.Where(List<EventPlan.Observation.OfExpression> expectations) ->
            expectations.forEach(e -> all.addAll(variables(e.expression())));
        case ArgPlan.Any(), ArgPlan.Exactly(_), ArgPlan.Partly(_) -> {}
      }
    }
    return all;
  }

  private Argument[] resolved(Argument[] known, List<ArgPlan> plans, Stepper stepper, State ahead) {
    Argument[] all = known.clone();
    for (int i = 0; i < all.length; i++) {
      all[i] =
          switch (plans.get(i)) {
            case ArgPlan.Computed(EventPlan.Expression value) ->
                new Argument.Exactly(
                    value(value, stepper, ahead, ahead, NO_STEPS, Optional.empty()));
            case ArgPlan.Where(List<EventPlan.Observation.OfExpression> expectations) ->
                new Argument.Such(v -> fits(expectations, v, stepper, ahead));
            case ArgPlan.Any(), ArgPlan.Exactly(_), ArgPlan.Partly(_) -> all[i];
          };
    }
    return all;
  }

  private static final Value[][] NO_STEPS = {};

  /** An offered value that lacks a place that was logged, such as a field, is another one. */
  private boolean fits(
      List<EventPlan.Observation.OfExpression> expectations,
      Value offered,
      Stepper stepper,
      State ahead) {
    try {
      for (EventPlan.Observation.OfExpression e : expectations) {
        Value value = value(e.expression(), stepper, ahead, ahead, NO_STEPS, Optional.of(offered));
        if (!likeness.agrees(e.expected(), value)) {
          return false;
        }
      }
      return true;
    } catch (plumbline.tla.SpecException e) {
      return false;
    }
  }

  // --- expressions ----------------------------------------------------------------

  private Observation.Expression expression(EventPlan.Expression e) {
    return new Observation.Expression() {
      @Override
      public Value in(Stepper stepper, State from, State seen, Value[][] arguments) {
        return value(e, stepper, from, seen, arguments, Optional.empty());
      }

      @Override
      public Optional<Set<Integer>> looksAt() {
        return Optional.of(variables(e));
      }
    };
  }

  private Set<Integer> variables(EventPlan.Expression e) {
    return spec.footprint(operator(e)).accesses().stream()
        .map(Footprint.Access::variable)
        .collect(Collectors.toSet());
  }

  private Operator operator(EventPlan.Expression e) {
    return operators.computeIfAbsent(e.operator(), n -> spec.operator(n).orElseThrow());
  }

  private Value value(
      EventPlan.Expression e,
      Stepper stepper,
      State from,
      State seen,
      Value[][] taken,
      Optional<Value> candidate) {
    Operator operator = operator(e);
    Value[] operands = new Value[e.operands().size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] =
          switch (e.operands().get(i)) {
            case Operand.OfStep(int step, int parameter) -> taken[step][parameter];
            case Operand.Candidate() -> candidate.orElseThrow();
            case Operand.Given(JsonNode value) -> fromJson.value(value);
          };
    }
    return operator.primed()
        ? stepper.evaluate(operator, Optional.of(from), Optional.of(seen), operands)
        : stepper.evaluate(operator, Optional.of(seen), Optional.empty(), operands);
  }

  @Override
  public List<Observation> initial(Event first) {
    return after(plan.init(first.line()));
  }
}
