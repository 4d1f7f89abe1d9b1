package plumbline.conform;

import java.util.List;

/**
 * A step of the spec that an event stands for, as far as it is known.
 *
 * @param candidates the actions that it can be
 * @param optional whether it may also be that no step was taken
 * @param unmoved what was observed, for the case that no step was taken
 */
public record Step(List<Candidate> candidates, boolean optional, List<Observation> unmoved) {
  /** One of these actions. */
  public static Step of(List<Candidate> candidates) {
    return new Step(candidates, false, List.of());
  }

  /** One of these actions or none. */
  public static Step optional(List<Candidate> candidates) {
    return new Step(candidates, true, List.of());
  }
}
