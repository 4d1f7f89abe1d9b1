package plumbline.explore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import plumbline.explore.Exploration.Coverage;
import plumbline.explore.Exploration.Result;
import plumbline.explore.Exploration.Step;
import plumbline.tla.Action;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;

/**
 * Explores a spec's states breadth first, so that a violation is shown by a shortest behaviour. A
 * state costs its fingerprint in the set and, for the behaviour, its predecessor's number and
 * fingerprint; the states themselves are kept only while they wait to be explored.
 */
final class BreadthFirst {
  private static final int REPORT_EVERY = 1 << 14;

  private record Waiting(State state, int number, int depth) {}

  private final Spec spec;
  private final Stepper stepper;
  private final ExploreOptions options;
  private final Progress progress;
  private final long start = System.nanoTime();
  private final FingerprintSet seen = new FingerprintSet();
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private final long[] taken;
  private final long[] enabled;
  private final long[] added;
  private final int[] lastEnabled;
  private long[] fingerprints = new long[1 << 10];
  private int[] predecessors = new int[1 << 10];
  private int numbered;
  private long generated;
  private int depth;
  private int explored;

  private Result result = Result.OK;
  private String violated = "";
  private int culprit = -1;
  private State culpritState;
  private int culpritPredecessor = -1;

  BreadthFirst(Spec spec, ExploreOptions options, Progress progress) {
    this.spec = spec;
    this.options = options;
    this.stepper = spec.stepper();
    this.progress = progress;
    int actions = spec.actions().size();
    this.taken = new long[actions];
    this.enabled = new long[actions];
    this.added = new long[actions];
    this.lastEnabled = new int[actions];
    Arrays.fill(lastEnabled, -1);
  }

  Exploration run() {
    Optional<SpecException> error = Optional.empty();
    Waiting current = null;
    try {
      if (assumptionsHold() && spec.hasBehaviour()) {
        stepper.initial(this::initial);
        for (current = queue.poll();
            current != null && result == Result.OK;
            current = queue.poll()) {
          explore(current);
        }
        if (result == Result.OK && !stepper.postcondition()) {
          result = Result.POSTCONDITION;
        }
      }
    } catch (SpecException e) {
      error = Optional.of(e);
      result =
          switch (e.kind()) {
            case ASSERTION -> Result.ASSERTION;
            case ASSUMPTION -> Result.ASSUMPTION;
            case PARSE, CONFIG, EVALUATION, SYSTEM -> Result.ERROR;
          };
      if (culpritState == null && current != null) {
        show(current.state(), current.number());
      }
    }
    List<Coverage> coverage = new ArrayList<>();
    for (Action a : spec.actions()) {
      coverage.add(new Coverage(a, taken[a.index()], enabled[a.index()], added[a.index()]));
    }
    return new Exploration(
        result,
        generated,
        seen.size(),
        depth,
        queue.size(),
        (System.nanoTime() - start) / 1e9,
        violated,
        culpritState == null ? List.of() : trace(),
        coverage,
        spec.unchecked(),
        error,
        Exploration.Statistics.NONE);
  }

  private boolean assumptionsHold() {
    for (Formula a : spec.assumptions()) {
      if (!holds(a)) {
        result = Result.ASSUMPTION;
        violated = a.name().isEmpty() ? "ASSUME at " + a.at() : a.name();
        return false;
      }
    }
    return true;
  }

  /** An assumption that cannot be evaluated ends the exploration as a false one does. */
  private boolean holds(Formula assumption) {
    try {
      return stepper.assumption(assumption.index());
    } catch (SpecException e) {
      throw e.kind() == SpecException.Kind.EVALUATION ? e.as(SpecException.Kind.ASSUMPTION) : e;
    }
  }

  /** As TLC does, checks the invariants of states outside the constraints too, if not further. */
  private boolean initial(State state) {
    generated++;
    boolean kept = stepper.constraints(state);
    if (kept && !seen.add(stepper.fingerprint(state))) {
      return true;
    }
    culpritPredecessor = -1;
    int number = kept ? number(state, -1) : -1;
    depth = 1;
    if (!invariantsHold(state, number)) {
      return false;
    }
    for (Formula p : spec.initialProperties()) {
      if (!stepper.initialProperty(p.index(), state)) {
        return violation(Result.PROPERTY, p.name(), state, number);
      }
    }
    if (kept) {
      options.graph().ifPresent(g -> g.state(stepper.fingerprint(state), state, true));
      queue.add(new Waiting(state, number, 1));
    }
    return true;
  }

