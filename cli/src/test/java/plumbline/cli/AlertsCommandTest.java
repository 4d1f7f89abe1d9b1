package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two jobs that deviate, of three, and what is done with their alerts. */
class AlertsCommandTest {
  private static final String SPEC = "../monitor/src/test/resources/specs/Job.tla";

  @TempDir static Path folder;
  private static String state;
  private static Path log;

  @BeforeAll
  static void monitor() throws IOException {
    log = folder.resolve("jobs.ndjson");
    state = folder.resolve("state").toString();
    Files.writeString(
        log,
        """
        {"action":"Submit","node":"j1","time":"2026-01-01T00:00:00Z"}
        {"action":"Submit","node":"j2","time":"2026-01-01T00:00:01Z"}
        {"action":"Submit","node":"k3","time":"2026-01-01T00:00:02Z"}
        {"action":"Finish","node":"j1","time":"2026-01-01T00:00:03Z"}
        {"action":"Start","node":"j2","time":"2026-01-01T00:00:04Z"}
        {"action":"Finish","node":"k3","time":"2026-02-01T00:00:00Z"}
        """);
    CommandLineRun run =
        CommandLineRun.of(
            "monitor",
            SPEC,
            "--source",
            "file:" + log,
            "--key",
            "node",
            "--state",
            state,
            "--until-end",
            "--name",
            "jobs");
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
  }

  private static String id(String key) {
    return CommandLineRun.of("alerts", "--state", state, "--key", key).out().substring(0, 16);
  }

  private static CommandLineRun alerts(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "alerts";
    System.arraycopy(more, 0, args, 1, more.length);
    args[more.length + 1] = "--state";
    args[more.length + 2] = state;
    return CommandLineRun.of(args);
  }

  @Test
  void alerts_are_listed_and_counted() {
    CommandLineRun run = alerts();
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.out()).contains("jobs k3: no behaviour of the spec explains Finish", "2 alerts");
  }

  @Test
  void filters_leave_out_the_others() {
    assertThat(alerts("--key", "k*").out()).contains("k3").doesNotContain("j1");
    assertThat(alerts("--since", "2026-01-15").out()).contains("k3").doesNotContain("j1");
    assertThat(alerts("--verdict", "deviates", "--monitor", "j*").out()).contains("2 alerts");
    CommandLineRun none = alerts("--status", "resolved");
    assertThat(none.exit()).isZero();
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("none of the 2 alerts");
  }

  @Test
  void an_alert_is_shown_with_its_explanation() {
    CommandLineRun run = alerts("show", id("j1").substring(0, 6));
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("verdict  deviates: no behaviour", "jobs.ndjson@0", "status = \"running\"");
    assertThat(
            CommandLineRun.of("alerts", "show", id("j1"), "--state", state, "--format", "json")
                .json()
                .path("from")
                .get(0)
                .path("status")
                .stringValue())
        .isEqualTo("\"new\"");
  }

  @Test
  void an_alert_is_acknowledged() {
    CommandLineRun run = alerts("ack", id("k3"), "--by", "ann", "--comment", "rolled back");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("is acknowledged by ann");
    assertThat(alerts("--key", "k3", "--status", "acknowledged,resolved").out())
        .contains("[ann: rolled back]");
    assertThat(alerts("show", id("k3")).out()).contains("known    to ann since");
  }

  @Test
  void wrong_input_is_said_with_what_to_do() {
    CommandLineRun unknown = alerts("show", "zz");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("there is no alert \"zz\" among 2");
    CommandLineRun nowhere = CommandLineRun.of("alerts");
    assertThat(nowhere.exit()).isEqualTo(2);
    assertThat(nowhere.err()).contains("where are the alerts?");
    CommandLineRun log = CommandLineRun.of("alerts", "--source", "file:" + AlertsCommandTest.log);
    assertThat(log.exit()).isEqualTo(2);
    assertThat(log.err()).contains("jobs.ndjson:1: no alert");
    CommandLineRun broker = CommandLineRun.of("alerts", "--source", "kafka://nowhere.invalid:1/a");
    assertThat(broker.exit()).isEqualTo(2);
    assertThat(broker.err()).contains("nowhere.invalid:1");
    assertThat(alerts("--since", "yesterday").exit()).isEqualTo(2);
  }

  @Test
  void an_alert_is_checked_again_with_a_report() throws IOException {
    Path report = folder.resolve("out.html");
    CommandLineRun run =
        CommandLineRun.of(
            "monitor", "replay", id("j1"), SPEC, "--state", state, "--report", report.toString());
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("deviates at event 2", "Suspect");
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(report)).contains("Finish", "<canvas");
    Path file = folder.resolve("alert.json");
    Files.writeString(file, alerts("show", id("j1"), "--format", "json").out());
    CommandLineRun fromFile = CommandLineRun.of("replay", file.toString(), SPEC);
    assertThat(fromFile.out()).isEqualTo(run.out());
  }

  @Test
  void an_alert_of_messages_that_are_gone_is_unknown() throws IOException {
    Path file = folder.resolve("gone.json");
    Files.writeString(
        file,
        alerts("show", id("j1"), "--format", "json").out().replace("jobs.ndjson", "gone.ndjson"));
    CommandLineRun run = CommandLineRun.of("replay", file.toString(), SPEC);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).contains("unknown: alert", "cannot be read any more");
  }

  @Test
  void a_broker_that_does_not_answer_is_not_taken_for_messages_that_are_gone() throws IOException {
    Path file = folder.resolve("kafka.json");
    Files.writeString(file, alerts("show", id("j1"), "--format", "json").out());
    CommandLineRun run =
        CommandLineRun.of("replay", file.toString(), SPEC, "--events", "kafka://nowhere.invalid:1");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("nowhere.invalid:1 does not answer");
  }

  @Test
  void another_spec_than_the_alert_comes_from_is_said_to_be_another() throws IOException {
    Path other = folder.resolve("Job.tla");
    Files.writeString(other, Files.readString(Path.of(SPEC)) + "\nmore\n");
    Files.copy(Path.of(SPEC).resolveSibling("Job.cfg"), folder.resolve("Job.cfg"));
    CommandLineRun run = CommandLineRun.of("replay", id("j1"), other.toString(), "--state", state);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("warning: the alert comes from Job@");
  }
}
