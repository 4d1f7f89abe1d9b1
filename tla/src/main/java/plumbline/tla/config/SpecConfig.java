package plumbline.tla.config;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.tla.SourceRange;

/**
 * What a TLC configuration file says, as written; names are not resolved yet.
 *
 * @param constants {@code name = value} assignments; for an operator constant {@code Op(a, b) = v}
 *     one entry per line
 * @param replacements {@code name <- definition}
 * @param moduleReplacements {@code name <- [Module] definition}: module, then name, then definition
 * @param moduleConstants {@code name = [Module] value}: module, then name
 * @param constraints CONSTRAINT(S), by name
 * @param actionConstraints ACTION_CONSTRAINT(S)
 * @param checkDeadlock CHECK_DEADLOCK where it is given
 */
public record SpecConfig(
    Optional<Name> init,
    Optional<Name> next,
    Optional<Name> specification,
    List<Constant> constants,
    Map<String, Name> replacements,
    Map<String, Map<String, Name>> moduleReplacements,
    Map<String, List<Constant>> moduleConstants,
    List<Name> invariants,
    List<Name> properties,
    List<Name> constraints,
    List<Name> actionConstraints,
    List<Name> symmetry,
    Optional<Name> view,
    Optional<Name> alias,
    Optional<Name> postcondition,
    Optional<Boolean> checkDeadlock) {

  /** A name used in the configuration, with its place there. */
  public record Name(String text, SourceRange at) {}

  /** {@code name = value}, or {@code name(arguments) = value} for an operator constant. */
  public record Constant(String name, List<Literal> arguments, Literal value, SourceRange at) {}

  /** A value as a configuration can write it. */
  public sealed interface Literal {
    /** An integer of any size, in decimal. */
    record Int(java.math.BigInteger value) implements Literal {}

    record Str(String text) implements Literal {}

    record Bool(boolean value) implements Literal {}

    /** An identifier: a model value. */
    record Model(String name) implements Literal {}

    record SetOf(List<Literal> elements) implements Literal {}

    /** {@code <<a, b>>}; not in a file, where TLC has none. */
    record TupleOf(List<Literal> elements) implements Literal {}

    /** {@code (a :> 1 @@ b :> 2)}, a function or record; not in a file either. */
    record FunctionOf(List<Literal> arguments, List<Literal> values) implements Literal {}
  }

  /** Every value that is written, arguments of operator constants too, in the order of the text. */
  public List<Literal> literals() {
    return Stream.concat(
            constants.stream(), moduleConstants.values().stream().flatMap(List::stream))
        .sorted(
            Comparator.comparingInt((Constant c) -> c.at().line())
                .thenComparingInt(c -> c.at().column()))
        .flatMap(c -> Stream.concat(c.arguments().stream(), Stream.of(c.value())))
        .toList();
  }

  /** Nothing said. */
  public static SpecConfig empty() {
    return new SpecConfig(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
