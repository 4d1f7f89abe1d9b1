package plumbline.tla;

import java.util.List;

/**
 * A named disjunct of the next-state relation with its parameters, e.g. {@code RMPrepare(rm)}.
 *
 * @param index its place in {@link Spec#actions()}
 * @param name the definition's name; {@code Next} for what no definition of its own names
 * @param parameters the names of its parameters
 * @param at its definition
 */
public record Action(int index, String name, List<String> parameters, SourceRange at) {}
