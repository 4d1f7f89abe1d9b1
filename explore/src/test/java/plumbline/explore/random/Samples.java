package plumbline.explore.random;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;
import plumbline.tla.State;
import plumbline.tla.Stepper;

/** Specs to try something on, and states of theirs. */
final class Samples {
  private static final Path SPECS = Path.of("src/test/resources/specs");
  private static final int STATES = 60;

  private Samples() {}

  /** Hands over a spec of that text; what fails tells the text. */
  static void with(List<String> lines, List<String> config, Consumer<Spec> check) {
    try {
      Path folder = Files.createTempDirectory("samples");
      Path module = folder.resolve("Sample.tla");
      Path beside = folder.resolve("Sample.cfg");
      try {
        Files.write(module, lines);
        Files.write(beside, config);
        check.accept(load(module, beside));
      } catch (AssertionError | SpecException e) {
        throw new AssertionError(String.join("\n", lines) + "\n" + e.getMessage(), e);
      } finally {
        Files.deleteIfExists(module);
        Files.deleteIfExists(beside);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands over every model of the tests with a behaviour, but not what goes wrong on purpose. */
  static void models(Consumer<Spec> check) {
    try (Stream<Path> all = Files.walk(SPECS)) {
      for (Path config : all.filter(f -> f.toString().endsWith(".cfg")).sorted().toList()) {
        String name = config.getFileName().toString();
        Path module = config.resolveSibling(name.substring(0, name.indexOf('.')) + ".tla");
        try {
          Spec spec = load(module, config);
          if (spec.hasBehaviour()) {
            check.accept(spec);
          }
        } catch (SpecException e) {
          // One of those that are there for their mistakes.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first states of a spec. */
  static Set<State> reachable(Stepper stepper) {
    Set<State> seen = new LinkedHashSet<>();
    ArrayDeque<State> queue = new ArrayDeque<>();
    stepper.initial(s -> (!seen.add(s) || queue.add(s)) && seen.size() < STATES);
    while (!queue.isEmpty() && seen.size() < STATES) {
      stepper.successors(queue.poll(), (a, s) -> !seen.add(s) || queue.add(s));
    }
    return seen;
  }

  private static Spec load(Path module, Path config) {
    return Spec.load(
        module,
        new SpecOptions(
            Optional.of(config),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0,
            new PrintStream(OutputStream.nullOutputStream())));
  }
}
