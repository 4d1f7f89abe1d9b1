package plumbline.bench.rival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

class RoundsMonitorTest {
  /** A round that is committed, and the beginning of another: 42 lines. */
  private static final String ROUNDS =
      all("Prepare") + all("Hear") + only("Commit") + all("Obey") + only("Again") + all("GiveUp");

  @TempDir private Path folder;

  private static String all(String action) {
    return IntStream.range(0, Rounds.PARTICIPANTS)
        .mapToObj(r -> of(action, r))
        .collect(Collectors.joining());
  }

  private static String of(String action, int r) {
    return "{\"action\":\"" + action + "\",\"args\":{\"r\":\"r" + r + "\"}}\n";
  }

  private static String only(String action) {
    return "{\"action\":\"" + action + "\"}\n";
  }

  private static String prepared(String variable, String value) {
    return of("Prepare", 0).replace("}}", "},\"vars\":{\"" + variable + "\":" + value + "}}");
  }

  private Optional<String> deviation(String log) throws IOException {
    return RoundsMonitor.deviation(Files.writeString(folder.resolve("log.ndjson"), log));
  }

  @Test
  void a_round_after_the_other_conforms() throws IOException {
    assertThat(deviation(ROUNDS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, Hear, 0",
    "2, Prepare, 0",
    "12, Hear, 0",
    "3, Obey, 1",
    "20, GiveUp, 4",
    "32, Obey, 9"
  })
  void an_action_of_a_participant_too_early_or_too_late_is_found(int line, String action, int r)
      throws IOException {
    assertThat(deviation(withLine(line, of(action, r))))
        .contains("line " + line + ": " + action + "(r" + r + ") is not possible");
  }

  @ParameterizedTest
  @CsvSource({"20, Commit", "22, Commit", "22, Abort", "31, Again", "5, Again"})
  void an_action_of_the_coordinator_too_early_or_too_late_is_found(int line, String action)
      throws IOException {
    assertThat(deviation(withLine(line, only(action))))
        .contains("line " + line + ": " + action + " is not possible");
  }

  /** The rounds with one line more. */
  private static String withLine(int number, String line) {
    String[] lines = ROUNDS.split("(?<=\n)", -1);
    return IntStream.range(0, lines.length)
        .mapToObj(i -> i == number - 1 ? line + lines[i] : lines[i])
        .collect(Collectors.joining());
  }

  @Test
  void an_order_is_obeyed_as_it_was_given() throws IOException {
    String log = of("Prepare", 0) + only("Abort") + stages("Obey", "aborted");

    assertThat(deviation(log)).isEmpty();
    assertThat(deviation(log.replace("aborted", "committed")))
        .contains("line 3: stage is another after Obey(r0)");
  }

  private static String stages(String action, String first) {
    String others =
        IntStream.range(1, Rounds.PARTICIPANTS)
            .mapToObj(r -> ",\"r" + r + "\":\"working\"")
            .collect(Collectors.joining());
    return of(action, 0)
        .replace("}}", "},\"vars\":{\"stage\":{\"r0\":\"" + first + "\"" + others + "}}}");
  }

  @Test
  void variables_as_they_are_conform() throws IOException {
    assertThat(deviation(stages("Prepare", "ready"))).isEmpty();
    assertThat(deviation(prepared("coordinator", "\"asking\""))).isEmpty();
    assertThat(deviation(prepared("ready", "[]"))).isEmpty();
    assertThat(deviation(prepared("sent", "[{\"kind\":\"ready\",\"from\":\"r0\"}]"))).isEmpty();
  }

  @Test
  void a_variable_that_is_another_is_found() throws IOException {
    assertThat(deviation(stages("Prepare", "working"))).contains(another("stage"));
    assertThat(deviation(stages("Prepare", "asleep"))).contains(another("stage"));
    assertThat(deviation(prepared("stage", "{\"r0\":\"ready\"}"))).contains(another("stage"));
    assertThat(deviation(prepared("coordinator", "\"aborted\""))).contains(another("coordinator"));
    assertThat(deviation(prepared("ready", "[\"r0\"]"))).contains(another("ready"));
    assertThat(deviation(prepared("ready", "[\"r10\"]"))).contains(another("ready"));
    assertThat(deviation(prepared("sent", "[]"))).contains(another("sent"));
    assertThat(deviation(prepared("sent", "[{\"kind\":\"commit\"}]"))).contains(another("sent"));
  }

  private static String another(String variable) {
    return "line 1: " + variable + " is another after Prepare(r0)";
  }

  @Test
  void a_participant_that_there_is_not_can_do_nothing() throws IOException {
    assertThat(deviation(of("Prepare", 10))).contains("line 1: Prepare(nobody) is not possible");
  }

  @Test
  void a_line_that_tells_too_little_or_something_else_is_an_error() {
    assertThatThrownBy(() -> deviation(of("Prepare", 1) + only("Prepare")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 2: Prepare is nothing without a participant");
    assertThatThrownBy(() -> deviation(of("Vote", 1)))
        .hasMessage("line 1: Vote is nothing of a participant");
    assertThatThrownBy(() -> deviation(prepared("votes", "3")))
        .hasMessage("line 1: \"votes\" is nothing of two-phase commit");
    assertThatThrownBy(() -> deviation("[]"))
        .hasMessage("line 1: START_ARRAY where START_OBJECT should be");
    assertThatThrownBy(() -> deviation("{\"action\":\"Abort\""))
        .isInstanceOf(JacksonException.class);
  }
}
