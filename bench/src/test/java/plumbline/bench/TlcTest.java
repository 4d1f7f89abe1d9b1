package plumbline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TlcTest {
  private static Outcome outcome(int exitCode, String out) {
    return Tlc.outcome(new Forked(exitCode, false, out, "", 1.5, 1.0, 1 << 20));
  }

  @Test
  void counts_are_those_of_the_last_line_not_of_the_progress() {
    Outcome found =
        outcome(
            0,
            """
            Progress(9) at 2026-01-01 00:00:00: 1,234 states generated, 999 distinct states found, 7 states left on queue.
            Model checking completed. No error has been found.
            53271 states generated, 4097 distinct states found, 0 states left on queue.
            The depth of the complete state graph search is 14.
            """);

    assertThat(found.result()).isEqualTo(Result.SUCCESS);
    assertThat(found.counts())
        .isEqualTo(new Counts(OptionalLong.of(4097), OptionalLong.of(53271), OptionalLong.of(14)));
    assertThat(found.seconds()).isEqualTo(1.5);
  }

  @Test
  void exit_codes_are_results() {
    assertThat(outcome(10, "").result()).isEqualTo(Result.ASSUMPTION);
    assertThat(outcome(11, "").result()).isEqualTo(Result.DEADLOCK);
    assertThat(outcome(12, "").result()).isEqualTo(Result.SAFETY);
    assertThat(outcome(13, "").result()).isEqualTo(Result.LIVENESS);
    assertThat(outcome(75, "").result()).isEqualTo(Result.ERROR);
  }

  @Test
  void an_error_is_told_by_its_cause() {
    Outcome failed =
        outcome(
            150,
            """
            Cannot find source file for module Json imported in module Trace.
            Error: Parsing or semantic analysis failed.
            Finished in 01s
            """);

    assertThat(failed.counts()).isEqualTo(Counts.UNKNOWN);
    assertThat(failed.detail())
        .isEqualTo("exit 150: Cannot find source file for module Json imported in module Trace.");
  }

  @Test
  void a_run_without_end_is_no_failure() {
    Outcome stopped = Tlc.outcome(new Forked(137, true, "", "", 60, 50, 0));

    assertThat(stopped.result()).isEqualTo(Result.TIME_LIMIT);
  }
}
