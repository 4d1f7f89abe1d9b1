package plumbline.tla;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
 *     configuration's
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
    long seed,
    PrintStream out) {

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

  public SpecOptions withMore(List<String> c, List<String> d) {
    return this;
  }
}
