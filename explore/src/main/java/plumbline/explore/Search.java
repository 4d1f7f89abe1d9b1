package plumbline.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import plumbline.explore.Exploration.Result;
import plumbline.tla.Formula;
import plumbline.tla.Spec;

/** What the workers share that explore a state graph. */
final class Search implements Run {
  final Spec spec;
  final Verdict verdict = new Verdict();
  final FingerprintSet seen;
  final StateLog log;
  final Frontier frontier;
  final Optional<StateGraph> graph;

  /** States of this depth are not explored. */
  final int mostDepth;

  /** What was counted before this run was resumed. */
  final Tally before;

  /** Initial states generated, duplicates included. */
  volatile long initial;

  /** Properties that looking at states does not decide. */
  volatile Set<Formula> undecidable = Set.of();

  /** Whether some states were left unexplored since they were too deep. */
  volatile boolean cut;

  private final Budget budget;
  private final Consumer<Search> save;
  private final List<Worker> workers = new ArrayList<>();
  private volatile boolean broken;

  Search(
      Spec spec,
      ExploreOptions options,
      Budget budget,
      FingerprintSet seen,
      StateLog log,
      Frontier frontier,
      Consumer<Search> save) {
    this.spec = spec;
    this.budget = budget;
    this.seen = seen;
    this.log = log;
    this.frontier = frontier;
    this.graph = options.graph();
    this.mostDepth = options.mostDepth();
    this.save = save;
    this.before = new Tally(spec.actions().size());
    for (int i = 0; i < options.workers(); i++) {
      workers.add(new Worker(this, spec.stepper(), i));
    }
  }

  List<Worker> workers() {
    return workers;
  }

  @Override
  public void stop(Result why) {
    verdict.stop(why);
    frontier.end();
  }

  /** Ends the run at once. */
  void decide(Ending why) {
    verdict.decide(why);
    frontier.end();
  }

  void fail(Throwable defect) {
    verdict.fail(defect);
    frontier.end();
  }

  /** Ends the run where its memory is used up. */
  boolean outOfMemory() {
    if (!budget.isExceeded()) {
      return false;
    }
    stop(Result.MEMORY);
    return true;
  }

  /** Ends the run in the middle of a state: what waits is not all that is left to do. */
  void breakOff() {
    broken = true;
    stop(Result.MEMORY);
  }

  boolean isBroken() {
    return broken;
  }

  @Override
  public void checkpoint() {
    frontier.atRest(() -> save.accept(this));
  }

  @Override
  public long generated() {
    long sum = before.generated();
    for (Worker w : workers) {
      sum += w.tally.generated();
    }
    return sum;
  }

  @Override
  public long distinct() {
    long sum = before.distinct();
    for (Worker w : workers) {
      sum += w.tally.distinct();
    }
    return sum;
  }

  @Override
  public long queue() {
    return frontier.size();
  }

  @Override
  public int depth() {
    int depth = before.depth();
    for (Worker w : workers) {
      depth = Math.max(depth, w.tally.depth());
    }
    return depth;
  }

  /** All counts; the workers must be at rest. */
  Tally total() {
    Tally total = new Tally(spec.actions().size());
    total.addAll(before);
    workers.forEach(w -> total.addAll(w.tally));
    return total;
  }
}
