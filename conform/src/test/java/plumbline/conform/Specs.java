package plumbline.conform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;
import plumbline.tla.State;
import plumbline.tla.Stepper;

/** The specs of the test suite that have a behaviour, each with each of its configurations. */
final class Specs {
  private static final Path FOLDER = Path.of("../explore/src/test/resources/specs");

  private static final int STATES = 300;

  private Specs() {}

  /** A spec and where its configuration is. */
  record Given(Spec spec, Path config) {}

  static List<Given> all() {
    return in(FOLDER);
  }

  static List<Given> in(Path folder) {
    List<Given> specs = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path config : files.filter(Specs::isWanted).sorted().toList()) {
        load(config).ifPresent(spec -> specs.add(new Given(spec, config)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return specs;
  }

  /** Not of the spec that is full of mistakes, whose steps end in errors. */
  private static boolean isWanted(Path file) {
    return file.toString().endsWith(".cfg") && !file.toString().contains("Mistakes");
  }

  private static Optional<Spec> load(Path config) {
    String name = config.getFileName().toString();
    Path module = config.resolveSibling(name.substring(0, name.indexOf('.')) + ".tla");
    try {
      Spec spec = Spec.load(module, options(config));
      return spec.hasBehaviour() && areApart(spec) ? Optional.of(spec) : Optional.empty();
    } catch (SpecException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether no named action is made of named actions, as far as some hundred states show: a step
   * may then be logged under either name, where the reference knows one name for each step.
   */
  private static boolean areApart(Spec spec) {
    Stepper stepper = spec.stepper();
    Deque<State> pending = new ArrayDeque<>();
    Set<Long> seen = new HashSet<>();
    stepper.initial(
        state -> {
          pending.add(state);
          return pending.size() < STATES;
        });
    while (!pending.isEmpty() && seen.size() < STATES) {
      State state = pending.remove();
      if (!seen.add(state.fingerprint())) {
        continue;
      }
      for (Action action : spec.actions()) {
        int[] steps = new int[2];
        Argument[] any = Candidate.any(action).known();
        stepper.successors(
            state,
            action,
            any,
            (a, next) -> {
              steps[0]++;
              pending.add(next);
              return true;
            });
        stepper.successors(state, action, (a, next) -> ++steps[1] > 0);
        if (steps[0] != steps[1]) {
          return false;
        }
      }
    }
    return true;
  }

  /** That configuration, and nothing printed. */
  static SpecOptions options(Path config) {
    SpecOptions defaults = SpecOptions.defaults();
    return new SpecOptions(
        Optional.of(config),
        defaults.searchPath(),
        defaults.init(),
        defaults.next(),
        defaults.invariants(),
        defaults.constants(),
        defaults.seed(),
        new PrintStream(OutputStream.nullOutputStream()));
  }
}
