package plumbline.explore;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import plumbline.explore.Ending.Behaviour;
import plumbline.explore.Exploration.EngineUse;
import plumbline.explore.Exploration.Result;
import plumbline.explore.Exploration.Step;
import plumbline.explore.ExploreOptions.Engine;
import plumbline.explore.PackedWorker.OutOfLayout;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.compile.Compiler;
import plumbline.tla.compile.Misfit;
import plumbline.tla.compile.Packed;
import plumbline.tla.compile.PackedStepper;

/**
 * Explores a spec as machine code, where it can be compiled and is worth it: a small one is
 * explored by the interpreter before its code is warm.
 */
final class PackedRun {
  private static final int FEW_STATES = 2_000;
  private static final int WALKS = 100;
  private static final int WALK_LENGTH = 60;
  private static final int ATTEMPTS = 8;
  private static final int MOST_INITIAL = 100_000;

  /** For how long states are collected, in nanoseconds. */
  private static final long PATIENCE = 1_000_000_000;

  private final Spec spec;
  private final ExploreOptions options;
  private final Progress progress;
  private final long start;
  private final Stepper stepper;
  private final Judge judge;
  private String why = "";
  private long reported;

  PackedRun(Spec spec, ExploreOptions options, Progress progress, long start) {
    this.spec = spec;
    this.options = options;
    this.progress = progress;
    this.start = start;
    this.stepper = spec.stepper();
    this.judge = new Judge(spec, stepper);
  }

  /** Why such a run does not explore packed states; empty when it may. */
  static Optional<String> unfit(Spec spec, ExploreOptions options) {
    if (options.engine() == Engine.INTERPRETER) {
      return Optional.of("it was asked for");
    }
    if (!(options.strategy() instanceof Strategy.BreadthFirst)) {
      return Optional.of("the search is not breadth first");
    }
    if (options.checkpoint().isPresent() || options.graph().isPresent()) {
      return Optional.of("the run is saved, or its graph is written");
    }
    return spec.hasBehaviour() && !spec.hasPostcondition()
        ? Optional.empty()
        : Optional.of("there is no behaviour, or a POSTCONDITION");
  }

  /** Why nothing was found. */
  String why() {
    return why;
  }

  /** What was found; empty where it is left to the interpreter. */
  Optional<Exploration> run() {
    try {
      List<State> initial = new ArrayList<>();
      int others = initial(initial);
      if (initial.isEmpty()) {
        why = "an assumption or an initial state is wrong, or there are very many of these";
        return Optional.empty();
      }
      List<State> seen = new ArrayList<>();
      if (sample(initial, seen) && options.engine() == Engine.AUTOMATIC) {
        why = "there are few states";
        return Optional.empty();
      }
      return explore(initial, others, seen);
    } catch (SpecException e) {
      why = "something cannot be evaluated";
      return Optional.empty();
    }
  }

  /** Collects the initial states, none where one is wrong; how many more are out of the model. */
  private int initial(List<State> initial) {
    if (judge.falseAssumption().isPresent()) {
      return 0;
    }
    int[] others = new int[1];
    boolean[] wrong = new boolean[1];
    stepper.initial(
        s -> {
          if (judge.inModel(s)) {
            initial.add(s);
          } else {
            others[0]++;
          }
          wrong[0] =
              judge.violatedInvariant(s).isPresent()
                  || judge.violatedInitialProperty(s).isPresent();
          return !wrong[0] && initial.size() <= MOST_INITIAL;
        });
    if (wrong[0] || initial.size() > MOST_INITIAL) {
      initial.clear();
    }
    return others[0];
  }

  /** Collects some states; whether these are all. */
  private boolean sample(List<State> initial, List<State> seen) {
    Set<Long> known = new HashSet<>();
    Deque<State> pending = new ArrayDeque<>();
    for (State s : initial) {
      if (known.add(s.fingerprint())) {
        pending.add(s);
        seen.add(s);
      }
    }
    long until = System.nanoTime() + PATIENCE;
    while (!pending.isEmpty() && seen.size() < FEW_STATES && System.nanoTime() < until) {
      State state = pending.remove();
      stepper.successors(
          state,
          (action, next) -> {
            if (judge.inModel(state, next) && known.add(next.fingerprint())) {
              pending.add(next);
              seen.add(next);
            }
            return true;
          });
    }
    return pending.isEmpty();
  }

  /** Adds states that are further away. */
  private void walk(List<State> initial, List<State> seen) {
    Random random = new Random(1);
    long until = System.nanoTime() + PATIENCE / 4;
    for (int i = 0; i < WALKS && System.nanoTime() < until; i++) {
      State at = initial.get(random.nextInt(initial.size()));
      for (int j = 0; j < WALK_LENGTH; j++) {
        List<State> next = new ArrayList<>();
        State from = at;
        stepper.successors(from, (action, s) -> !judge.inModel(from, s) || next.add(s));
        if (next.isEmpty()) {
          break;
        }
        at = next.get(random.nextInt(next.size()));
        seen.add(at);
      }
    }
  }

