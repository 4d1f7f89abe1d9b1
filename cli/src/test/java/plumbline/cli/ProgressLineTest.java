package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import plumbline.explore.Progress;

class ProgressLineTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void a_log_gets_a_line_for_each_report_and_few_reports() {
    ProgressLine progress = new ProgressLine(console(false), false);
    progress.report(now(60_000, 30));
    progress.report(now(120_000, 60));
    progress.end();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            60,000 states (2,000/s), 30,000 distinct, 10 waiting, depth 3, 30 s
            120,000 states (2,000/s), 60,000 distinct, 10 waiting, depth 3, 60 s
            """);
    assertThat(progress.every()).isGreaterThan(Duration.ofSeconds(9));
  }

  @Test
  void a_terminal_gets_one_line_that_is_rewritten_and_taken_away() {
    ProgressLine progress = new ProgressLine(console(true), false);
    progress.report(now(100, 1));
    progress.report(now(300, 2));
    progress.end();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .doesNotContain("\n")
        .contains("\r\u001b[K", "100 states", "300 states")
        .endsWith("\r\u001b[K");
  }

  @Test
  void a_simulation_counts_behaviours() {
    new ProgressLine(console(false), true).report(now(60_000, 30));
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("60,000 states (2,000/s), 30,000 behaviours, 30 s\n");
  }

  @Test
  void a_run_without_report_leaves_the_terminal_alone() {
    new ProgressLine(console(true), false).end();
    assertThat(err.size()).isZero();
  }

  private static Progress.Now now(long generated, int seconds) {
    return new Progress.Now(generated, generated / 2, 10, 3, Duration.ofSeconds(seconds), 2000);
  }

  private Console console(boolean terminal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Console(stream, stream, terminal, terminal, terminal);
  }
}
