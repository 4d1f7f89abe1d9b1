package plumbline.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import plumbline.bench.TraceOutcome.Answer;

/**
 * {@code plumbline check}.
 *
 * @param start how plumbline is started
 */
record PlumblineTraces(Plumbline start) implements TraceChecker {

  @Override
  public String name() {
    return "ours";
  }

  @Override
  public TraceOutcome check(TracedSpec spec, TraceKind kind, Path trace, Duration limit) {
    return check(spec.folder(), arguments(spec), trace, limit);
  }

  /**
   * Checks a trace against any spec.
   *
   * @param folder the working folder
   * @param arguments the spec, and what else is to be told of it and of the trace
   */
  TraceOutcome check(Path folder, List<String> arguments, Path trace, Duration limit) {
    return outcome(
        Forked.run(command(arguments, trace.toString()), start.environment(), folder, limit));
  }

  /** Checks what comes from a feed instead of a file. */
  TraceOutcome check(TracedSpec spec, Forked.Feed feed, Duration limit) {
    return outcome(
        Forked.run(command(arguments(spec), "-"), start.environment(), spec.folder(), feed, limit));
  }

  private static List<String> arguments(TracedSpec spec) {
    return List.of(spec.module().toString(), "--config", spec.config().toString());
  }

  private List<String> command(List<String> arguments, String trace) {
    List<String> line = new ArrayList<>(start.command());
    line.add("check");
    line.addAll(arguments);
    line.addAll(List.of("--trace", trace, "--format", "json"));
    return line;
  }

  /** What the exit code of plumbline, or of another program with the same ones, says. */
  static TraceOutcome outcome(Forked run) {
    Answer answer =
        run.timedOut()
            ? Answer.TIME_LIMIT
            : switch (run.exitCode()) {
              case 0 -> Answer.ACCEPTED;
              case 1 -> Answer.REFUSED;
              default -> Answer.ERROR;
            };
    String detail =
        answer == Answer.ERROR
            ? "exit " + run.exitCode() + ": " + run.err().lines().findFirst().orElse("")
            : "";
    return TraceOutcome.of(run, answer, detail);
  }
}
