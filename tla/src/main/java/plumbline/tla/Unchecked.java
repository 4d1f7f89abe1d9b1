package plumbline.tla;

/**
 * A part of a configuration's PROPERTY that exploring states cannot decide.
 *
 * @param property as the configuration names it
 * @param reason why, for the user: "liveness under fairness", ...
 * @param at where that part stands
 */
public record Unchecked(String property, String reason, SourceRange at) {}
