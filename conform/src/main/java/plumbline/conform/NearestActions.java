package plumbline.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.conform.explain.Deviation.Disagreement;
import plumbline.conform.explain.Deviation.Nearest;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.Refusal;
import plumbline.tla.SourceRange;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.value.Value;

/** Which actions came closest to an event that nothing explains, and what kept them from it. */
final class NearestActions {
  private static final int SHOWN = 5;
  private static final String AHEAD = " ahead of it";

  private final Spec spec;
  private final Probe probe;
  private final Disagreements disagreements;
  private final Map<String, Near> nearest = new LinkedHashMap<>();

  NearestActions(Spec spec, Probe probe) {
    this.spec = spec;
    this.probe = probe;
    this.disagreements = new Disagreements(probe.likeness());
  }

  /**
   * What was found.
   *
   * @param closest the index of the state in which the nearest action came closest
   * @param fewest the fewest places in which a successor differs from what was observed; 0 when
   *     there is no successor
   * @param refused where the nearest actions were refused
   */
  record Found(
      List<Nearest> nearest,
      List<Disagreement> disagreements,
      int closest,
      int fewest,
      List<TooStrict.Refused> refused) {}

  /**
   * How near an instance of an action came in the state where it came nearest.
   *
   * @param refused the action, where a conjunct of it was false
   * @param step how many steps of the event were taken before it
   * @param isOther whether it has other arguments than were logged
   * @param differing what was logged and differs after it
   */
  private record Near(
      Nearest what,
      Optional<Action> refused,
      int state,
      int step,
      boolean isOther,
      List<Disagreement> differing) {
    boolean isCloserThan(Near other) {
      return what.reached()
          ? differing.size() < other.differing.size()
          : step > other.step || (step == other.step && what.passed() > other.what.passed());
    }
  }

  /** A state on the way of an event, with the arguments of each of its steps so far. */
  private record Partway(State state, Taken by, Value[][] arguments) {}

  Found of(Layer layer, BoundEvent event) {
    for (Way way : event.ways()) {
      for (int i = 0; i < layer.size() && i < Explainer.SAMPLE; i++) {
        compare(way, layer.state(i), i);
      }
    }
    List<Near> best = best();
    boolean reached = !best.isEmpty() && best.getFirst().what.reached();
    List<Disagreement> never = disagreements.never();
    return new Found(
        best.stream().map(Near::what).toList(),
        never.isEmpty() && reached ? best.getFirst().differing : never,
        best.isEmpty() ? 0 : best.getFirst().state,
        reached ? best.getFirst().differing.size() : 0,
        best.stream()
            .flatMap(n -> n.refused.map(a -> new TooStrict.Refused(a, n.what.at())).stream())
            .distinct()
            .toList());
  }

  /**
   * Those that lead to a state first, and of these only the ones that differ in the fewest places;
   * then those that came furthest. Other arguments than were logged tell nothing while there is
   * anything else.
   */
  private List<Near> best() {
    boolean isLogged = nearest.values().stream().anyMatch(n -> !n.isOther);
    int fewest =
        nearest.values().stream()
            .filter(n -> n.what.reached())
            .mapToInt(n -> n.differing.size())
            .min()
            .orElse(0);
    return nearest.values().stream()
        .filter(n -> !isLogged || !n.isOther)
        .filter(n -> !n.what.reached() || n.differing.size() == fewest)
        .sorted(
            Comparator.comparing((Near n) -> !n.what.reached())
                .thenComparingInt(n -> -n.step)
                .thenComparingInt(n -> -n.what.passed()))
        .limit(SHOWN)
        .toList();
  }

  /**
   * Follows a way up to the first step that cannot be taken, or to what was observed at its end.
   */
  private void compare(Way way, State start, int index) {
    List<Partway> at = List.of(new Partway(start, null, new Value[0][]));
    differences(ofVariables(way.before()), AHEAD, start, start, new Value[0][]);
    for (int s = 0; s < way.steps().size(); s++) {
      Step step = way.steps().get(s);
      Map<State, Partway> next = new LinkedHashMap<>();
      for (Partway from : at) {
        if (step.optional()) {
          next.putIfAbsent(
              from.state,
              new Partway(from.state, from.by, with(from.arguments, Ways.NO_ARGUMENTS)));
        }
        for (Candidate c : step.candidates()) {
          differences(ofVariables(c.before()), AHEAD, from.state, from.state, from.arguments);
          refusals(c, from.state, index, s);
          take(c, from, index, next);
        }
      }
      at = next.values().stream().limit(Explainer.SAMPLE).toList();
    }
    for (Partway reached : at) {
      List<Disagreement> differing =
          new ArrayList<>(
              differences(ofExpressions(way.before()), AHEAD, start, start, reached.arguments));
      differing.addAll(differences(way.after(), "", start, reached.state, reached.arguments));
      reached(reached, differing, index);
    }
  }

