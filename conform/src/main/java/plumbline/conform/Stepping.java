package plumbline.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plumbline.tla.Action;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;

/** Carries layers of states along the steps that events stand for. One thread. */
final class Stepping {
  private final Spec spec;
  private final Stepper stepper;
  private final Ways ways;
  private final int mostStates;
  private final List<Formula> stepProperties;
  private final CoverageCount coverage;

  Stepping(Spec spec, Likeness likeness, int mostStates, CoverageCount coverage) {
    this.spec = spec;
    this.stepper = spec.stepper();
    this.ways = new Ways(stepper, likeness);
    this.mostStates = mostStates;
    this.stepProperties = spec.stepProperties();
    this.coverage = coverage;
  }

  Stepper stepper() {
    return stepper;
  }

  Ways ways() {
    return ways;
  }

  /** The initial states that agree with what was observed of them. */
  void initial(List<Observation> observed, Layer into) {
    stepper.initial(
        state -> {
          if (ways.agrees(observed, state)) {
            keep(into, state, Layer.NO_PARENT, null, Ways.NO_ARGUMENTS, false);
          }
          return true;
        });
  }

  /** Adds every state that one of the ways leads to from a state of {@code source}. */
  void take(List<Way> each, Layer source, Layer target) {
    for (Way way : each) {
      Ways.Prepared prepared = ways.prepared(way);
      Ways.Steps steps = Ways.Steps.of(way);
      for (int i = 0; i < source.size(); i++) {
        int parent = i;
        State state = source.state(i);
        prepared.walk(
            state,
            (next, action, arguments) -> {
              boolean bad = source.isBad(parent) || violatesStepProperty(state, next, steps);
              keep(target, next, parent, action, arguments, bad);
              if (steps.taken().isEmpty() && action != null) {
                coverage.taken(action, arguments);
              }
              steps.taken().forEach(coverage::taken);
            },
            steps);
      }
    }
  }

  private boolean violatesStepProperty(State from, State to, Ways.Steps steps) {
    if (stepProperties.isEmpty() || steps.taken().isEmpty()) {
      return violatesStepProperty(from, to);
    }
    State at = from;
    for (Move step : steps.taken()) {
      if (violatesStepProperty(at, step.state())) {
        return true;
      }
      at = step.state();
    }
    return false;
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
      round.add(new Walked(i, new int[rules.size()]));
    }
    Set<List<Object>> visited = new HashSet<>();
    for (int steps = 0; steps < most && !round.isEmpty(); steps++) {
      List<Walked> next = new ArrayList<>();
      for (Walked walked : round) {
        for (int r = 0; r < rules.size(); r++) {
          if (walked.used[r] < rules.get(r).most()) {
            int[] used = walked.used.clone();
            used[r]++;
            hiddenStep(rules.get(r), walked.index, layer, used, visited, next);
          }
        }
      }
      round = next;
    }
  }

  /** A state reached with so many hidden steps of each rule. */
  private record Walked(int index, int[] used) {}

  private void hiddenStep(
      HiddenSteps rule,
      int index,
      Layer layer,
      int[] used,
      Set<List<Object>> visited,
      List<Walked> next) {
    State state = layer.state(index);
    for (Candidate hidden : rule.actions()) {
      ways.take(
          hidden,
          state,
          (reached, action, arguments) -> {
            boolean bad = layer.isBad(index) || violatesStepProperty(state, reached);
            boolean added = keep(layer, reached, index, action, arguments, bad);
            int at = layer.indexOf(reached);
            // With one rule, the first way to a state is one of the fewest steps: no other counts.
            if (used.length == 1 ? added : visited.add(List.of(at, Arrays.toString(used)))) {
              next.add(new Walked(at, used));
            }
          });
    }
  }

  private boolean keep(
      Layer into, State state, int parent, Action action, Value[] arguments, boolean bad) {
    boolean added = into.add(state, parent, action, arguments, bad);
    if (added && into.size() > mostStates) {
      throw new OutOfBudget(
          String.format(
              "more than %,d states are possible here; log more variables or arguments, or raise"
                  + " --max-states",
              mostStates));
    }
    return added;
  }

  private boolean violatesStepProperty(State state, State next) {
    return violatedStepProperty(state, next) >= 0;
  }

  /** The first invariant that the state violates, or -1. */
  int violatedInvariant(State state) {
    for (int i = 0; i < spec.invariants().size(); i++) {
      if (!stepper.invariant(i, state)) {
        return i;
      }
    }
    return -1;
  }

  /** The first property of steps that the step violates, or -1. */
  int violatedStepProperty(State state, State next) {
    for (int i = 0; i < stepProperties.size(); i++) {
      if (!stepper.stepProperty(i, state, next)) {
        return i;
      }
    }
    return -1;
  }
}
