package plumbline.conform;

import java.util.List;

/**
 * A step of the spec that an event stands for, as far as it is known.
 *
 * @param candidates the actions that it can be
 * @param optional whether the step may also not have happened
 */
public record Step(List<Candidate> candidates, boolean optional) {}
