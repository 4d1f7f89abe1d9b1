package plumbline.conform;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A step of the spec that an event stands for, as far as it is known.
 *
 * @param candidates the actions that it can be
 * @param optional whether it may also be that no step was taken
 * @param most how many times it may be taken in a row, each time with arguments of its own
 * @param until what must be true of the states around the last of these times
 */
public record Step(
    List<Candidate> candidates,
    boolean optional,
    int most,
    Optional<Observation.Expression> until) {
  /** One of these actions. */
  public static Step of(List<Candidate> candidates) {
    return new Step(candidates, false, 1, Optional.empty());
  }

  /** One of these actions or none. */
  public static Step optional(List<Candidate> candidates) {
    return new Step(candidates, true, 1, Optional.empty());
  }

  /** The same with each candidate made another. */
  Step with(UnaryOperator<Candidate> change) {
    return new Step(candidates.stream().map(change).toList(), optional, most, until);
  }
}