  private void explore(Waiting from) {
    explored++;
    if (explored % REPORT_EVERY == 0) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      double rate = generated / (elapsed.toNanos() / 1e9);
      progress.report(new Progress.Now(generated, seen.size(), queue.size(), depth, elapsed, rate));
    }
    long before = generated;
    stepper.successors(from.state(), (action, next) -> successor(from, action, next));
    if (generated == before && spec.checkDeadlock()) {
      result = Result.DEADLOCK;
      show(from.state(), from.number());
    }
  }

  private boolean successor(Waiting from, Action action, State next) {
    generated++;
    int a = action.index();
    taken[a]++;
    if (lastEnabled[a] != from.number()) {
      lastEnabled[a] = from.number();
      enabled[a]++;
    }
    culpritPredecessor = from.number();
    boolean kept = stepper.constraints(next) && stepper.actionConstraints(from.state(), next);
    boolean isNew = !kept || seen.add(stepper.fingerprint(next));
    if (kept) {
      options.graph().ifPresent(g -> show(g, from, action, next, isNew));
    }
    int number = kept && isNew ? number(next, from.number()) : -1;
    if (number >= 0) {
      added[a]++;
      depth = Math.max(depth, from.depth() + 1);
    }
    if (isNew && !invariantsHold(next, number)) {
      return false;
    }
    for (Formula p : spec.stepProperties()) {
      if (!stepper.stepProperty(p.index(), from.state(), next)) {
        return violation(Result.PROPERTY, p.name(), next, number);
      }
    }
    if (number >= 0) {
      queue.add(new Waiting(next, number, from.depth() + 1));
    }
    return true;
  }

  private void show(StateGraph graph, Waiting from, Action action, State next, boolean isNew) {
    long id = stepper.fingerprint(next);
    if (isNew) {
      graph.state(id, next, false);
    }
    graph.step(fingerprints[from.number()], id, action, List.of(stepper.arguments()));
  }

  private boolean invariantsHold(State state, int number) {
    for (Formula i : spec.invariants()) {
      boolean holds;
      try {
        holds = stepper.invariant(i.index(), state);
      } catch (SpecException e) {
        show(state, number);
        throw e;
      }
      if (!holds) {
        return violation(Result.SAFETY, i.name(), state, number);
      }
    }
    return true;
  }

  private boolean violation(Result kind, String name, State state, int number) {
    result = kind;
    violated = name;
    show(state, number);
    return false;
  }

  private void show(State state, int number) {
    culpritState = state;
    culprit = number;
  }

  private int number(State state, int predecessor) {
    if (numbered == fingerprints.length) {
      fingerprints = Arrays.copyOf(fingerprints, Math.multiplyExact(numbered, 2));
      predecessors = Arrays.copyOf(predecessors, Math.multiplyExact(numbered, 2));
    }
    fingerprints[numbered] = stepper.fingerprint(state);
    predecessors[numbered] = predecessor;
    return numbered++;
  }

  /** Walks back by predecessors, then forward again from the initial state of that fingerprint. */
  private List<Step> trace() {
    List<Long> path = new ArrayList<>();
    if (culprit < 0) {
      path.addFirst(stepper.fingerprint(culpritState));
    }
    for (int n = culprit < 0 ? culpritPredecessor : culprit; n >= 0; n = predecessors[n]) {
      path.addFirst(fingerprints[n]);
    }
    List<Step> steps = new ArrayList<>();
    stepper.initial(
        s -> {
          if (stepper.fingerprint(s) != path.getFirst()) {
            return true;
          }
          steps.add(new Step(Optional.empty(), List.of(), s));
          return false;
        });
    for (long fingerprint : path.subList(1, path.size())) {
      stepper.successors(
          steps.getLast().state(),
          (action, next) -> {
            if (stepper.fingerprint(next) != fingerprint) {
              return true;
            }
            List<Value> arguments = List.of(stepper.arguments());
            steps.add(new Step(Optional.of(action), arguments, next));
            return false;
          });
    }
    return steps;
  }
}
