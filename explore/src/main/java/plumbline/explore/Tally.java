package plumbline.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import plumbline.explore.Exploration.Coverage;
import plumbline.explore.Exploration.Distribution;
import plumbline.explore.Exploration.EngineUse;
import plumbline.explore.Exploration.Statistics;
import plumbline.explore.Exploration.Step;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.tla.Unchecked;

/**
 * What one worker counts. Others may ask for the totals while it counts, and see values that are a
 * little old.
 */
final class Tally {
  private static final int MOST_SUCCESSORS = 1 << 12;

  final long[] taken;
  final long[] enabled;
  final long[] added;

  /** New states by their depth, and explored states by how many new states they led to. */
  private long[] widths = new long[16];

  private long[] outDegrees = new long[16];

  // Written by one thread, read by any: release stores cost no more than plain ones.
  private final AtomicLong generated = new AtomicLong();
  private final AtomicLong distinct = new AtomicLong();
  private final AtomicLong behaviours = new AtomicLong();
  private final AtomicInteger depth = new AtomicInteger();

  Tally(int actions) {
    taken = new long[actions];
    enabled = new long[actions];
    added = new long[actions];
  }

  /** States generated, duplicates included. */
  long generated() {
    return generated.getAcquire();
  }

  /** Distinct states. */
  long distinct() {
    return distinct.getAcquire();
  }

  /** Behaviours walked, in a simulation. */
  long behaviours() {
    return behaviours.getAcquire();
  }

  /** The greatest depth of a state. */
  int depth() {
    return depth.getAcquire();
  }

  void addGenerated() {
    add(generated, 1);
  }

  void addGenerated(int more) {
    add(generated, more);
  }

  void addBehaviour() {
    add(behaviours, 1);
  }

  private static void add(AtomicLong count, long more) {
    count.setRelease(count.getPlain() + more);
  }

  void reach(int at) {
    if (at > depth.getPlain()) {
      depth.setRelease(at);
    }
  }

  /** Counts a new state at a depth, 1 for an initial state. */
  void addState(int at) {
    add(distinct, 1);
    reach(at);
    if (at >= widths.length) {
      widths = Arrays.copyOf(widths, Math.max(at + 1, 2 * widths.length));
    }
    widths[at]++;
  }

  void addOutDegree(int newStates) {
    int at = Math.min(newStates, MOST_SUCCESSORS);
    if (at >= outDegrees.length) {
      outDegrees = Arrays.copyOf(outDegrees, Math.max(at + 1, 2 * outDegrees.length));
    }
    outDegrees[at]++;
  }

  /** Adds what another worker counted. */
  void addAll(Tally other) {
    add(generated, other.generated());
    add(distinct, other.distinct());
    add(behaviours, other.behaviours());
    reach(other.depth());
    for (int i = 0; i < taken.length; i++) {
      taken[i] += other.taken[i];
      enabled[i] += other.enabled[i];
      added[i] += other.added[i];
    }
    widths = sum(widths, other.widths);
    outDegrees = sum(outDegrees, other.outDegrees);
  }

  private static long[] sum(long[] a, long[] b) {
    long[] sum = Arrays.copyOf(a, Math.max(a.length, b.length));
    for (int i = 0; i < b.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  List<Coverage> coverage(List<Action> actions) {
    List<Coverage> all = new ArrayList<>();
    for (Action a : actions) {
      int i = a.index();
      all.add(new Coverage(a, taken[i], enabled[i], added[i]));
    }
    return all;
  }

  /** What an exploration of a graph found; its workers are at rest. */
  Exploration of(
      Spec spec, Run run, Ending ending, List<Step> shown, List<Unchecked> unchecked, Cost cost) {
    return new Exploration(
        ending.result(),
        generated(),
        distinct(),
        depth(),
        run.queue(),
        cost.seconds(),
        ending.violated(),
        shown,
        coverage(spec.actions()),
        unchecked,
        ending.error(),
        new Statistics(
            levels(),
            outDegree(),
            collision(),
            cost.setBytes(),
            cost.queueBytes(),
            cost.workers(),
            0,
            OptionalLong.empty(),
            cost.engine()));
  }

  /** What an exploration took, as {@link Exploration} says it. */
  record Cost(double seconds, long setBytes, long queueBytes, int workers, EngineUse engine) {}

  /** How many states each level has, initial states first. */
  List<Long> levels() {
    List<Long> levels = new ArrayList<>();
    for (int i = 1; i < widths.length && widths[i] > 0; i++) {
      levels.add(widths[i]);
    }
    return levels;
  }

  Distribution outDegree() {
    long observed = 0;
    long total = 0;
    long least = -1;
    long most = 0;
    for (int i = 0; i < outDegrees.length; i++) {
      observed += outDegrees[i];
      total += i * outDegrees[i];
      if (outDegrees[i] > 0) {
        least = least < 0 ? i : least;
        most = i;
      }
    }
    if (observed == 0) {
      return new Distribution(0, 0, 0, 0);
    }
    long below = 0;
    int percentile = 0;
    while (below + outDegrees[percentile] < 0.95 * observed) {
      below += outDegrees[percentile++];
    }
    return new Distribution(least, most, (double) total / observed, percentile);
  }

  /**
   * The probability that two different states had the same fingerprint, so that one of them was not
   * explored, if fingerprints were random: as TLC estimates it, each state that was found again is
   * a chance to have met another one's fingerprint.
   */
  double collision() {
    return (double) distinct() * (generated() - distinct()) * 0x1p-64;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(generated());
    out.writeLong(distinct());
    out.writeInt(depth());
    for (long[] counts : List.of(taken, enabled, added, widths, outDegrees)) {
      out.writeInt(counts.length);
      for (long count : counts) {
        out.writeLong(count);
      }
    }
  }

  void readFrom(DataInput in) throws IOException {
    generated.setRelease(in.readLong());
    distinct.setRelease(in.readLong());
    depth.setRelease(in.readInt());
    for (long[] counts : List.of(taken, enabled, added)) {
      System.arraycopy(readCounts(in), 0, counts, 0, counts.length);
    }
    widths = readCounts(in);
    outDegrees = readCounts(in);
  }

  private static long[] readCounts(DataInput in) throws IOException {
    long[] counts = new long[in.readInt()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.readLong();
    }
    return counts;
  }
}
