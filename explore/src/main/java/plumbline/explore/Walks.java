package plumbline.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import plumbline.explore.Exploration.Result;
import plumbline.tla.Spec;
import plumbline.tla.State;

/**
 * What the workers of a simulation share. Each behaviour has a number and makes its choices from
 * that number and the seed, so that a run is the same whatever the number of workers: of several
 * violations the one of the lowest number counts.
 */
final class Walks implements Run {
  final Spec spec;
  final Verdict verdict = new Verdict();
  final int depth;
  final OptionalLong limit;
  private final long seed;
  private final List<Walker> walkers = new ArrayList<>();
  private final AtomicLong next = new AtomicLong();
  private volatile long end;
  private List<State> initial = List.of();
  private Ending found;

  Walks(Spec spec, Strategy.Simulation simulation, int workers) {
    this.spec = spec;
    this.depth = simulation.depth();
    this.limit = simulation.count();
    this.seed = simulation.seed();
    this.end = simulation.count().orElse(Long.MAX_VALUE);
    for (int i = 0; i < workers; i++) {
      walkers.add(new Walker(this, spec.stepper(), i));
    }
  }

  List<Walker> walkers() {
    return walkers;
  }

  /** Where behaviours begin. */
  List<State> initial() {
    return initial;
  }

  void initial(List<State> states) {
    initial = states;
  }

  /** The number of a further behaviour. */
  long next() {
    return next.getAndIncrement();
  }

  /** Whether a behaviour of that number matters. */
  boolean wants(long number) {
    return number < end && !verdict.isStopped();
  }

  SplittableRandom random(long number) {
    return new SplittableRandom(
        new SplittableRandom(seed ^ Long.rotateLeft(number, 32)).nextLong());
  }

  /** A behaviour shows something: no later one is wanted any more. */
  synchronized void decide(long number, Ending why) {
    if (number < end) {
      end = number;
      found = why;
    }
  }

  /** To be called when all walkers are done: what they found counts. */
  synchronized void conclude() {
    if (found != null) {
      verdict.decide(found);
    }
  }

  @Override
  public long generated() {
    long sum = 0;
    for (Walker w : walkers) {
      sum += w.tally.generated();
    }
    return sum;
  }

  @Override
  public long distinct() {
    long sum = 0;
    for (Walker w : walkers) {
      sum += w.tally.behaviours();
    }
    return sum;
  }

  @Override
  public long queue() {
    return 0;
  }

  @Override
  public int depth() {
    int deepest = 0;
    for (Walker w : walkers) {
      deepest = Math.max(deepest, w.tally.depth());
    }
    return deepest;
  }

  @Override
  public void stop(Result why) {
    verdict.stop(why);
  }

  @Override
  public void checkpoint() {
    throw new IllegalStateException("a simulation has nothing to save");
  }

  Tally total() {
    Tally total = new Tally(spec.actions().size());
    walkers.forEach(w -> total.addAll(w.tally));
    return total;
  }
}
