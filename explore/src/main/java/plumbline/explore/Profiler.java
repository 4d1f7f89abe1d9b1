package plumbline.explore;

import java.util.ArrayList;
import java.util.List;
import plumbline.explore.Exploration.ActionCost;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.tla.compile.Misfit;
import plumbline.tla.compile.Packed;
import plumbline.tla.compile.PackedStepper;

/**
 * Estimates what each action costs: takes the steps of one state in so many once more, action by
 * action, and looks at the clock. For one thread.
 */
final class Profiler {
  /** One state in so many times the actions, each of which passes over all others: some 2 %. */
  private static final int EVERY = 64;

  private final PackedStepper stepper;
  private final List<Action> actions = new ArrayList<>();
  private final long[] nanoseconds;
  private final long[] evaluated;
  private final long clock;
  private final long every;
  private long states;
  private long sampled;

  Profiler(Spec spec, Packed packed) {
    this.stepper = packed.stepper();
    for (Action a : spec.actions()) {
      // The steps of one that others are parts of are these others' steps.
      if (a.index() > 0 && spec.parts(a).isEmpty()) {
        actions.add(a);
      }
    }
    this.nanoseconds = new long[actions.size()];
    this.evaluated = new long[actions.size()];
    this.clock = clock();
    this.every = (long) EVERY * Math.max(1, actions.size());
  }

  /** What it takes to look at the clock. */
  private static long clock() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 100; i++) {
      long begin = System.nanoTime();
      least = Math.min(least, System.nanoTime() - begin);
    }
    return least;
  }

  /** A state is being explored. */
  void see(long[] words, int at) {
    if (states++ % every == 0) {
      sample(words, at);
    }
  }

  private void sample(long[] words, int at) {
    sampled++;
    for (int i = 0; i < nanoseconds.length; i++) {
      int tries = stepper.tries();
      long begin = System.nanoTime();
      try {
        stepper.successors(actions.get(i).index(), words, at);
      } catch (Misfit e) {
        // What the interpreter takes for it is not what is asked for.
        continue;
      }
      nanoseconds[i] += Math.max(0, System.nanoTime() - begin - clock);
      evaluated[i] += stepper.tries() - tries;
    }
  }

  /** The costs of all states that several threads explored, the highest first. */
  static List<ActionCost> costs(List<Profiler> all) {
    List<ActionCost> costs = new ArrayList<>();
    List<Action> actions = all.getFirst().actions;
    double share =
        (double) all.stream().mapToLong(p -> p.states).sum()
            / Math.max(1, all.stream().mapToLong(p -> p.sampled).sum());
    for (int i = 0; i < actions.size(); i++) {
      int index = i;
      costs.add(
          new ActionCost(
              actions.get(i),
              share * all.stream().mapToLong(p -> p.nanoseconds[index]).sum() / 1e9,
              Math.round(share * all.stream().mapToLong(p -> p.evaluated[index]).sum())));
    }
    costs.sort((a, b) -> Double.compare(b.seconds(), a.seconds()));
    return costs;
  }
}
