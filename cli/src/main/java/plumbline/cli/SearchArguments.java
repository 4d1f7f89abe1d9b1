package plumbline.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import plumbline.explore.ExploreOptions;
import plumbline.explore.ExploreOptions.Checkpoint;
import plumbline.explore.ExploreOptions.Engine;
import plumbline.explore.Strategy;

/** The options that say how the states are searched. */
final class SearchArguments {
  private static final int SIMULATED_DEPTH = 100;
  private static final Pattern SIZE = Pattern.compile("(\\d+)([kmgt]?)b?");
  private static final Pattern TIME = Pattern.compile("(\\d+)(s|m|h)");

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Threads that explore; auto: one for each processor (1).")
  private String workers = "1";

  @Option(
      names = "--engine",
      paramLabel = "auto|interpreter|compiler",
      description =
          "What computes states: the interpreter, machine code made of the spec, or the latter"
              + " once there are some thousand states (auto).")
  private String engine = "auto";

  @Option(
      names = "--depth-first",
      description = "The newest state first, instead of level by level.")
  private boolean depthFirst;

  @Option(
      names = "--simulate",
      description = "Random behaviours, until stopped or --num, instead of all states.")
  private boolean simulate;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "States of a behaviour, at most: of a simulation (100), or with --depth-first.")
  private Optional<Integer> depth = Optional.empty();

  @Option(names = "--num", paramLabel = "N", description = "How many behaviours to simulate.")
  private Optional<Long> num = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Makes the random choices of another run again.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      description = "Of the states seen and waiting, e.g. 800m or 16g (half of the machine's).")
  private Optional<String> maxMemory = Optional.empty();

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Save the run there, to go on from it with --resume.")
  private Optional<Path> checkpoint = Optional.empty();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "TIME",
      description = "Time between checkpoints, e.g. 90s, 30m, 2h (10m).")
  private String checkpointEvery = "10m";

  @Option(
      names = "--resume",
      description = "Go on from the checkpoint, or from the beginning where there is none yet.")
  private boolean resume;

  @Option(
      names = "--skip-temporal",
      description = "Accept that liveness and fairness are not checked.")
  private boolean skipTemporal;

  /** Whether a run that leaves temporal properties unchecked counts as complete. */
  boolean skipTemporal() {
    return skipTemporal;
  }

  /** What the spec's own random choices begin with; a simulation's are taken from it too. */
  long seed() {
    if (seed.isEmpty()) {
      seed = Optional.of(simulate ? new SecureRandom().nextLong() >>> 16 : 0L);
    }
    return seed.get();
  }

  /**
   * How to explore.
   *
   * @throws IllegalArgumentException with what is wrong with the command line
   */
  ExploreOptions options() {
    ExploreOptions options =
        ExploreOptions.defaults()
            .withStrategy(strategy())
            .withWorkers(workerCount())
            .withEngine(engine());
    if (maxMemory.isPresent()) {
      options = options.withMaxMemory(size(maxMemory.get()));
    }
    if (resume && checkpoint.isEmpty()) {
      throw new IllegalArgumentException("--resume needs --checkpoint DIR");
    }
    if (checkpoint.isPresent() && (simulate || depth.isPresent())) {
      throw new IllegalArgumentException(
          "--checkpoint is for searches without limit, not for --simulate or --depth");
    }
    return checkpoint.isEmpty()
        ? options
        : options.withCheckpoint(new Checkpoint(checkpoint.get(), time(checkpointEvery), resume));
  }

  private Engine engine() {
    return switch (engine) {
      case "auto" -> Engine.AUTOMATIC;
      case "interpreter" -> Engine.INTERPRETER;
      case "compiler" -> Engine.COMPILER;
      default -> throw new IllegalArgumentException("--engine is auto, interpreter or compiler");
    };
  }

  private Strategy strategy() {
    if (simulate && depthFirst) {
      throw new IllegalArgumentException("--simulate and --depth-first exclude each other");
    }
    if (num.isPresent() && !simulate) {
      throw new IllegalArgumentException("--num needs --simulate");
    }
    if (depth.isPresent() && !simulate && !depthFirst) {
      throw new IllegalArgumentException("--depth needs --simulate or --depth-first");
    }
    if (depth.orElse(1) < 1 || num.orElse(1L) < 1) {
      throw new IllegalArgumentException("--depth and --num are at least 1");
    }
    if (simulate) {
      OptionalLong count = num.map(OptionalLong::of).orElse(OptionalLong.empty());
      return new Strategy.Simulation(depth.orElse(SIMULATED_DEPTH), count, seed());
    }
    return depthFirst
        ? new Strategy.DepthFirst(depth.map(OptionalInt::of).orElse(OptionalInt.empty()))
        : new Strategy.BreadthFirst();
  }

  private int workerCount() {
    if (workers.equals("auto")) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      int count = Integer.parseInt(workers);
      if (count >= 1 && count <= 1024) {
        return count;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException("--workers is auto or a number from 1 to 1024");
  }

  private static long size(String text) {
    Matcher m = SIZE.matcher(text.toLowerCase(java.util.Locale.ROOT));
    if (!m.matches() || m.group(1).length() > 12) {
      throw new IllegalArgumentException("--max-memory is a size such as 800m or 16g");
    }
    int power = m.group(2).isEmpty() ? 0 : 1 + "kmgt".indexOf(m.group(2));
    return Long.parseLong(m.group(1)) << (10 * power);
  }

  private static Duration time(String text) {
    Matcher m = TIME.matcher(text);
    if (!m.matches() || m.group(1).length() > 9) {
      throw new IllegalArgumentException("--checkpoint-every is a time such as 90s, 30m or 2h");
    }
    long count = Long.parseLong(m.group(1));
    return switch (m.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }
}
