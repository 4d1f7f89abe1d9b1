package plumbline.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.Stepper;

/** Carries layers of states along the steps that events stand for. One thread. */
final class Stepping {
  private final Stepper stepper;
  private final Ways ways;
  private final int mostStates;
  private final Demands demands;
  private final CoverageCount coverage;

  Stepping(Spec spec, Likeness likeness, int mostStates, CoverageCount coverage) {
    this.stepper = spec.stepper();
    this.demands = new Demands(spec, stepper);
    this.ways = new Ways(stepper, likeness, demands);
    this.mostStates = mostStates;
    this.coverage = coverage;
  }

  Stepper stepper() {
    return stepper;
  }

  Ways ways() {
    return ways;
  }

  Demands demands() {
    return demands;
  }

  /** The initial states that agree with what was observed of them. */
  void initial(List<Observation> observed, Layer into) {
    stepper.initial(
        state -> {
          if (ways.agrees(observed, state)) {
            keep(into, state, Layer.NO_PARENT, null, demands.violatedByInitial(state));
          }
          return true;
        });
  }

  /** Adds every state that one of the ways leads to from a state of {@code source}. */
  void take(List<Way> each, Layer source, Layer target) {
    for (Way way : each) {
      Ways.Prepared prepared = ways.prepared(way);
      for (int i = 0; i < source.size(); i++) {
        int parent = i;
        prepared.walk(
            source.state(i),
            source.broken(i),
            (next, last, broken) -> {
              keep(target, next, parent, last, broken);
              for (Taken t = last; t != null; t = t.before()) {
                coverage.taken(t.action(), t.arguments());
              }
            });
      }
    }
  }

  /**
   * Adds what hidden steps lead to, fewest steps first. The layer's own states come first, so that
   * an index of the layer without hidden steps stays one of this.
   *
   * @param most steps in all, at most, besides what each rule allows
   */
  void addHidden(List<HiddenSteps> rules, int most, Layer layer) {
    layer.beginHidden();
    List<Walked> round = new ArrayList<>();
    for (int i = 0; i < layer.size(); i++) {
      round.add(new Walked(i, layer.broken(i), new int[rules.size()]));
    }
    Set<List<Object>> visited = new HashSet<>();
    try {
      for (int steps = 0; steps < most && !round.isEmpty(); steps++) {
        round = hiddenSteps(rules, round, layer, visited);
      }
    } catch (OutOfBudget e) {
      throw among(rules, e);
    }
  }

  private List<Walked> hiddenSteps(
      List<HiddenSteps> rules, List<Walked> from, Layer layer, Set<List<Object>> visited) {
    List<Walked> next = new ArrayList<>();
    for (Walked walked : from) {
      for (int r = 0; r < rules.size(); r++) {
        if (walked.used[r] < rules.get(r).most()) {
          int[] used = walked.used.clone();
          used[r]++;
          hiddenStep(rules.get(r), walked, layer, used, visited, next);
        }
      }
    }
    return next;
  }

  /** A state reached with so many hidden steps of each rule, and what is violated on that way. */
  private record Walked(int index, int broken, int[] used) {}

  private void hiddenStep(
      HiddenSteps rule,
      Walked walked,
      Layer layer,
      int[] used,
      Set<List<Object>> visited,
      List<Walked> next) {
    State state = layer.state(walked.index);
    for (Candidate hidden : rule.actions()) {
      ways.take(
          hidden,
          state,
          walked.broken,
          (reached, last, violated) -> {
            int at = layer.indexOf(reached);
            boolean wasGood = at >= 0 && layer.isGood(at);
            boolean added = keep(layer, reached, walked.index, last, violated);
            at = added ? layer.size() - 1 : at;
            int broken = layer.isCondemned(at) ? layer.broken(at) : violated;
            // With one rule, the first way to a state is one of the fewest steps: no other counts,
            // but for the first good one.
            if (used.length == 1
                ? added || (broken == Layer.GOOD && !wasGood)
                : visited.add(List.of(at, broken == Layer.GOOD, Arrays.toString(used)))) {
              next.add(new Walked(at, broken, used));
            }
          });
    }
  }

  private boolean keep(Layer into, State state, int parent, Taken last, int broken) {
    if (!into.add(state, parent, last, broken)) {
      return false;
    }
    int violated = demands.violatedBy(state);
    if (violated != Layer.GOOD) {
      into.condemn(into.size() - 1, violated);
    }
    if (into.size() > mostStates) {
      throw tooMany(mostStates);
    }
    return true;
  }

  static OutOfBudget tooMany(int mostStates) {
    return new OutOfBudget(
        String.format(
            "more than %,d states are possible here; log more variables or arguments, or raise"
                + " --max-states",
            mostStates));
  }

  /** Says which steps it was that led to so many states. */
  private static OutOfBudget among(List<HiddenSteps> rules, OutOfBudget e) {
    String names =
        rules.stream()
            .flatMap(r -> r.actions().stream())
            .map(c -> c.action().name())
            .distinct()
            .collect(Collectors.joining(", "));
    return new OutOfBudget("with the hidden actions " + names + ", " + e.getMessage());
  }
}
