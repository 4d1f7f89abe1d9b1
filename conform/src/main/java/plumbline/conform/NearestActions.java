package plumbline.conform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.conform.explain.Deviation.Disagreement;
import plumbline.conform.explain.Deviation.Nearest;
import plumbline.tla.Argument;
import plumbline.tla.Refusal;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.value.Value;

/** Which actions came closest to an event that nothing explains, and what kept them from it. */
final class NearestActions {
  private static final int SHOWN = 5;

  private final Spec spec;
  private final Probe probe;

  NearestActions(Spec spec, Probe probe) {
    this.spec = spec;
    this.probe = probe;
  }

  /**
   * What was found.
   *
   * @param closest the index of the state in which the nearest action came closest
   * @param fewest the fewest places in which a successor differs from what was observed; 0 when
   *     there is no successor
   */
  record Found(
      List<Nearest> nearest, List<Disagreement> disagreements, int closest, int fewest) {}

  /** How near an instance of an action came in the state where it came nearest. */
  private record Near(Nearest what, int state, int differences) {}

  Found of(Layer layer, BoundEvent event) {
    Disagreements disagreements = new Disagreements(probe.likeness());
    Map<String, Near> nearest = new LinkedHashMap<>();
    int states = Math.min(layer.size(), Explainer.SAMPLE);
    Layer first = layer;
    // Of a line that stands for several steps, the first that cannot be taken is the one to explain.
    List<Step> steps = event.steps();
    int step = 0;
    while (step < steps.size() - 1) {
      Layer next = new Layer();
      for (Candidate c : steps.get(step).candidates()) {
        Layer reached = probe.one(c, first);
        for (int i = 0; i < reached.size(); i++) {
          next.add(reached.state(i), 0, reached.action(i), reached.arguments(i), false);
        }
      }
      if (next.isEmpty()) {
        break;
      }
      first = next;
      states = Math.min(first.size(), Explainer.SAMPLE);
      step++;
    }
    if (steps.isEmpty()) {
      return new Found(List.of(), List.of(), 0, 0);
    }
    for (Candidate c : steps.get(step).candidates()) {
      for (int i = 0; i < states; i++) {
        compare(c, first.state(i), i, disagreements, nearest);
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
    int closest = best.isEmpty() || first != layer ? 0 : best.getFirst().state;
    return new Found(
        best.stream().map(Near::what).toList(),
        disagreements.list(),
        closest,
        best.isEmpty() || !best.getFirst().what.reached() ? 0 : best.getFirst().differences);
  }

  private void compare(
      Candidate c,
      State state,
      int index,
      Disagreements disagreements,
      Map<String, Near> nearest) {
    for (Observation o : c.before()) {
      if (o instanceof Observation.OfVariable v) {
        disagreements.add(
            new Observation.OfVariable(v.variable(), v.place() + " before", v.logged()),
            state.get(v.variable()));
      }
    }
    try {
      probe
          .stepper()
          .successors(
              state,
              c.action(),
              c.arguments(),
              (action, next) -> {
                Value[] arguments = probe.stepper().arguments();
                int differences = 0;
                for (Observation o : c.after()) {
                  differences +=
                      disagreements.add(o, o.in(probe.stepper(), state, next, arguments));
                }
                keep(
                    nearest,
                    new Near(
                        new Nearest(
                            Trail.title(action, arguments), action.at(), "", Map.of(), 0, true),
                        index,
                        differences));
                return true;
              });
      for (Refusal r : probe.stepper().refusals(state, c.action(), c.arguments())) {
        keep(nearest, new Near(nearest(c, r), index, 0));
      }
    } catch (SpecException e) {
      keep(
          nearest,
          new Near(
              new Nearest(title(c, List.of()), e.at(), e.getMessage(), Map.of(), 0, false),
              index,
              0));
    }
  }

  private Nearest nearest(Candidate c, Refusal r) {
    return new Nearest(
        title(c, r.arguments()),
        r.at(),
        spec.sourceText().of(r.at()),
        r.parts(),
        r.passed(),
        false);
  }

  private static String title(Candidate c, List<Optional<Value>> arguments) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < c.arguments().length; i++) {
      Optional<Value> known = i < arguments.size() ? arguments.get(i) : Optional.empty();
      shown.add(
          known
              .map(Value::toString)
              .orElse(
                  c.arguments()[i] instanceof Argument.Exactly(Value v) ? v.toString() : "_"));
    }
    return shown.isEmpty()
        ? c.action().name()
        : c.action().name() + "(" + String.join(", ", shown) + ")";
  }

  private static void keep(Map<String, Near> nearest, Near near) {
    nearest.merge(
        near.what.action() + near.what.reached(),
        near,
        (a, b) -> {
          boolean closer =
              b.what.reached()
                  ? b.differences < a.differences
                  : b.what.passed() > a.what.passed();
          return closer ? b : a;
        });
  }
}