  private static List<Observation> ofVariables(List<Observation> observed) {
    return observed.stream().filter(Observation.OfVariable.class::isInstance).toList();
  }

  /** An expression may look at the arguments, which are known only once the step was taken. */
  private static List<Observation> ofExpressions(List<Observation> observed) {
    return observed.stream().filter(Observation.OfExpression.class::isInstance).toList();
  }

  /** Takes a step whatever was observed of it, and compares that. */
  private void take(Candidate c, Partway from, int index, Map<State, Partway> into) {
    Layer layer = probe.unobserved(c, from.state);
    for (int i = 0; i < layer.size(); i++) {
      Value[] arguments = layer.by(i).arguments();
      Taken by = new Taken(from.by, from.state, c.action(), arguments);
      Partway reached = new Partway(layer.state(i), by, with(from.arguments, arguments));
      into.putIfAbsent(reached.state, reached);
      List<Disagreement> differing =
          new ArrayList<>(
              differences(
                  ofExpressions(c.before()), AHEAD, from.state, from.state, reached.arguments));
      differing.addAll(differences(c.after(), "", from.state, reached.state, reached.arguments));
      reached(reached, differing, index);
    }
  }

  private static Value[][] with(Value[][] arguments, Value[] ofStep) {
    Value[][] more = Arrays.copyOf(arguments, arguments.length + 1);
    more[arguments.length] = ofStep;
    return more;
  }

  private void reached(Partway reached, List<Disagreement> differing, int index) {
    if (differing.isEmpty()) {
      return;
    }
    Taken by = reached.by;
    keep(
        new Near(
            new Nearest(
                by == null ? "no step" : by.title(),
                by == null ? SourceRange.NONE : by.action().at(),
                "",
                Map.of(),
                0,
                true),
            Optional.empty(),
            index,
            reached.arguments.length,
            false,
            differing));
  }

  private List<Disagreement> differences(
      List<Observation> observed, String suffix, State from, State seen, Value[][] arguments) {
    List<Disagreement> differing = new ArrayList<>();
    for (Observation o : observed) {
      try {
        Value value = o.in(probe.stepper(), from, seen, arguments);
        differing.addAll(disagreements.add(o.place() + suffix, o.logged(), value));
      } catch (SpecException e) {
        differing.addAll(disagreements.none(o.place() + suffix, o.logged()));
      }
    }
    return differing;
  }

  private void refusals(Candidate c, State state, int index, int step) {
    try {
      Argument[] arguments = c.arguments().in(probe.stepper(), state);
      for (Refusal r : probe.stepper().refusals(state, c.action(), arguments)) {
        Nearest what =
            new Nearest(
                title(c.action(), arguments, r.arguments()),
                r.at(),
                spec.sourceText().of(r.at()),
                telling(spec, r.parts()),
                r.passed(),
                false);
        keep(
            new Near(
                what,
                Optional.of(c.action()),
                index,
                step,
                isOther(arguments, r.arguments()),
                List.of()));
      }
    } catch (SpecException e) {
      Nearest what = new Nearest(c.action().name(), e.at(), e.getMessage(), Map.of(), 0, false);
      keep(new Near(what, Optional.empty(), index, step, false, List.of()));
    }
  }

  private static boolean isOther(Argument[] arguments, List<Optional<Value>> known) {
    for (int i = 0; i < arguments.length && i < known.size(); i++) {
      if (known.get(i).isPresent() && !arguments[i].accepts(known.get(i).get())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The parts that tell something: not those that are written as what they are, nor a whole
   * variable of which a part is among them, as the state is shown beside them.
   */
  static Map<String, Value> telling(Spec spec, Map<String, Value> parts) {
    Map<String, Value> telling = new LinkedHashMap<>();
    parts.forEach(
        (text, value) -> {
          boolean isLiteral = text.equals(value.toString());
          boolean isShownInPart =
              spec.variables().contains(text)
                  && parts.keySet().stream()
                      .anyMatch(p -> p.startsWith(text + "[") || p.startsWith(text + "."));
          if (!isLiteral && !isShownInPart) {
            telling.put(text, value);
          }
        });
    return telling;
  }

  private static String title(Action action, Argument[] arguments, List<Optional<Value>> known) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      Optional<Value> value = i < known.size() ? known.get(i) : Optional.empty();
      shown.add(
          value
              .map(Value::toString)
              .orElse(arguments[i] instanceof Argument.Exactly(Value v) ? v.toString() : "_"));
    }
    return shown.isEmpty() ? action.name() : action.name() + "(" + String.join(", ", shown) + ")";
  }

  private void keep(Near near) {
    nearest.merge(
        near.what.action() + near.what.reached(), near, (a, b) -> b.isCloserThan(a) ? b : a);
  }
}
