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
 * TLC as its authors recommend to start it, from the artifact that plumbline parses with.
 *
 * @param heap the JVM's {@code -Xmx}; empty for what the JVM takes by itself
 * @param library further folders of modules, separated by colons; may be empty
 */
record Tlc(Optional<String> heap, String library) implements Checker {
  private static final Pattern STATES =
      Pattern.compile(
          "^([\\d,]+) states generated, ([\\d,]+) distinct states found, [\\d,]+ states left on"
              + " queue\\.$",
          Pattern.MULTILINE);
  private static final Pattern DEPTH =
      Pattern.compile(
          "^The depth of the complete state graph search is ([\\d,]+)\\.$", Pattern.MULTILINE);

  /** Headings that only announce the error on the lines after them. */
  private static final Pattern HEADING =
      Pattern.compile(
          "Error: (TLC threw an unexpected exception|This was probably caused by|"
              + "Parsing or semantic analysis failed|The (first|second) argument of).*");

  @Override
  public Outcome check(Model model, int workers, Duration limit) {
    return Scratch.with(
        scratch ->
            outcome(Forked.run(command(model, workers, scratch), Map.of(), model.root(), limit)));
  }

  private List<String> command(Model model, int workers, Path scratch) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java().toString(), "-XX:+UseParallelGC"));
    heap.ifPresent(h -> command.add("-Xmx" + h));
    command.add("-Djava.io.tmpdir=" + scratch);
    if (!library.isEmpty()) {
      command.add("-DTLA-Library=" + library);
    }
    if (model.features().contains("action composition")) {
      command.add("-Dtlc2.tool.impl.Tool.cdot=true");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "tlc2.TLC"));
    command.addAll(List.of("-workers", Integer.toString(workers)));
    command.addAll(List.of("-lncheck", "final", "-metadir", scratch.toString()));
    if (model.ignoresDeadlock()) {
      command.add("-deadlock");
    }
    command.addAll(List.of("-config", model.config().toString(), model.module().toString()));
    return command;
  }

  /** The program of the JVM that runs this one too. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** Reads what TLC printed. */
  static Outcome outcome(Forked run) {
    Result result = run.timedOut() ? Result.TIME_LIMIT : Result.ofExitCode(run.exitCode());
    Matcher states = STATES.matcher(run.out());
    Matcher depth = DEPTH.matcher(run.out());
    boolean counted = states.find();
    Counts counts =
        new Counts(
            counted ? number(states.group(2)) : OptionalLong.empty(),
            counted ? number(states.group(1)) : OptionalLong.empty(),
            depth.find() ? number(depth.group(1)) : OptionalLong.empty());
    String detail =
        result == Result.ERROR ? "exit " + run.exitCode() + ": " + firstError(run.out()) : "";
    return Outcome.of(run, result, counts, OptionalDouble.empty(), detail);
  }

  private static OptionalLong number(String text) {
    return OptionalLong.of(Long.parseLong(text.replace(",", "")));
  }

  private static String firstError(String out) {
    List<String> lines = out.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    for (String line : lines) {
      if (line.startsWith("Cannot find source file")
          || line.startsWith("Unknown operator")
          || (line.startsWith("Error: ") && !HEADING.matcher(line).matches())) {
        return line;
      }
    }
    return lines.isEmpty() ? "" : lines.getLast();
  }
}
