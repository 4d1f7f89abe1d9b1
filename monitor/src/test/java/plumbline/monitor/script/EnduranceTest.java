package plumbline.monitor.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.monitor.alert.Alert;

/** Monitor specs over many records, in little memory, and killed at any moment. */
class EnduranceTest {
  private static final String VERSIONS =
      """
      VARIABLES offset, version
      Init == offset = 0 /\\ version = 0
      Read ==
        /\\ offset' = offset + 1
        /\\ version' = Trace(offset').version
      Next == Read \\/ UNCHANGED <<offset, version>>
      InStep == version = offset
      Told == version # 13 \\/ Alert([msg |-> "thirteen", offset |-> offset])
      """;

  @TempDir Path folder;

  @Test
  void a_hundred_thousand_records_need_little_memory() throws Exception {
    MonitorSpec _ = new MonitorSpec(folder, VERSIONS, "INVARIANT InStep");
    Process process = MonitorProcess.start(folder, 128, 100_000);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void a_kill_at_any_moment_loses_no_alert_and_doubles_none() throws Exception {
    Random random = new Random(11);
    MonitorSpec killed = spec("killed");
    MonitorSpec whole = spec("whole");
    int records = 0;
    for (int kill = 0; kill < 6; kill++) {
      String[] more = new String[20_000];
      for (int i = 0; i < more.length; i++) {
        records++;
        int version = random.nextInt(500) == 0 ? 13 : records;
        more[i] = "{\"version\":%d}".formatted(version);
      }
      killed.append(more);
      whole.append(more);
      Process process = MonitorProcess.start(folder.resolve("killed"), 128, 0);
      process.waitFor(800 + random.nextInt(1_500), TimeUnit.MILLISECONDS);
      process.destroyForcibly();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    killed.run();
    whole.run();
    List<String> expected = ids(whole);
    assertThat(expected).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    assertThat(ids(killed).stream().distinct()).hasSameSizeAs(expected);
    assertThat(records(killed)).isEqualTo(records(whole));
  }

  private MonitorSpec spec(String name) throws IOException {
    return new MonitorSpec(Files.createDirectory(folder.resolve(name)), VERSIONS, "INVARIANT Told");
  }

  private static List<String> ids(MonitorSpec spec) throws IOException {
    List<String> ids = new ArrayList<>();
    for (Alert alert : spec.kept()) {
      if (alert.status() == Alert.Status.OPEN) {
        ids.add(alert.id());
      }
    }
    return ids;
  }

  private static List<String> records(MonitorSpec spec) throws IOException {
    return spec.kept().stream()
        .filter(a -> a.status() == Alert.Status.OPEN)
        .map(Alert::what)
        .distinct()
        .toList();
  }
}
