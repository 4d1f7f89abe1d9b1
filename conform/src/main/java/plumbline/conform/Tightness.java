package plumbline.conform;

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
    double meanStates, long mostStates, double observed, double argumentsLogged) {}
