package plumbline.tla;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How to load a spec.
 *
 * @param config the configuration file; without one the file beside the module with the ending .cfg
 *     is read if it exists
 * @param searchPath folders where modules are looked for after the spec's own folder
 * @param init replaces the configuration's INIT, and its SPECIFICATION
 * @param next replaces the configuration's NEXT, and its SPECIFICATION
 * @param invariants in addition to the configuration's
 * @param constants {@code name=value} in the syntax of the configuration, replacing the
 *     configuration's; a value may also be a tuple {@code <<1, 2>>} or a function {@code ("a" :>
 *     1 @@ "b" :> 2)}
 * @param definitions operators in TLA+, each a text like {@code Last(i) == log[i][Len(log[i])]},
 *     for {@link Spec#operator}; a text may use all that the root module can, and the operators of
 *     those before it. The spec is what it is without them.
 * @param seed of everything random in the spec
 * @param out where Print and PrintT write
 */
public record SpecOptions(
    Optional<Path> config,
    List<Path> searchPath,
    Optional<String> init,
    Optional<String> next,
    List<String> invariants,
    List<String> constants,
    List<String> definitions,
    long seed,
    PrintStream out) {

  /** Without further definitions. */
  public SpecOptions(
      Optional<Path> config,
      List<Path> searchPath,
      Optional<String> init,
      Optional<String> next,
      List<String> invariants,
      List<String> constants,
      long seed,
      PrintStream out) {
    this(config, searchPath, init, next, invariants, constants, List.of(), seed, out);
  }

  /** The same with other definitions. */
  public SpecOptions withDefinitions(List<String> texts) {
    return new SpecOptions(config, searchPath, init, next, invariants, constants, texts, seed, out);
  }

  /** The same with further constants and definitions. */
  public SpecOptions with(List<String> moreConstants, List<String> moreDefinitions) {
    return new SpecOptions(
        config,
        searchPath,
        init,
        next,
        invariants,
        Stream.concat(constants.stream(), moreConstants.stream()).toList(),
        Stream.concat(definitions.stream(), moreDefinitions.stream()).toList(),
        seed,
        out);
  }

  /**
   * What errors name as the file for the text at that index of {@link #definitions}: their places
   * are lines and columns of that text.
   */
  public static String definition(int index) {
    return "definition " + (index + 1);
  }

  /** The configuration beside the module, nothing else. */
  public static SpecOptions defaults() {
    return new SpecOptions(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        0,
        System.out);
  }
}
