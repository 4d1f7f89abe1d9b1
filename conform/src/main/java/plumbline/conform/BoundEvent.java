package plumbline.conform;

import java.util.List;
import java.util.function.UnaryOperator;
import plumbline.trace.Event;

/**
 * An event with what it means to the spec and where it stands in the order.
 *
 * @param event as it was logged
 * @param meaning to the spec
 * @param chain the totally ordered part of the trace that it belongs to, e.g. a node
 * @param position its place in its chain, from 0
 * @param neededChains chains of which it needs events to have happened before
 * @param neededCounts how many of each
 */
public record BoundEvent(
    Event event,
    Meaning meaning,
    int chain,
    long position,
    int[] neededChains,
    long[] neededCounts) {
  private static final int[] NO_CHAINS = {};
  private static final long[] NO_COUNTS = {};

  /** An event of a trace that is in order. */
  public static BoundEvent inOrder(Event event, Meaning meaning) {
    return new BoundEvent(event, meaning, 0, 0, NO_CHAINS, NO_COUNTS);
  }

  /** The ways in which it can have come about. */
  public List<Way> ways() {
    return meaning.ways();
  }

  /** What may have happened ahead of it without being logged. */
  public List<HiddenSteps> hidden() {
    return meaning.hidden();
  }

  /** The names of the actions that it surely was. */
  List<String> actions() {
    return ways().size() != 1
        ? List.of()
        : ways().getFirst().steps().stream()
            .filter(s -> s.candidates().size() == 1 && !s.optional())
            .map(s -> s.candidates().getFirst().action().name())
            .toList();
  }

  /** The same event with each candidate made another. */
  BoundEvent with(UnaryOperator<Candidate> change) {
    return with(ways().stream().map(w -> w.with(change)).toList());
  }

  /** The same event with other ways to have come about. */
  BoundEvent with(List<Way> others) {
    Meaning other = new Meaning(others, hidden(), 0, 0);
    return new BoundEvent(event, other, chain, position, neededChains, neededCounts);
  }
}
