package plumbline.explore.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.explore.Exploration;
import plumbline.explore.ExploreOptions;
import plumbline.explore.Explorer;
import plumbline.explore.Progress;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;

/**
 * Runs a model through TLC and through us: both must end the same way, after as many states, at the
 * same depth, with a behaviour of the same length.
 */
public final class Agreement {
  /** What both sides tell of a run. */
  private record Outcome(int exitCode, long generated, long distinct, int depth, int trace) {}

  /** The exit codes of a failed Assert and of errors of evaluation. */
  private static final Set<Integer> ERRORS = Set.of(14, 75, 76);

  private Agreement() {}

  /** Fails, with what TLC printed, where the two differ. */
  public static void check(Path module, Path config) {
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
    boolean error = ERRORS.contains(run.exitCode());
    return !run.counted()
        ? new Outcome(outcome.exitCode(), 0, 0, 0, 0)
        : error ? new Outcome(outcome.exitCode(), 0, outcome.distinct(), 0, 0) : outcome;
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
