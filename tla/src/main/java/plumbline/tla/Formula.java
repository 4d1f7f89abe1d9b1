package plumbline.tla;

/**
 * Something that a configuration asks for, by name.
 *
 * @param index its place in the list that it came from
 * @param name as the configuration names it
 * @param at its definition
 */
public record Formula(int index, String name, SourceRange at) {}
