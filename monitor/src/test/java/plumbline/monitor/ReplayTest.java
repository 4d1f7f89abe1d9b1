package plumbline.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.conform.Verdict;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.local.AlertFiles;
import plumbline.monitor.local.LocalRun;
import plumbline.monitor.source.FileHistory;

class ReplayTest {
  @TempDir Path folder;

  private Path log;
  private Path state;

  @BeforeEach
  void place() {
    log = folder.resolve("jobs.ndjson");
    state = folder.resolve("state");
  }

  /** The one alert that a monitor of these events has. */
  private Alert alert(String... actions) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String action : actions) {
      lines.append(Jobs.event("j1", action)).append('\n');
    }
    Files.writeString(log, lines);
    try (var nothing = new ByteArrayInputStream(new byte[0])) {
      LocalRun run =
          new LocalRun(
              Jobs.config(List.of("file:" + log), List.of()),
              new LocalRun.Settings(Optional.of(state), true),
              nothing,
              System.out,
              true);
      run.run(_ -> {});
      run.close();
    }
    return AlertFiles.ofState(state).read().all().getFirst();
  }

  private static Replay.Result replayed(Alert alert) throws Replay.Impossible {
    Replay replay = new Replay(Jobs.config(List.of(), List.of()).subject(false, 1), alert);
    return replay.run(new FileHistory(1 << 20, replay::isPossible));
  }

  @Test
  void an_alert_holds_the_states_ahead_of_its_first_event() throws IOException {
    assertThat(alert("Submit", "Start", "Finish", "Finish").from())
        .containsExactly(Map.of("status", "\"new\"", "tries", "0"));
  }

  @Test
  void the_same_messages_give_the_same_deviation() throws Exception {
    Replay.Result result = replayed(alert("Submit", "Start", "Finish", "Finish", "Start"));
    assertThat(result.events()).hasSize(4);
    assertThat(result.outcome().verdict())
        .isInstanceOfSatisfying(
            Verdict.Deviates.class, d -> assertThat(d.deviation().number()).isEqualTo(4));
    assertThat(result.outcome().explained()).isEqualTo(3);
  }

  @Test
  void what_happened_long_before_is_not_read_again() throws Exception {
    String[] actions = new String[61];
    actions[0] = "Submit";
    for (int i = 1; i < 60; i += 2) {
      actions[i] = "Start";
      actions[i + 1] = "Fail";
    }
    Alert alert = alert(actions);
    assertThat(alert.what()).contains("FewTries is violated");
    assertThat(replayed(alert).outcome().verdict()).isInstanceOf(Verdict.Deviates.class);
  }

  @Test
  void a_log_that_was_rotated_is_found_under_its_new_name() throws Exception {
    Alert alert = alert("Submit", "Finish");
    Files.move(log, folder.resolve("jobs.ndjson.1"));
    Files.writeString(log, Jobs.event("other", "Submit") + "\n");
    assertThat(replayed(alert).outcome().verdict()).isInstanceOf(Verdict.Deviates.class);
  }

  @Test
  void messages_that_are_gone_are_said_to_be_gone() throws Exception {
    Alert alert = alert("Submit", "Finish");
    Files.delete(log);
    assertThatExceptionOfType(Replay.Impossible.class)
        .isThrownBy(() -> replayed(alert))
        .withMessageContaining("jobs.ndjson@0 cannot be read any more");
  }

  @Test
  void another_spec_with_the_same_variables_may_explain_it() throws Exception {
    Alert alert = alert("Submit", "Finish");
    Path mended = folder.resolve("Job.tla");
    Files.writeString(
        mended,
        Files.readString(Jobs.spec())
            .replace(
                "Finish == status = \"running\"",
                "Finish == status \\in {\"running\", \"queued\"}"));
    Files.copy(Jobs.spec().resolveSibling("Job.cfg"), folder.resolve("Job.cfg"));
    Replay replay = new Replay(Jobs.of(mended).subject(false, 1), alert);
    assertThat(replay.isOfSameSpec()).isFalse();
    assertThat(replay.run(new FileHistory(1 << 20, replay::isPossible)).outcome().verdict())
        .isInstanceOf(Verdict.Conforms.class);
  }

  @Test
  void another_spec_with_other_variables_is_refused() throws Exception {
    Alert alert = alert("Submit", "Finish");
    Path other = folder.resolve("Job.tla");
    Files.writeString(other, Files.readString(Jobs.spec()).replace("tries", "attempts"));
    Files.copy(Jobs.spec().resolveSibling("Job.cfg"), folder.resolve("Job.cfg"));
    Replay replay = new Replay(Jobs.of(other).subject(false, 1), alert);
    assertThatExceptionOfType(Replay.Impossible.class)
        .isThrownBy(() -> replay.run(new FileHistory(1 << 20, replay::isPossible)))
        .withMessageContaining("give the version that the alert came from");
  }
}
