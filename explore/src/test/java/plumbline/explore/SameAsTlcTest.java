package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import plumbline.explore.tlc.Tlc;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;

/**
 * Every configuration under {@code specs/} through TLC and through us: both must end the same way,
 * after as many states, at the same depth, with a behaviour of the same length.
 */
class SameAsTlcTest {
  private static final Path SPECS = Path.of("src/test/resources/specs");

  /** What both sides tell of a run. */
  private record Outcome(int exitCode, long generated, long distinct, int depth, int trace) {}

  @TestFactory
  Stream<DynamicTest> every_model_ends_as_in_tlc() throws IOException {
    try (Stream<Path> all = Files.walk(SPECS)) {
      List<Path> configs = all.filter(f -> f.toString().endsWith(".cfg")).sorted().toList();
      assertThat(configs).isNotEmpty();
      return configs.stream()
          .map(c -> dynamicTest(SPECS.relativize(c).toString(), () -> compare(c)));
    }
  }

  private static void compare(Path config) {
    Path module = moduleOf(config);
    Tlc.Run run = Tlc.check(module, config);
    Outcome theirs =
        new Outcome(run.exitCode(), run.generated(), run.distinct(), run.depth(), run.trace());
    Outcome ours = explore(module, config);
    assertThat(comparable(ours, run))
        .as("ours of %s, where TLC printed%n%s", config.getFileName(), run.output())
        .isEqualTo(comparable(theirs, run));
  }

  /**
   * What can be compared: TLC tells nothing when an initial state is wrong, and after an error it
   * has evaluated, counted and shown the same state again for its message.
   */
  private static Outcome comparable(Outcome outcome, Tlc.Run run) {
    boolean error = run.exitCode() == 75 || run.exitCode() == 76 || run.exitCode() == 255;
    return !run.counted()
        ? new Outcome(outcome.exitCode(), 0, 0, 0, 0)
        : error ? new Outcome(outcome.exitCode(), 0, outcome.distinct(), 0, 0) : outcome;
  }

  /** A configuration {@code Paxos.two.cfg} is one of {@code Paxos.tla} beside it. */
  private static Path moduleOf(Path config) {
    String name = config.getFileName().toString();
    return config.resolveSibling(name.substring(0, name.indexOf('.')) + ".tla");
  }

  private static Outcome explore(Path module, Path config) {
    SpecOptions options =
        new SpecOptions(
            Optional.of(config),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0,
            new PrintStream(OutputStream.nullOutputStream()));
    try {
      Exploration found =
          Explorer.explore(Spec.load(module, options), ExploreOptions.defaults(), Progress.NONE);
      return new Outcome(
          found.result().exitCode(),
          found.generated(),
          found.distinct(),
          found.depth(),
          found.trace().size());
    } catch (SpecException e) {
      return new Outcome(e.kind().exitCode(), 0, 0, 0, 0);
    }
  }
}
