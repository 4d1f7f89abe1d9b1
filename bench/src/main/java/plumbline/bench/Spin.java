package plumbline.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SPIN on a Promela model, of which it has made a program of its own.
 *
 * @param program what was made of the model
 * @param compileSeconds wall time of making it: SPIN wrote C, the C compiler the program
 */
record Spin(Path program, double compileSeconds) {
  /** What to install for it on Debian: a C compiler alone knows no headers. */
  static final List<String> PACKAGES = List.of("spin", "gcc", "libc6-dev");

  /**
   * All states are kept and every step is taken, as TLC does; what only liveness needs is left out.
   */
  private static final List<String> C_OPTIONS = List.of("-O3", "-DSAFETY", "-DNOREDUCE");

  /**
   * The stack need not be deep, as the graph is not; 2^22 slots are twice the states that eight
   * participants have. Many more would have to be cleared first. No report of unreached text.
   */
  private static final List<String> SEARCH_OPTIONS = List.of("-m1000", "-w22", "-n");

  private static final Pattern ERRORS = Pattern.compile("depth reached \\d+, errors: (\\d+)");
  private static final Pattern STORED = Pattern.compile("(\\d+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("(\\d+) transitions \\(");
  private static final Pattern ELAPSED = Pattern.compile("pan: elapsed time ([\\d.]+) seconds");

  /** The programs that are needed to make a model's. */
  record Tools(Path spin, Path compiler) {

    /** Both of them, if they are there. */
    static Optional<Tools> found(Programs programs) {
      return programs
          .find("spin")
          .flatMap(spin -> programs.find("gcc").map(compiler -> new Tools(spin, compiler)));
    }

    /**
     * Makes a model's program.
     *
     * @param participants what {@code N} is in the model
     * @param folder where to leave it, and what is written on the way
     * @throws BenchException when SPIN or the compiler does not like what it reads
     */
    Spin compile(Path model, int participants, Path folder) {
      String size = "-DN=" + participants;
      double seconds = make(List.of(spin.toString(), size, "-a", model.toString()), folder);
      Path program = folder.resolve("pan");
      List<String> command = new ArrayList<>(List.of(compiler.toString()));
      command.addAll(C_OPTIONS);
      command.addAll(List.of("-o", program.toString(), "pan.c"));
      return new Spin(program, seconds + make(command, folder));
    }

    private static double make(List<String> command, Path folder) {
      Forked run = Forked.run(command, Map.of(), folder, Duration.ofMinutes(5));
      if (run.timedOut() || run.exitCode() != 0) {
        throw new BenchException(
            "exit "
                + run.exitCode()
                + " of "
                + String.join(" ", command)
                + "\n"
                + run.out()
                + run.err());
      }
      return run.seconds();
    }
  }

  /** Runs the search. */
  Outcome search(Duration limit) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(SEARCH_OPTIONS);
    return outcome(Forked.run(command, Map.of(), program.getParent(), limit));
  }

  /** Reads what the program printed: it counts the step into the initial state as TLC does. */
  static Outcome outcome(Forked run) {
    Optional<String> errors = group(ERRORS, run.out());
    Result result =
        run.timedOut()
            ? Result.TIME_LIMIT
            : errors.filter("0"::equals).isPresent() ? Result.SUCCESS : Result.ERROR;
    Optional<String> elapsed = group(ELAPSED, run.out());
    return Outcome.of(
        run,
        result,
        new Counts(count(STORED, run.out()), count(TRANSITIONS, run.out()), OptionalLong.empty()),
        elapsed.isPresent()
            ? OptionalDouble.of(Double.parseDouble(elapsed.get()))
            : OptionalDouble.empty(),
        result == Result.ERROR ? run.out().lines().findFirst().orElse("") : "");
  }

  private static OptionalLong count(Pattern pattern, String text) {
    Optional<String> count = group(pattern, text);
    return count.isPresent() ? OptionalLong.of(Long.parseLong(count.get())) : OptionalLong.empty();
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
