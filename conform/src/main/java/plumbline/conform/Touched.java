package plumbline.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.Footprint;
import plumbline.tla.Footprint.Kind;
import plumbline.tla.Spec;
import plumbline.tla.value.Value;
import tools.jackson.databind.JsonNode;

/**
 * Tells which events may be taken in any order with the same result, from the footprints of the
 * actions that they can mean and from what was observed.
 */
final class Touched {
  /**
   * A part of a state.
   *
   * @param variable its index; a negative number stands for what a demand makes of the state
   * @param point the argument of the variable's function, printed; null for all of it
   * @param element what is known of the only element of a set that is looked for or added
   */
  record Part(int variable, String point, Kind kind, Map<String, Value> element) {
    Part(int variable, String point, Kind kind) {
      this(variable, point, kind, Map.of());
    }

    boolean conflicts(Part other) {
      return variable == other.variable
          && !kind.commutesWith(other.kind)
          && (point == null || other.point == null || point.equals(other.point))
          && !Footprint.Element.areApart(element, other.element);
    }
  }

  private final Spec spec;
  private final Map<Action, Footprint> footprints = new HashMap<>();

  /** What each invariant and property of steps looks at. */
  private final List<Set<Integer>> demanded = new ArrayList<>();

  Touched(Spec spec) {
    this.spec = spec;
    spec.invariants().forEach(i -> demanded.add(variables(spec.footprint(i))));
    spec.stepProperties().forEach(p -> demanded.add(variables(spec.stepFootprint(p))));
  }

  private static Set<Integer> variables(Footprint footprint) {
    return footprint.accesses().stream()
        .map(Footprint.Access::variable)
        .collect(Collectors.toSet());
  }

  /** Whether the order of two events may matter, given what they touch; true when in doubt. */
  static boolean conflict(Optional<Set<Part>> mine, Optional<Set<Part>> theirs) {
    return mine.isEmpty()
        || theirs.isEmpty()
        || mine.get().stream().anyMatch(p -> theirs.get().stream().anyMatch(p::conflicts));
  }

  /** What an event touches; empty when that is not known. */
  Optional<Set<Part>> by(BoundEvent event) {
    // A hidden step between two events may look at what one of them changed and change what the
    // other looks at, so that only events without hidden steps are known to commute.
    if (!event.hidden().isEmpty() || event.event().isGap()) {
      return Optional.empty();
    }
    Set<Part> parts = new HashSet<>();
    for (Way way : event.ways()) {
      observed(way.before(), parts);
      observed(way.after(), parts);
      for (Step step : way.steps()) {
        for (Candidate c : step.candidates()) {
          observed(c.before(), parts);
          observed(c.after(), parts);
          action(c, parts);
        }
        step.until().ifPresent(until -> looksAt(until.looksAt(), parts));
      }
    }
    demands(parts);
    return Optional.of(parts);
  }

  /**
   * Whatever changes what a demand looks at must be tried in each order, for it may be violated in
   * between: a part of the state for each demand that all of these write.
   */
  private void demands(Set<Part> parts) {
    List<Integer> written =
        parts.stream().filter(p -> p.kind != Kind.READ).map(Part::variable).distinct().toList();
    for (int i = 0; i < demanded.size(); i++) {
      if (written.stream().anyMatch(demanded.get(i)::contains)) {
        parts.add(new Part(-1 - i, null, Kind.WRITE));
      }
    }
  }

  private void action(Candidate c, Set<Part> parts) {
    if (c.arguments() instanceof Candidate.Depending d) {
      looksAt(d.looksAt(), parts);
    }
    Footprint footprint = footprints.computeIfAbsent(c.action(), spec::footprint);
    Argument[] arguments = c.known();
    for (Footprint.Access a : footprint.accesses()) {
      String point =
          a.parameter() == Footprint.WHOLE
              ? null
              : exactly(arguments[a.parameter()]).map(Likeness::name).orElse(null);
      Map<String, Value> element =
          a.element().map(e -> e.known(p -> exactly(arguments[p]))).orElse(Map.of());
      parts.add(new Part(a.variable(), point, a.kind(), element));
    }
  }

  private static Optional<Value> exactly(Argument argument) {
    return argument instanceof Argument.Exactly(Value v) ? Optional.of(v) : Optional.empty();
  }

  private void observed(List<Observation> observed, Set<Part> parts) {
    for (Observation o : observed) {
      switch (o) {
        case Observation.OfVariable v when isOfPoints(v.logged()) ->
            v.logged()
                .propertyNames()
                .forEach(p -> parts.add(new Part(v.variable(), p, Kind.READ)));
        case Observation.OfVariable v -> parts.add(new Part(v.variable(), null, Kind.READ));
        case Observation.OfExpression e -> looksAt(e.expression().looksAt(), parts);
      }
    }
  }

  private void looksAt(Optional<Set<Integer>> variables, Set<Part> parts) {
    for (int v = 0; v < spec.variables().size(); v++) {
      if (variables.isEmpty() || variables.get().contains(v)) {
        parts.add(new Part(v, null, Kind.READ));
      }
    }
  }

  /** Whether single points of a function were observed. */
  private static boolean isOfPoints(JsonNode logged) {
    return logged.isObject()
        && !logged.isEmpty()
        && logged.propertyNames().stream().noneMatch(name -> name.startsWith("#"));
  }
}
