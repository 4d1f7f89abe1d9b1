package plumbline.conform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongSupplier;
import plumbline.trace.Event;

/**
 * Looks for a short part of a trace that still deviates, by delta debugging (Zeller and
 * Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002): an event that is left out
 * may have been any one step of the spec or none, so that what is left contradicts the spec by
 * itself.
 *
 * <p>Looks at the last events only, from the states that were possible ahead of them.
 */
final class ShortestTrace {
  private static final int EVENTS = 60;

  /** Tries in all; each follows the events once. */
  private static final int TRIES = 120;

  /** A spec with many actions takes long for each step of any kind. */
  private static final long MOST_NANOS = 5_000_000_000L;

  private final Probe probe;
  private final LongSupplier nanoTime;
  private final long began;
  private int tries;

  ShortestTrace(Probe probe, LongSupplier nanoTime) {
    this.probe = probe;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  /**
   * What was found.
   *
   * @param events the deviating event last
   * @param checked whether they were checked to deviate
   */
  record Found(List<Event> events, boolean checked) {}

  Found of(Layer ahead, BoundEvent event) {
    List<Trail.Passed> passed = Trail.events(ahead, EVENTS);
    if (passed.isEmpty()) {
      return new Found(List.of(event.event()), deviates(List.of(), ahead, event, new BitSet()));
    }
    BitSet kept = new BitSet();
    kept.set(0, passed.size());
    Layer start = passed.getFirst().before();
    if (!deviates(passed, start, event, kept)) {
      return new Found(List.of(event.event()), false);
    }
    for (int piece = passed.size(); piece >= 1; piece /= 2) {
      for (int from = 0; from < passed.size(); from += piece) {
        BitSet fewer = (BitSet) kept.clone();
        fewer.clear(from, Math.min(from + piece, passed.size()));
        if (!fewer.equals(kept) && tries < TRIES && deviates(passed, start, event, fewer)) {
          kept = fewer;
        }
      }
    }
    List<Event> events = new ArrayList<>();
    kept.stream().forEach(i -> events.add(passed.get(i).event().event()));
    events.add(event.event());
    return new Found(events, true);
  }

  /** Whether the events that are kept and the last one cannot be explained, surely. */
  private boolean deviates(List<Trail.Passed> passed, Layer start, BoundEvent last, BitSet kept) {
    tries++;
    try {
      Layer at = start;
      for (int i = 0; i < passed.size() && !at.isEmpty(); i++) {
        if (nanoTime.getAsLong() - began > MOST_NANOS) {
          return false;
        }
        BoundEvent event = passed.get(i).event();
        at = kept.get(i) ? probe.surelyAlong(event, at) : probe.anyOrNone(at, event);
      }
      return probe.surelyAlong(last, at).isEmpty();
    } catch (OutOfBudget | plumbline.tla.SpecException e) {
      return false;
    }
  }
}
