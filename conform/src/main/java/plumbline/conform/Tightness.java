package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How tightly a trace constrains the behaviours that explain it.
 *
 * @param meanStates states possible after an event, on average; 1 means that the log fixes the
 *     behaviour
 * @param mostStates the most states that were possible after any event
 * @param observed the share of the variables' values that events observed, 0 to 1: variables seen
 *     in {@code vars} over all variables, averaged over events
 * @param argumentsLogged the share of the parameters of actions whose arguments were logged, 0 to 1
 */
public record Tightness(
    double meanStates, long mostStates, double observed, double argumentsLogged) {
  private static final double MANY_STATES = 100;

  /** What the log is too weak to prove, each in one line. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (meanStates >= MANY_STATES) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%,.0f states were possible after an event on average, so that much of what is wrong"
                  + " can pass; log more variables or arguments",
              meanStates));
    }
    if (observed == 0 && argumentsLogged < 1) {
      warnings.add(
          "no variable was logged and not all arguments of actions, so that only the order of the"
              + " actions was checked; log variables with \"vars\" or arguments with \"args\"");
    }
    return warnings;
  }
}
