package plumbline.conform;

import java.util.ArrayList;
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
   */
  record Found(List<Nearest> nearest, List<Disagreement> disagreements, int closest, int fewest) {}

  /** How near an instance of an action came in the state where it came nearest. */
  private record Near(Nearest what, int state, int differences) {}

  Found of(Layer layer, BoundEvent event) {
    for (Way way : event.ways()) {
      for (int i = 0; i < layer.size() && i < Explainer.SAMPLE; i++) {
        compare(way, layer.state(i), i);
      }
    }
    List<Near> best =
        nearest.values().stream()
            .sorted(
                Comparator.comparing((Near n) -> !n.what.reached())
                    .thenComparingInt(Near::differences)
                    .thenComparingInt(n -> -n.what.passed()))
            .limit(SHOWN)
            .toList();
    boolean reached = !best.isEmpty() && best.getFirst().what.reached();
    return new Found(
        best.stream().map(Near::what).toList(),
        disagreements.list(),
        best.isEmpty() ? 0 : best.getFirst().state,
        reached ? best.getFirst().differences : 0);
  }

  /**
   * Follows a way up to the first step that cannot be taken, or to what was observed at its end.
   */
  private void compare(Way way, State start, int index) {
    Layer at = new Layer();
    at.add(start, Layer.NO_PARENT, null, Layer.GOOD);
    differences(way.before(), " before", start, start, Ways.NO_ARGUMENTS);
    for (Step step : way.steps()) {
      Layer next = new Layer();
      for (Candidate c : step.candidates()) {
        for (int i = 0; i < at.size() && i < Explainer.SAMPLE; i++) {
          add(probe.unobserved(c, at.state(i)), next);
          refusals(c, at.state(i), index);
          observed(c, at.state(i), index);
        }
      }
      if (next.isEmpty() && !step.optional()) {
        return;
      }
      at = step.optional() ? at : next;
    }
    for (int i = 0; i < at.size() && !way.after().isEmpty(); i++) {
      Taken by = at.by(i);
      Value[] arguments = by == null ? Ways.NO_ARGUMENTS : by.arguments();
      int differences = differences(way.after(), "", start, at.state(i), arguments);
      keep(
          new Near(
              new Nearest(
                  by == null ? "no step" : by.title(),
                  by == null ? SourceRange.NONE : by.action().at(),
                  "",
                  Map.of(),
                  0,
                  true),
              index,
              differences));
    }
  }

  static void add(Layer from, Layer to) {
    for (int i = 0; i < from.size(); i++) {
      to.add(from.state(i), Layer.NO_PARENT, from.by(i), from.broken(i));
    }
  }

  /** What the candidate's own observations say against what it leads to. */
  private void observed(Candidate c, State state, int index) {
    differences(c.before(), " before", state, state, Ways.NO_ARGUMENTS);
    if (c.after().isEmpty()) {
      return;
    }
    Layer reached = probe.unobserved(c, state);
    for (int i = 0; i < reached.size(); i++) {
      int differences =
          differences(c.after(), "", state, reached.state(i), reached.by(i).arguments());
      keep(
          new Near(
              new Nearest(reached.by(i).title(), c.action().at(), "", Map.of(), 0, true),
              index,
              differences));
    }
  }

  private int differences(
      List<Observation> observed, String suffix, State from, State seen, Value[] arguments) {
    int differences = 0;
    for (Observation o : observed) {
      try {
        Value value = o.in(probe.stepper(), from, seen, new Value[][] {arguments});
        differences += disagreements.add(o.place() + suffix, o.logged(), value);
      } catch (SpecException e) {
        differences += disagreements.none(o.place() + suffix, o.logged());
      }
    }
    return differences;
  }

  private void refusals(Candidate c, State state, int index) {
    try {
      Argument[] arguments = c.arguments().in(probe.stepper(), state);
      for (Refusal r : probe.stepper().refusals(state, c.action(), arguments)) {
        keep(
            new Near(
                new Nearest(
                    title(c.action(), arguments, r.arguments()),
                    r.at(),
                    spec.sourceText().of(r.at()),
                    told(r.parts()),
                    r.passed(),
                    false),
                index,
                0));
      }
    } catch (SpecException e) {
      keep(
          new Near(
              new Nearest(c.action().name(), e.at(), e.getMessage(), Map.of(), 0, false),
              index,
              0));
    }
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

  /** A literal is its own value: there is nothing to tell of it. */
  private static Map<String, Value> told(Map<String, Value> parts) {
    Map<String, Value> told = new LinkedHashMap<>(parts);
    told.entrySet().removeIf(p -> p.getKey().equals(p.getValue().toString()));
    return told;
  }

  private void keep(Near near) {
    nearest.merge(
        near.what.action() + near.what.reached(),
        near,
        (a, b) -> {
          boolean closer =
              b.what.reached() ? b.differences < a.differences : b.what.passed() > a.what.passed();
          return closer ? b : a;
        });
  }
}
