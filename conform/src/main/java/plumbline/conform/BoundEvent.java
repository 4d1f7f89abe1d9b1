package plumbline.conform;

import java.util.List;
import plumbline.trace.Event;

/**
 * An event with the steps of the spec that it stands for.
 *
 * @param event as it was logged
 * @param steps in the order in which they happen; none when it only says what is lost
 * @param chain the totally ordered part of the trace that it belongs to, e.g. a node
 * @param position its place in its chain, from 0
 * @param neededChains chains of which it needs events to have happened before
 * @param neededCounts how many of each
 */
public record BoundEvent(
    Event event,
    List<Step> steps,
    int chain,
    long position,
    int[] neededChains,
    long[] neededCounts) {
  private static final int[] NO_CHAINS = {};
  private static final long[] NO_COUNTS = {};

  /** An event of a trace that is in order. */
  public static BoundEvent inOrder(Event event, List<Step> steps) {
    return new BoundEvent(event, steps, 0, 0, NO_CHAINS, NO_COUNTS);
  }
}
