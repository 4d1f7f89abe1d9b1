package plumbline.conform;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One way in which an event can have come about.
 *
 * @param steps one after the other; none where the event tells of the state as it is
 * @param before what was observed of the state ahead of them
 * @param after what was observed of the state after them, and of both
 */
public record Way(List<Step> steps, List<Observation> before, List<Observation> after) {
  /** None that was seen: nothing happened, or nobody knows what. */
  public static final Way NO_STEP = new Way(List.of(), List.of(), List.of());

  /** That step. */
  public static Way of(Step step) {
    return new Way(List.of(step), List.of(), List.of());
  }

  /** The same with each candidate made another. */
  Way with(UnaryOperator<Candidate> change) {
    return new Way(steps.stream().map(s -> s.with(change)).toList(), before, after);
  }
}
