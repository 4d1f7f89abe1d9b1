package plumbline.conform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import plumbline.conform.Guided.Picked;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.Footprint.Access;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Keys;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.trace.TraceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the states that events were taken in out of what the events observed of them. What the
 * event's actions do not touch is as in an initial state, whatever it really was: it makes no
 * difference to them. For one thread.
 */
final class LocalStates {
  private static final String OTHERWISE = ", or check the trace without --local";

  private final Spec spec;
  private final Stepper stepper;
  private final Guided guided;
  private final Likeness likeness;
  private final Map<String, Value> types;
  private final State anywhere;
  private final List<Pattern> words = new ArrayList<>();
  private final Map<Action, List<Access>> footprints = new HashMap<>();

  /**
   * @throws SpecException when the spec has no initial state
   */
  LocalStates(Spec spec, Likeness likeness, Stepper stepper) {
    this.spec = spec;
    this.stepper = stepper;
    this.likeness = likeness;
    this.guided = new Guided(spec.atoms(), likeness);
    this.types = spec.types();
    this.anywhere = initial(stepper, spec);
    spec.variables()
        .forEach(v -> words.add(Pattern.compile("(?<!\\w)" + Pattern.quote(v) + "(?!\\w)")));
  }

  private static State initial(Stepper stepper, Spec spec) {
    List<State> first = new ArrayList<>();
    stepper.initial(
        s -> {
          first.add(s);
          return false;
        });
    if (first.isEmpty()) {
      throw new SpecException(
          SpecException.Kind.CONFIG,
          "%s has no initial state under this configuration".formatted(spec.name()),
          plumbline.tla.SourceRange.NONE);
    }
    return first.getFirst();
  }

  /**
   * A state that an event was taken in.
   *
   * @param state what is not known is as in an initial state
   * @param known the variables that are known as a whole
   * @param shown what is known, by the names of variables; of a function perhaps some points
   */
  record Ahead(State state, BitSet known, Map<String, Value> shown) {}

  /**
   * The state that a way of an event begins in.
   *
   * @throws TraceException when the event did not observe what the way's actions touch
   */
  Ahead of(BoundEvent event, Way way) {
    JsonNode[] logged = logged(way);
    Value[] values = anywhere.values().clone();
    BitSet known = new BitSet();
    Map<String, Value> shown = new LinkedHashMap<>();
    Map<Integer, Picked.Misfit> missing = new HashMap<>();
    for (int v = 0; v < values.length; v++) {
      if (logged[v] == null) {
        continue;
      }
      String name = spec.variables().get(v);
      switch (value(v, logged[v], false)) {
        case Picked.Element(Value value) -> {
          values[v] = value;
          known.set(v);
          shown.put(name, value);
        }
        case Picked.Misfit whole -> {
          missing.put(v, whole);
          switch (value(v, logged[v], true)) {
            case Picked.Element(Value value) -> {
              values[v] = value;
              shown.put(name, onlyLogged(value, logged[v]));
            }
            case Picked.Misfit m -> throw new TraceException("in \"before\", " + m, event.event());
          }
        }
      }
    }
    State state = new State(values);
    for (Step step : way.steps()) {
      for (Candidate c : step.candidates()) {
        require(event, c, state, logged, known, missing);
      }
    }
    requireAfter(event, way);
    return new Ahead(state, known, shown);
  }

