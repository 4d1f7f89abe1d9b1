package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.conform.Guided.Picked;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.trace.TraceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The states that a system may have been in at an event in mid-stream: those that the spec's type
 * invariant allows and that agree with what the event observed.
 */
final class StartStates {
  /** States that a check may begin in. */
  private static final int MOST = 100_000;

  private final Spec spec;
  private final Stepper stepper;
  private final Ways ways;
  private final Guided guided;
  private final Choices choices;
  private final Map<String, Value> types;

  StartStates(Spec spec, Likeness likeness) {
    this.spec = spec;
    this.stepper = spec.stepper();
    this.ways = new Ways(stepper, likeness, Demands.none(stepper));
    this.guided = new Guided(spec.atoms(), likeness);
    this.choices = new Choices(guided, likeness, MOST);
    this.types = spec.types();
  }

  /**
   * Where a check begins.
   *
   * @param isAfter whether these are the states after the event, which told nothing of those ahead
   */
  record Beginning(List<State> states, boolean isAfter) {}

  /**
   * The states around an event.
   *
   * @throws TraceException when they are too many to be listed, or there are none
   */
  Beginning of(BoundEvent event) {
    boolean isAfter =
        event.ways().stream().allMatch(w -> before(w).isEmpty())
            && event.ways().stream().anyMatch(w -> !after(w).isEmpty());
    Layer all = new Layer();
    for (Way way : event.ways()) {
      List<Observation> observed = isAfter ? after(way) : before(way);
      for (State state : states(event, observed, isAfter ? "vars" : "before")) {
        all.add(state, Layer.NO_PARENT, null, Layer.GOOD);
      }
    }
    if (all.isEmpty()) {
      throw new TraceException(
          "no state that the type invariant allows agrees with what this event observed; start at"
              + " another one, or compare the constants of the configuration with the system's",
          event.event());
    }
    return new Beginning(thoseThatHoldInvariants(all), isAfter);
  }

  private static List<Observation> before(Way way) {
    List<Observation> all = new ArrayList<>(way.before());
    if (!way.steps().isEmpty()) {
      way.steps().getFirst().candidates().forEach(c -> all.addAll(c.before()));
    }
    return all;
  }

  private static List<Observation> after(Way way) {
    List<Observation> all = new ArrayList<>(way.after());
    if (!way.steps().isEmpty()) {
      way.steps().getLast().candidates().forEach(c -> all.addAll(c.after()));
    }
    return all.stream().filter(Observation.OfVariable.class::isInstance).toList();
  }

  private List<State> states(BoundEvent event, List<Observation> observed, String part) {
    List<List<Value>> values = new ArrayList<>();
    long product = 1;
    for (int v = 0; v < spec.variables().size(); v++) {
      List<Value> here = values(event, v, logged(observed, v), part);
      values.add(here);
      product *= here.size();
      if (product > MOST) {
        throw tooMany(event, values, part);
      }
    }
    List<State> states = new ArrayList<>();
    combine(values, new Value[values.size()], 0, states);
    return states.stream().filter(s -> ways.agrees(observed, s)).toList();
  }

  private static void combine(
      List<List<Value>> values, Value[] chosen, int variable, List<State> into) {
    if (variable == chosen.length) {
      into.add(new State(chosen.clone()));
      return;
    }
    for (Value v : values.get(variable)) {
      chosen[variable] = v;
      combine(values, chosen, variable + 1, into);
    }
  }

  private static JsonNode logged(List<Observation> observed, int variable) {
    for (Observation o : observed) {
      if (o instanceof Observation.OfVariable(int v, _, JsonNode logged) && v == variable) {
        return logged;
      }
    }
    return MissingNode.getInstance();
  }

  private List<Value> values(BoundEvent event, int variable, JsonNode logged, String part) {
    String name = spec.variables().get(variable);
    Value type = types.get(name);
    if (type == null) {
      return untyped(event, name, logged, part);
    }
    Optional<List<Value>> values;
    try {
      values = choices.of(type, logged);
    } catch (ValueException e) {
      values = Optional.of(List.of());
    }
    if (values.isEmpty()) {
      throw new TraceException(
          "%s of %s was observed by the event that the check starts at, and it has too many values in %s: log it in \"%s\", or start at another event"
              .formatted(
                  logged.isMissingNode() ? "nothing" : "only a part",
                  name,
                  Guided.shortened(type.toString()),
                  part),
          event.event());
    }
    if (values.get().isEmpty() && guided.pick(type, logged, name) instanceof Picked.Misfit m) {
      throw new TraceException("in \"%s\", %s".formatted(part, m), event.event());
    }
    return values.get();
  }

  private List<Value> untyped(BoundEvent event, String name, JsonNode logged, String part) {
    if (logged.isMissingNode()) {
      throw new TraceException(
          "nothing of %1$s was observed by the event that the check starts at, and no type invariant says what it can be: log it in \"%2$s\", or write a TypeOK with %1$s \\in ..."
              .formatted(name, part),
          event.event());
    }
    return switch (guided.like(example(name), logged, name, false)) {
      case Picked.Element(Value value) -> List.of(value);
      case Picked.Misfit m ->
          throw new TraceException("in \"%s\", %s".formatted(part, m), event.event());
    };
  }

  private Value example(String name) {
    List<Value> first = new ArrayList<>();
    stepper.initial(
        s -> {
          first.add(s.get(spec.variables().indexOf(name)));
          return false;
        });
    return first.isEmpty() ? plumbline.tla.value.FunctionValue.EMPTY : first.getFirst();
  }

  private TraceException tooMany(BoundEvent event, List<List<Value>> values, String part) {
    List<String> open = new ArrayList<>();
    for (int v = 0; v < values.size(); v++) {
      if (values.get(v).size() > 1) {
        open.add("%s (%,d values)".formatted(spec.variables().get(v), values.get(v).size()));
      }
    }
    return new TraceException(
        "more than %,d states agree with what the event that the check starts at observed: log more in \"%s\" of %s, or start at another event"
            .formatted(MOST, part, String.join(", ", open)),
        event.event());
  }

  /** What violates an invariant is no state of a system that is right; where all do, all stay. */
  private List<State> thoseThatHoldInvariants(Layer all) {
    List<State> states = new ArrayList<>();
    List<State> holding = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      states.add(all.state(i));
      if (holds(all.state(i))) {
        holding.add(all.state(i));
      }
    }
    return holding.isEmpty() ? states : holding;
  }

  private boolean holds(State state) {
    try {
      for (int i = 0; i < spec.invariants().size(); i++) {
        if (!stepper.invariant(i, state)) {
          return false;
        }
      }
      return true;
    } catch (SpecException e) {
      return false;
    }
  }
}
