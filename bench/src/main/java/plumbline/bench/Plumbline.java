package plumbline.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  @Override
  public Outcome check(Model model, int workers, Duration limit) {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("explore", "--skip-temporal", "--format", "json"));
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
