package plumbline.conform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;

/**
 * How much of a spec's state space traces visited.
 *
 * @param visited different states that were possible after the events, the first state included
 * @param exact whether all of them were counted; otherwise there are more
 * @param certain whether the system was in all of them: never more than one was possible
 * @param reachable how many states the spec can reach; empty where they are more than were wanted,
 *     or cannot be explored
 * @param ofThem how many of the reachable ones were visited; 0 where those are not known
 */
public record StateCoverage(
    long visited, boolean exact, boolean certain, OptionalLong reachable, long ofThem) {
  /** How many reachable states are counted unless more are asked for. */
  public static final long MOST_REACHABLE = 1_000_000;

  private static final int PROGRESS_EVERY = 1024;

  /**
   * Holds what was visited against what is reachable, which is explored for it, breadth first.
   *
   * @param most reachable states that are counted
   * @param progress told now and then how many were found
   */
  public static StateCoverage of(
      Spec spec, VisitedStates visited, long most, LongConsumer progress) {
    Reachable reachable = new Reachable(spec, visited, most, progress);
    boolean known;
    try {
      known = reachable.explore();
    } catch (SpecException e) {
      // What the spec cannot evaluate is no matter of its traces.
      known = false;
    }
    return new StateCoverage(
        visited.count(),
        visited.isExact(),
        visited.isCertain(),
        known ? OptionalLong.of(reachable.found) : OptionalLong.empty(),
        known ? reachable.visitedToo : 0);
  }

  /** The share of the reachable states that were visited, 0 to 1; 0 where those are not known. */
  public double share() {
    return reachable.isPresent() && reachable.getAsLong() > 0
        ? ofThem / (double) reachable.getAsLong()
        : 0;
  }

  private static final class Reachable {
    private final Spec spec;
    private final Stepper stepper;
    private final VisitedStates visited;
    private final long most;
    private final LongConsumer progress;
    private final FingerprintSet seen = new FingerprintSet();
    private final Deque<State> waiting = new ArrayDeque<>();
    private long found;
    private long visitedToo;

    Reachable(Spec spec, VisitedStates visited, long most, LongConsumer progress) {
      this.progress = progress;
      this.spec = spec;
      this.stepper = spec.stepper();
      this.visited = visited;
      this.most = most;
    }

    /** Whether all states were found. */
    boolean explore() {
      stepper.initial(this::find);
      while (!waiting.isEmpty() && found <= most) {
        State from = waiting.removeFirst();
        stepper.successors(
            from,
            (action, to) ->
                !(stepper.constraints(to) && stepper.actionConstraints(from, to)) || find(to));
      }
      return found <= most;
    }

    private boolean find(State state) {
      long fingerprint = VisitedStates.fingerprint(state, spec, stepper);
      if (stepper.constraints(state) && seen.add(fingerprint)) {
        if (++found % PROGRESS_EVERY == 0) {
          progress.accept(found);
        }
        visitedToo += visited.contains(fingerprint) ? 1 : 0;
        waiting.addLast(state);
      }
      return found <= most;
    }
  }
}