  private Value onlyLogged(Value value, JsonNode logged) {
    if (!(value instanceof FunctionValue f)) {
      return value;
    }
    Optional<Points> points = Points.of(logged, f.keys(), likeness);
    List<Value> keys = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < f.count(); i++) {
      if (points.isEmpty() || !points.get().at(i).isMissingNode()) {
        keys.add(f.keyAt(i));
        values.add(f.valueAt(i));
      }
    }
    return FunctionValue.fromPairs(keys.toArray(Value[]::new), values.toArray(Value[]::new));
  }

  private Picked value(int variable, JsonNode logged, boolean fill) {
    String name = spec.variables().get(variable);
    Value elsewhere = anywhere.get(variable);
    Value type = types.get(name);
    try {
      return type == null
          ? guided.like(elsewhere, logged, name, fill)
          : guided.pick(type, logged, name, fill ? Optional.of(elsewhere) : Optional.empty());
    } catch (ValueException e) {
      String why = e.getMessage();
      return Guided.misfit(
          new Spot.Whole(name), logged, () -> "which is no value of the spec: " + why);
    }
  }

  /** What was observed of each variable ahead of the first step; null where nothing was. */
  private JsonNode[] logged(Way way) {
    JsonNode[] logged = new JsonNode[spec.variables().size()];
    collect(way.before(), logged);
    if (!way.steps().isEmpty()) {
      way.steps().getFirst().candidates().forEach(c -> collect(c.before(), logged));
    }
    return logged;
  }

  private static void collect(List<Observation> observed, JsonNode[] into) {
    for (Observation o : observed) {
      if (o instanceof Observation.OfVariable(int variable, _, JsonNode value)) {
        into[variable] = into[variable] == null ? value : both(into[variable], value);
      }
    }
  }

  private static JsonNode both(JsonNode one, JsonNode other) {
    if (!(one instanceof ObjectNode a) || !(other instanceof ObjectNode b)) {
      return one;
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.setAll(a);
    all.setAll(b);
    return all;
  }

  // --- what must be known ---------------------------------------------------------

  private List<Access> accesses(Action action) {
    return footprints.computeIfAbsent(
        action,
        a ->
            spec.footprint(a).accesses().stream()
                .sorted(Comparator.comparingInt(Access::variable).thenComparing(x -> !x.write()))
                .toList());
  }

  private void require(
      BoundEvent event,
      Candidate candidate,
      State state,
      JsonNode[] logged,
      BitSet known,
      Map<Integer, Picked.Misfit> missing) {
    Argument[] arguments = null;
    for (Access access : accesses(candidate.action())) {
      int v = access.variable();
      if (known.get(v)) {
        continue;
      }
      String name = spec.variables().get(v);
      String touches = candidate.action().name() + (access.write() ? " changes" : " looks at");
      if (logged[v] == null) {
        throw new TraceException(
            "nothing was observed of %1$s ahead of this event, which %2$s: log it, as in \"before\":"
                    .formatted(name, touches)
                + " {\"%s\": ...}%s".formatted(name, OTHERWISE),
            event.event());
      }
      if (arguments == null) {
        arguments = candidate.arguments().in(stepper, state);
      }
      if (!isLoggedAt(access, arguments, state.get(v), logged[v])) {
        throw new TraceException(
            "in \"before\", %s, and %s %s: log the whole of it%s"
                .formatted(missing.get(v), touches, name, OTHERWISE),
            event.event());
      }
    }
  }

  /** Whether the point of a function that is touched was logged. */
  private boolean isLoggedAt(Access access, Argument[] arguments, Value value, JsonNode logged) {
    return access.parameter() >= 0
        && arguments[access.parameter()] instanceof Argument.Exactly(Value argument)
        && value instanceof FunctionValue f
        && isLoggedAt(f.keys(), argument, logged);
  }

  private boolean isLoggedAt(Keys keys, Value argument, JsonNode logged) {
    return Points.of(logged, keys, likeness)
        .filter(
            points -> {
              for (int i = 0; i < keys.count(); i++) {
                if (keys.keyAt(i).fingerprint() == argument.fingerprint()) {
                  return !points.at(i).isMissingNode();
                }
              }
              return false;
            })
        .isPresent();
  }

  /** An action whose effect nobody looked at was not checked. */
  private void requireAfter(BoundEvent event, Way way) {
    List<Observation> after = new ArrayList<>(way.after());
    for (Step step : way.steps()) {
      step.candidates().forEach(c -> after.addAll(c.after()));
    }
    BitSet seen = new BitSet();
    for (Observation o : after) {
      for (int v = 0; v < words.size(); v++) {
        if (o instanceof Observation.OfVariable(int variable, _, _)
            ? variable == v
            : words.get(v).matcher(o.place()).find()) {
          seen.set(v);
        }
      }
    }
    for (Step step : way.steps()) {
      for (Candidate c : step.candidates()) {
        for (Access access : accesses(c.action())) {
          if (access.write() && !seen.get(access.variable()) && !step.optional()) {
            String name = spec.variables().get(access.variable());
            throw new TraceException(
                "nothing was observed of %1$s after this event, which %2$s changes: log it, as in"
                        .formatted(name, c.action().name())
                    + " \"vars\": {\"%s\": ...}%s".formatted(name, OTHERWISE),
                event.event());
          }
        }
      }
    }
  }
}
