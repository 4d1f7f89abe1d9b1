package plumbline.monitor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.monitor.Jobs;
import plumbline.monitor.MonitorRun;

class MonitorsTest {
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  @TempDir Path folder;

  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void files() throws IOException {
    Files.copy(Jobs.spec(), folder.resolve("Job.tla"));
    Files.copy(Jobs.spec().resolveSibling("Job.cfg"), folder.resolve("Job.cfg"));
    log("a", Jobs.event("a", "Submit"));
    log("b", Jobs.event("b", "Submit"));
    file("");
  }

  private void log(String name, String line) throws IOException {
    Files.writeString(
        folder.resolve(name + ".ndjson"),
        line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private Path file(String more) throws IOException {
    return Files.writeString(
        folder.resolve("monitors.yaml"),
        """
        monitors:
          first:
            spec: Job.tla
            sources: file:%1$s/a.ndjson
            sinks: file:%1$s/alerts-a
            key: node
            state: state-a
        """
                .formatted(folder)
            + more);
  }

  private String second(String key) {
    return "  second: {spec: Job.tla, sources: [file:%1$s/b.ndjson], sinks: [file:%1$s/alerts-b],\n   key: %2$s}\n"
        .formatted(folder, key);
  }

  private Monitors started() throws IOException {
    return new Monitors(
        folder.resolve("monitors.yaml"), InputStream.nullInputStream(), NOWHERE, true, notes::add);
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private static void awaitEvents(MonitorRun run, long events) {
    await(() -> run.meters().events.sum() == events);
  }

  @Test
  void what_is_new_in_the_file_is_started_and_the_rest_goes_on() throws IOException {
    Monitors monitors = started();
    try {
      MonitorRun first = monitors.runs().getFirst();
      awaitEvents(first, 1);
      file(second("node"));
      assertThat(monitors.reload()).isTrue();
      assertThat(monitors.runs()).hasSize(2).startsWith(first);
      awaitEvents(monitors.runs().getLast(), 1);
      log("a", Jobs.event("a", "Finish"));
      await(() -> Files.exists(folder.resolve("alerts-a")));
      assertThat(monitors.reload()).isFalse();
    } finally {
      monitors.stop();
    }
    assertThat(notes).startsWith("monitor first is started", "monitor second is started");
  }

  @Test
  void a_file_that_is_wrong_changes_nothing() throws IOException {
    Monitors monitors = started();
    try {
      MonitorRun first = monitors.runs().getFirst();
      file(second("nonsense"));
      monitors.reload();
      assertThat(monitors.runs()).containsExactly(first);
      assertThat(notes.getLast())
          .contains("not reloaded")
          .contains("monitors.yaml:9:9: key: \"nonsense\" is no key");
    } finally {
      monitors.stop();
    }
  }

  @Test
  void a_spec_that_changes_is_followed_with_the_state_of_before() throws IOException {
    Monitors monitors = started();
    try {
      awaitEvents(monitors.runs().getFirst(), 1);
      Path spec = folder.resolve("Job.tla");
      Files.writeString(
          spec, Files.readString(spec).replace("Finish == status = \"running\"", "Finish == TRUE"));
      monitors.reload();
      assertThat(notes).endsWith("monitor first is stopped", "monitor first is started");
      log("a", Jobs.event("a", "Finish"));
      log("a", Jobs.event("a", "Start"));
      awaitEvents(monitors.runs().getFirst(), 2);
      assertThat(monitors.runs().getFirst().meters().deviating.sum()).isEqualTo(1);
    } finally {
      monitors.stop();
    }
  }

  @Test
  void what_is_wrong_is_told_with_its_place() throws IOException {
    Path file = folder.resolve("monitors.yaml");
    Files.writeString(file, "monitors:\n  x:\n    spec: Job.tla\n    sorces: \"-\"\n");
    assertThatThrownBy(() -> MonitorsFile.read(file, NOWHERE))
        .hasMessageContaining("monitors.yaml:4:13: sorces: there is no such setting");
    Files.writeString(file, "monitors:\n  x:\n    spec: Job.tla\n");
    assertThatThrownBy(() -> MonitorsFile.read(file, NOWHERE))
        .hasMessageContaining("x: there are no sources");
    Files.writeString(file, "monitors: [\n");
    assertThatThrownBy(() -> MonitorsFile.read(file, NOWHERE))
        .hasMessageContaining("this is not YAML");
    assertThatThrownBy(() -> MonitorsFile.read(folder.resolve("none.yaml"), NOWHERE))
        .hasMessageContaining("no such file");
  }
}
