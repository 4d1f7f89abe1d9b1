package plumbline.conform;

import java.util.List;

/**
 * What an event means to a spec.
 *
 * @param ways in which it can have come about; none when it is only a place in the order
 * @param hidden what may have happened ahead of it without being logged
 * @param parameters how many arguments its actions have
 * @param argumentsKnown of how many something was logged
 */
public record Meaning(
    List<Way> ways, List<HiddenSteps> hidden, int parameters, int argumentsKnown) {
  /** No step. */
  public static final Meaning NONE = new Meaning(List.of(), List.of(), 0, 0);
}
