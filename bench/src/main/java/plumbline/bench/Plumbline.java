package plumbline.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

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

  /** Reads what plumbline printed, or another program that ends with such an object. */
  static Outcome outcome(Forked run) {
    Result result = run.timedOut() ? Result.TIME_LIMIT : Result.ofExitCode(run.exitCode());
    String detail =
        result == Result.ERROR
            ? "exit " + run.exitCode() + ": " + run.err().lines().findFirst().orElse("")
            : "";
    JsonNode found = found(run.out());
    JsonNode seconds = found.path("seconds");
    return Outcome.of(
        run,
        result,
        new Counts(
            count(found.path("distinct")),
            count(found.path("generated")),
            count(found.path("depth"))),
        seconds.isNumber() ? OptionalDouble.of(seconds.doubleValue()) : OptionalDouble.empty(),
        detail);
  }

  private static JsonNode found(String out) {
    String last = out.lines().reduce("", (before, line) -> line);
    try {
      return JsonMapper.builder().build().readTree(last);
    } catch (JacksonException e) {
      return MissingNode.getInstance(); // it ended before it could count
    }
  }

  private static OptionalLong count(JsonNode number) {
    return number.isNumber() ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
  }
}
