package plumbline.tla;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.value.Value;

/**
 * Why an action took no step on one way through it.
 *
 * @param arguments the action's arguments; empty where the way ended before one was known
 * @param at the conjunct that was false: the innermost one, where operators are conjunctions
 *     themselves; the set of the quantifier, where that does not offer the argument
 * @param parts the values of the conjunct's parts, of the variables and identifiers in it and of
 *     the conditions that led to it, by their text; without those that have no value there
 * @param passed how many conjuncts were true before it
 */
public record Refusal(
    List<Optional<Value>> arguments, SourceRange at, Map<String, Value> parts, int passed) {}
