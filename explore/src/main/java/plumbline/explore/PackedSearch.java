package plumbline.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import plumbline.explore.Exploration.Result;
import plumbline.explore.ExploreOptions.Engine;
import plumbline.explore.PackedWorker.OutOfLayout;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.compile.Packed;

/** Explores packed states level by level. */
final class PackedSearch implements Run {
  /** When machine code is warm, in nanoseconds. */
  private static final long WARM = 1_000_000_000;

  /** So many states tell which way is faster. */
  private static final int ENOUGH = 100;

  final Spec spec;
  final FingerprintSet seen;
  final StateLog log;
  final Verdict verdict = new Verdict();
  private final Budget budget;
  private final SpillFiles files;
  private final long memory;
  private long held;
  private long onDisk;
  private long peak;
  private final List<PackedWorker> workers = new ArrayList<>();
  private final AtomicLong interpreted = new AtomicLong();
  private List<PackedLevel> next = new ArrayList<>();
  private volatile OutOfLayout misfit;
  private volatile boolean slow;
  private final AtomicLong waiting = new AtomicLong();
  private final Packed packed;
  private final long begin = System.nanoTime();

  /** Whether it is to be found out whether the interpreter is faster; that is asked once. */
  private boolean isDoubtful;

  /** The interpreter is faster. */
  static final class Slow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Slow() {
      super("", null, false, false);
    }
  }

  PackedSearch(
      Spec spec,
      ExploreOptions options,
      Packed packed,
      FingerprintSet seen,
      StateLog log,
      SpillFiles files,
      Budget budget) {
    this.spec = spec;
    this.seen = seen;
    this.log = log;
    this.budget = budget;
    this.files = files;
    this.memory = options.queueMemory();
    this.packed = packed;
    this.isDoubtful = packed.isInParts() && options.engine() == Engine.AUTOMATIC;
    for (int i = 0; i < options.workers(); i++) {
      this.workers.add(new PackedWorker(this, packed, spec.stepper()));
    }
  }

  /** The states to begin with. */
  void begin(List<State> inModel, int others) {
    PackedWorker first = workers.getFirst();
    inModel.forEach(s -> first.initial(s, true));
    for (int i = 0; i < others; i++) {
      first.initial(inModel.isEmpty() ? null : inModel.getFirst(), false);
    }
    first.layDown();
  }

  /**
   * Explores until there are no more states, or the run ends.
   *
   * @throws OutOfLayout where a state has no place in the layout
   * @throws Slow where it is better interpreted
   */
  void run() {
    for (int depth = 1; !next.isEmpty() && !verdict.isStopped(); depth++) {
      List<PackedLevel> level = next;
      next = new ArrayList<>();
      explore(level, depth);
      if (slow) {
        throw new Slow();
      }
      if (misfit != null) {
        throw misfit;
      }
    }
  }

  /** Whether the interpreter turns out faster; asked with states that are about to be explored. */
  private boolean isSlow(PackedLevel some) {
    synchronized (this) {
      if (!isDoubtful || some.size() < ENOUGH || System.nanoTime() - begin < WARM) {
        return false;
      }
      isDoubtful = false;
    }
    return new Race(spec, packed).isLost(some);
  }

  private void explore(List<PackedLevel> level, int depth) {
    AtomicInteger taken = new AtomicInteger();
    List<Runnable> tasks = new ArrayList<>();
    for (PackedWorker w : workers) {
      tasks.add(
          () -> {
            try {
              for (int i = taken.getAndIncrement();
                  i < level.size() && !verdict.isStopped();
                  i = taken.getAndIncrement()) {
                PackedLevel part = taken(level.get(i));
                if (isSlow(part)) {
                  slow = true;
                  verdict.stop(Result.INTERRUPTED);
                  return;
                }
                waiting.addAndGet(-w.explore(part, depth));
                if (budget.isExceeded()) {
                  stop(Result.MEMORY);
                }
              }
              w.layDown();
            } catch (OutOfLayout e) {
              misfit = e;
              verdict.stop(Result.INTERRUPTED);
            } catch (OutOfMemoryError e) {
              stop(Result.MEMORY);
            } catch (RuntimeException | Error e) {
              verdict.fail(e);
            }
          });
    }
    if (tasks.size() == 1 || level.size() == 1) {
      tasks.getFirst().run();
    } else {
      Crew.run(tasks);
    }
  }

  synchronized void found(PackedLevel states) {
    next.add(states);
    long bytes = states.bytes();
    if (held + bytes > memory) {
      states.spill(files);
      onDisk += bytes;
    } else {
      held += bytes;
      budget.take(bytes);
    }
    peak = Math.max(peak, held + onDisk);
    waiting.addAndGet(states.size());
  }

  /** A part of a level that is about to be explored: it waits no more. */
  private synchronized PackedLevel taken(PackedLevel part) {
    long bytes = part.bytes();
    held -= bytes;
    budget.release(bytes);
    part.load(files);
    onDisk -= part.bytes() - bytes;
    return part;
  }

  /** The most bytes that waiting states took, in memory and on disk together. */
  synchronized long peak() {
    return peak;
  }

  void decide(Ending why) {
    verdict.decide(why);
  }

  /** A state was left to the interpreter. */
  void interpreted() {
    interpreted.incrementAndGet();
  }

  long left() {
    return interpreted.get();
  }

  List<Exploration.ActionCost> costs() {
    return Profiler.costs(workers.stream().map(w -> w.profiler).toList());
  }

  @Override
  public void stop(Result why) {
    verdict.stop(why);
  }

  @Override
  public void checkpoint() {}

  @Override
  public long generated() {
    return workers.stream().mapToLong(w -> w.tally.generated()).sum();
  }

  @Override
  public long distinct() {
    return workers.stream().mapToLong(w -> w.tally.distinct()).sum();
  }

  @Override
  public long queue() {
    return waiting.get();
  }

  @Override
  public int depth() {
    return workers.stream().mapToInt(w -> w.tally.depth()).max().orElse(0);
  }

  Tally total() {
    Tally total = new Tally(spec.actions().size());
    workers.forEach(w -> total.addAll(w.tally));
    return total;
  }
}