  private Optional<Exploration> explore(List<State> initial, int others, List<State> seen) {
    // A first attempt tells whether it can be done at all.
    Compiler.Result compiled = spec.compiled(seen, false, 0);
    if (compiled.packed().isPresent()) {
      walk(initial, seen);
    }
    for (int attempt = 0; attempt < ATTEMPTS && compiled.packed().isPresent(); attempt++) {
      Packed packed = compiled.packed().get();
      try {
        if (seen.stream().allMatch(s -> fits(packed, s))) {
          return Optional.of(explore(packed, initial, others));
        }
      } catch (OutOfLayout e) {
        seen.addAll(e.states());
      } catch (PackedSearch.Slow e) {
        why = "parts of it cannot be compiled, and the interpreter is faster";
        return Optional.empty();
      }
      if (packed.isFull()) {
        why = "values that have no form in common are too many";
        return Optional.empty();
      }
      compiled = spec.compiled(seen, false, attempt);
    }
    why = compiled.packed().isPresent() ? "its values take ever more forms" : compiled.why();
    return Optional.empty();
  }

  private static boolean fits(Packed packed, State state) {
    try {
      packed.encode(state, new long[packed.words()], 0);
      return true;
    } catch (Misfit e) {
      return false;
    }
  }

  private Exploration explore(Packed packed, List<State> initial, int others) {
    Path folder = TemporaryFolder.name();
    Budget budget = new Budget(options.maxMemory());
    try (StateLog log = new StateLog(folder.resolve("states"), false);
        SpillFiles files = new SpillFiles(folder);
        FingerprintSet seen = new FingerprintSet(budget, false)) {
      PackedSearch search = new PackedSearch(spec, options, packed, seen, log, files, budget);
      try (Ticker _ = new Ticker(search, options, this::report)) {
        search.begin(initial, others);
        search.run();
      } catch (OutOfLayout e) {
        if (!options.stop().getAsBoolean()) {
          throw e;
        }
      }
      Ending ending = search.verdict.ending().orElseGet(() -> Ending.of(Result.OK));
      List<Step> shown = Crew.call(() -> behaviour(packed, log, ending.behaviour()));
      return report(search, ending, shown, packed);
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  /** An attempt after another one begins anew: nothing is told before it has come as far. */
  private void report(Progress.Now now) {
    if (now.generated() >= reported) {
      reported = now.generated();
      progress.report(now);
    }
  }

  private Exploration report(PackedSearch search, Ending ending, List<Step> shown, Packed packed) {
    Tally.Cost cost =
        new Tally.Cost(
            (System.nanoTime() - start) / 1e9,
            search.seen.bytes(),
            search.peak(),
            options.workers(),
            new EngineUse(true, packed.plan(), "", search.left(), search.costs()));
    return search.total().of(spec, search, ending, shown, spec.unchecked(), cost);
  }

  private List<Step> behaviour(Packed packed, StateLog log, Behaviour behaviour) {
    return switch (behaviour) {
      case Behaviour.None _ -> List.of();
      case Behaviour.Walked w -> w.steps();
      case Behaviour.Numbered n -> steps(states(packed, log.fingerprintsTo(n.number())));
      case Behaviour.To t -> {
        List<State> states = states(packed, log.fingerprintsTo(t.predecessor()));
        states.add(t.last());
        yield steps(states);
      }
    };
  }

  /** The states of those fingerprints, each a successor of the one before. */
  private List<State> states(Packed packed, List<Long> fingerprints) {
    List<State> states = new ArrayList<>();
    PackedStepper identity = packed.stepper();
    long[] code = new long[packed.words()];
    stepper.initial(
        s -> {
          if (states.isEmpty() && isIt(packed, identity, s, code, fingerprints.getFirst())) {
            states.add(s);
          }
          return states.isEmpty();
        });
    for (int i = 1; i < fingerprints.size() && states.size() == i; i++) {
      long wanted = fingerprints.get(i);
      stepper.successors(
          states.getLast(),
          (action, next) -> {
            if (isIt(packed, identity, next, code, wanted)) {
              states.add(next);
              return false;
            }
            return true;
          });
    }
    return states;
  }

  private static boolean isIt(
      Packed packed, PackedStepper identity, State state, long[] code, long fingerprint) {
    try {
      packed.encode(state, code, 0);
      return identity.fingerprint(code, 0) == fingerprint;
    } catch (Misfit e) {
      return false;
    }
  }

  private List<Step> steps(List<State> states) {
    List<Step> steps = new ArrayList<>();
    for (State s : states) {
      if (steps.isEmpty()) {
        steps.add(new Step(Optional.empty(), List.of(), s));
        continue;
      }
      int before = steps.size();
      stepper.successors(
          steps.getLast().state(),
          (action, next) -> {
            if (next.fingerprint() == s.fingerprint()) {
              steps.add(new Step(Optional.of(action), List.of(stepper.arguments()), next));
            }
            return steps.size() == before;
          });
    }
    return steps;
  }
}
