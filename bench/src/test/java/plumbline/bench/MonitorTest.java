package plumbline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plumbline.bench.TraceOutcome.Answer;

class MonitorTest {
  private static final Path SPECS = Path.of("specs", "traces").toAbsolutePath();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  private static TraceMaker maker(TraceKind kind) {
    return new TraceMaker(TracedSpec.chosen(SPECS, Set.of("Rounds")).getFirst(), kind, 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"ACTIONS", "FULL"})
  void the_monitor_accepts_what_conforms_and_refuses_an_event_too_many(
      TraceKind kind, @TempDir Path folder) throws IOException {
    TraceAgreement agreement =
        TraceAgreement.of(
            maker(kind), 200, List.of(new MonitorTraces()), folder, Duration.ofMinutes(1));

    assertThat(agreement.failures()).isEmpty();
  }

  @Test
  void the_monitor_cannot_tell_without_arguments(@TempDir Path folder) throws IOException {
    Path trace = folder.resolve("names.ndjson");
    TraceMaker maker = maker(TraceKind.NAMES);
    maker.write(200, trace);

    TraceOutcome outcome =
        new MonitorTraces().check(maker.traced(), maker.kind(), trace, Duration.ofMinutes(1));

    assertThat(outcome.answer()).isEqualTo(Answer.ERROR);
    assertThat(outcome.detail()).contains("is nothing without a participant");
  }

  @Test
  void what_is_measured_is_a_table() {
    int code = run("monitor", "--specs", SPECS.toString(), "--events", "1200", "--runs", "1");

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString().lines().skip(2))
        .hasSize(2)
        .allMatch(
            row ->
                row.matches(
                    "\\| (full|actions) \\| 1200 \\| [\\d.]+ \\| [\\d.]+ \\| \\d+ \\| \\d+ \\|"
                        + " [\\d.]+ \\| \\d* \\| \\d* \\| [\\d.]* \\|"));
  }

  @Test
  void beyond_start_up_is_the_difference_between_the_whole_trace_and_its_beginning() {
    MonitorContest contest = new MonitorContest(contest(1000, 1, 2), contest(101_000, 2, 6));

    assertThat(contest.failure()).isEmpty();
    assertThat(contest.row())
        .isEqualTo(
            "| actions | 101000 | 2.00 | 6.00 | 50500 | 16833 | 0.33 | 100000 | 25000 | 0.25 |");
  }

  @Test
  void a_difference_that_is_lost_in_noise_is_left_blank() {
    MonitorContest contest = new MonitorContest(contest(1000, 1, 2), contest(1200, 0.9, 2.1));

    assertThat(contest.row()).endsWith(" | 0.43 |  |  |  |");
  }

  @Test
  void who_does_not_end_in_time_is_a_failure() {
    TraceContest late =
        new TraceContest(
            rules(),
            maker(TraceKind.ACTIONS).traced(),
            TraceKind.ACTIONS,
            5000,
            List.of(new TraceOutcome(Answer.TIME_LIMIT, 60, 60, 0, "")),
            List.of(accepted(1)));

    assertThat(new MonitorContest(contest(1000, 1, 2), late).failure())
        .contains("actions 5000: not checked within 60 s");
  }

  private static TraceContest contest(long events, double theirs, double ours) {
    return new TraceContest(
        rules(),
        maker(TraceKind.ACTIONS).traced(),
        TraceKind.ACTIONS,
        events,
        List.of(accepted(theirs)),
        List.of(accepted(ours)));
  }

  private static TraceContest.Rules rules() {
    return new TraceContest.Rules(Optional.empty(), Optional.empty(), 1, Duration.ofMinutes(1));
  }

  private static TraceOutcome accepted(double seconds) {
    return new TraceOutcome(Answer.ACCEPTED, seconds, seconds, 0, "");
  }

  @Test
  void a_trace_no_longer_than_its_beginning_is_an_error() {
    assertThat(run("monitor", "--specs", SPECS.toString(), "--events", "1000")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--events must be more than the 1000 that start-up is measured with");
  }

  @Test
  void a_kind_without_arguments_is_an_error() {
    assertThat(run("monitor", "--specs", SPECS.toString(), "--kinds", "partial")).isEqualTo(2);
    assertThat(err.toString()).contains("the monitor needs the arguments of actions");
  }
}
