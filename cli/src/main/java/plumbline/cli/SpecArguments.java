package plumbline.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import plumbline.tla.SpecOptions;

/** The options that say which spec is meant, for every command that loads one. */
final class SpecArguments {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; the module's name with .cfg by default.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--path",
      paramLabel = "FOLDER",
      description = "A further folder in which modules are looked for; may be repeated.")
  private List<Path> path = List.of();

  @Option(names = "--init", paramLabel = "NAME", description = "The initial predicate.")
  private Optional<String> init = Optional.empty();

  @Option(names = "--next", paramLabel = "NAME", description = "The next-state relation.")
  private Optional<String> next = Optional.empty();

  @Option(
      names = "--invariant",
      paramLabel = "NAME",
      description = "A further invariant; may be repeated.")
  private List<String> invariants = List.of();

  @Option(
      names = "--constant",
      paramLabel = "NAME=VALUE",
      description = "The value of a constant, as in a configuration; may be repeated.")
  private List<String> constants = List.of();

  /** The module's file; as for TLC, its name without the ending is enough. */
  static Path module(Path given) {
    Path ended = given.resolveSibling(given.getFileName() + ".tla");
    return !Files.exists(given) && Files.exists(ended) ? ended : given;
  }

  /** How to load the spec, with Print and PrintT going to that stream. */
  SpecOptions options(PrintStream out, long seed) {
    return new SpecOptions(config, path, init, next, invariants, constants, seed, out);
  }
}
