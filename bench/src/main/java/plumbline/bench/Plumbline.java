package plumbline.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code plumbline explore}.
 *
 * @param command what to write before {@code explore}
 * @param environment variables to add
 */
record Plumbline(List<String> command, Map<String, String> environment) implements Checker {

  /** A JVM with this one's class path, started as the launcher does. */
  static Plumbline forked(String heap) {
    return new Plumbline(
        List.of(
            Tlc.java().toString(),
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xss16m",
            "-Xmx" + heap,
            "-cp",
            System.getProperty("java.class.path"),
            plumbline.cli.Main.class.getName()),
        Map.of());
  }

  /**
   * The launcher itself.
   *
   * @param root the project's folder
   * @param heap instead of what the launcher gives
   */
  static Plumbline launched(Path root, Optional<String> heap) {
    return new Plumbline(
        List.of(root.resolve("plumbline").toString()),
        heap.map(h -> Map.of("PLUMBLINE_JAVA_OPTS", "-Xmx" + h)).orElse(Map.of()));
  }

  /**
   * The launcher of the project that this runs from; where there is none, as in a test, a JVM like
   * the one it starts.
   */
  static Plumbline here(Optional<String> heap) {
    String root = System.getProperty("plumbline.root");
    return root == null ? forked(heap.orElse("1g")) : launched(Path.of(root), heap);
  }

  @Override
  public Outcome check(Model model, int workers, Duration limit) {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("explore", "--skip-temporal", "--format", "json"));
    if (workers > 1) {
      line.addAll(List.of("--workers", Integer.toString(workers)));
    }
    line.addAll(List.of("--config", model.config().toString(), model.module().toString()));
    return outcome(Forked.run(line, environment, model.root(), limit));
  }

  /** Reads what plumbline printed. */
  static Outcome outcome(Forked run) {
    Result result = run.timedOut() ? Result.TIME_LIMIT : Result.ofExitCode(run.exitCode());
    String detail =
        result == Result.ERROR
            ? "exit " + run.exitCode() + ": " + run.err().lines().findFirst().orElse("")
            : "";
    return new Outcome(result, counts(run.out()), run.seconds(), run.peakBytes(), detail);
  }

  private static Counts counts(String out) {
    String last = out.lines().reduce("", (before, line) -> line);
    try {
      JsonNode found = JsonMapper.builder().build().readTree(last);
      return new Counts(
          OptionalLong.of(found.path("distinct").asLong()),
          OptionalLong.of(found.path("generated").asLong()),
          OptionalLong.of(found.path("depth").asLong()));
    } catch (JacksonException e) {
      return Counts.UNKNOWN; // it ended before it could count
    }
  }
}
