package plumbline.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;

/** Carries layers of states along the steps that events stand for. One thread. */
final class Stepping {
  private final Spec spec;
  private final Stepper stepper;
  private final Likeness likeness;
  private final int mostStates;
  private final List<Formula> stepProperties;
  private final CoverageCount coverage;

  /** What the sink of the step under way works with. */
  private Layer from;

  private Layer to;
  private int parent;
  private Candidate candidate;

  Stepping(Spec spec, Likeness likeness, int mostStates, CoverageCount coverage) {
    this.spec = spec;
    this.stepper = spec.stepper();
    this.likeness = likeness;
    this.mostStates = mostStates;
    this.stepProperties = spec.stepProperties();
    this.coverage = coverage;
  }

  Stepper stepper() {
    return stepper;
  }

  /** The initial states that agree with what was observed of them. */
  void initial(List<Observation> observed, Layer into) {
    stepper.initial(
        state -> {
          if (agrees(observed, state, state, NO_ARGUMENTS)) {
            keep(into, state, Layer.NO_PARENT, null, NO_ARGUMENTS, false);
          }
          return true;
        });
  }

  private static final Value[] NO_ARGUMENTS = {};

  /** Adds every state that the step leads to from a state of {@code source}. */
  void take(Step step, Layer source, Layer target) {
    from = source;
    to = target;
    for (Candidate c : step.candidates()) {
      candidate = c;
      for (int i = 0; i < source.size(); i++) {
        parent = i;
        State state = source.state(i);
        if (!c.before().isEmpty() && !variablesAgree(c.before(), state)) {
          continue;
        }
        stepper.successors(
            state, c.action(), c.arguments(), (action, next) -> reached(state, next));
      }
    }
    if (step.optional()) {
      for (int i = 0; i < source.size(); i++) {
        State state = source.state(i);
        if (agrees(step.unmoved(), state, state, NO_ARGUMENTS)) {
          keep(target, state, i, null, NO_ARGUMENTS, source.isBad(i));
        }
      }
    }
  }

  private boolean reached(State state, State next) {
    boolean needsArguments = candidate.action().parameters().size() > 0;
    Value[] arguments = needsArguments ? stepper.arguments() : NO_ARGUMENTS;
    if (expressionsAgree(candidate.before(), state, arguments)
        && agrees(candidate.after(), state, next, arguments)) {
      boolean bad = from.isBad(parent) || violatesStepProperty(state, next);
      keep(to, next, parent, candidate.action(), arguments, bad);
      coverage.taken(candidate.action(), arguments);
    }
    return true;
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
          if (walked.used[r] < rules.get(r).perEvent()) {
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
    for (HiddenSteps.Hidden h : rule.actions()) {
      stepper.successors(
          state,
          h.action(),
          h.arguments(),
          (action, reached) -> {
            boolean bad = layer.isBad(index) || violatesStepProperty(state, reached);
            boolean added = keep(layer, reached, index, action, stepper.arguments(), bad);
            int at = layer.indexOf(reached);
            // With one rule, the first way to a state is one of the fewest steps: no other counts.
            if (used.length == 1 ? added : visited.add(List.of(at, Arrays.toString(used)))) {
              next.add(new Walked(at, used));
            }
            return true;
          });
    }
  }

  private boolean keep(
      Layer into,
      State state,
      int parentIndex,
      plumbline.tla.Action action,
      Value[] arguments,
      boolean bad) {
    boolean added = into.add(state, parentIndex, action, arguments, bad);
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
    for (Formula f : stepProperties) {
      if (!stepper.stepProperty(f.index(), state, next)) {
        return true;
      }
    }
    return false;
  }

  private boolean agrees(
      List<Observation> observed, State from, State seen, Value[] arguments) {
    for (Observation o : observed) {
      if (!likeness.agrees(o.logged(), o.in(stepper, from, seen, arguments))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the state agrees with what was observed of variables, which needs no arguments. */
  private boolean variablesAgree(List<Observation> observed, State state) {
    for (Observation o : observed) {
      if (o instanceof Observation.OfVariable v
          && !likeness.agrees(v.logged(), state.get(v.variable()))) {
        return false;
      }
    }
    return true;
  }

  private boolean expressionsAgree(List<Observation> observed, State state, Value[] arguments) {
    for (Observation o : observed) {
      if (o instanceof Observation.OfExpression e
          && !likeness.agrees(e.logged(), e.in(stepper, state, state, arguments))) {
        return false;
      }
    }
    return true;
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
