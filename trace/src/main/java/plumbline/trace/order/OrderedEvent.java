package plumbline.trace.order;

import plumbline.trace.Event;

/**
 * An event with what has to come before it. The events of one chain follow each other; between
 * chains, an event needs only what is said here. So a consistent cut is a number of events for each
 * chain, and this event may be the next of a cut in which its chain has {@code position} events and
 * each needed chain has at least the needed number.
 *
 * <p>The arrays are parallel, are never changed, and leave out what follows from the event before
 * it in its chain.
 *
 * @param chain from 0
 * @param position in its chain, from 0
 * @param neededChains other chains
 * @param neededCounts how many events of each must have come
 */
public record OrderedEvent(
    Event event, int chain, long position, int[] neededChains, long[] neededCounts) {
  static final int[] NO_CHAINS = {};
  static final long[] NO_COUNTS = {};
}
