package plumbline.monitor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.monitor.alert.Acknowledgement;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.alert.Alerts;
import plumbline.monitor.sink.AlertLog;

class AlertFilesTest {
  private static final Acknowledgement ANN = new Acknowledgement("ann", 5_000, "");

  @TempDir Path folder;

  @Test
  void an_acknowledgement_leaves_the_log_to_the_monitor_that_writes_it() throws IOException {
    try (AlertLog log = new AlertLog(folder.resolve("alerts.ndjson"))) {
      Alert alert = Alerts.explained("a1");
      log.add(alert);
      AlertFiles files = AlertFiles.ofState(folder);
      files.acknowledge(files.read().named("a1"), ANN);
      log.add(alert.again(8_000));
      log.add(Alerts.open("b1"));
      assertThat(files.read().named("a1").status()).isEqualTo(Alert.Status.ACKNOWLEDGED);
      assertThat(files.read().named("a1").count()).isEqualTo(2);
      assertThat(files.read().named("b1").status()).isEqualTo(Alert.Status.OPEN);
      log.add(alert.with(Alert.Status.RESOLVED));
      assertThat(files.read().named("a1").status()).isEqualTo(Alert.Status.RESOLVED);
    }
    assertThat(Files.readAllLines(folder.resolve("alerts.ndjson"))).hasSize(4);
  }

  @Test
  void a_line_that_is_being_written_counts_the_next_time() throws IOException {
    Path file = folder.resolve("alerts.ndjson");
    Files.writeString(file, AlertJson.of(Alerts.open("a1")) + "\n{\"id\":\"b");
    assertThat(AlertFiles.ofState(folder).read().all()).hasSize(1);
  }

  @Test
  void what_is_no_alert_is_named_with_its_line() throws IOException {
    Path file = folder.resolve("out.ndjson");
    Files.writeString(file, AlertJson.of(Alerts.open("a1")) + "\n");
    Files.writeString(file, "{\"action\":\"Start\"}\n", StandardOpenOption.APPEND);
    assertThatIOException()
        .isThrownBy(() -> AlertFiles.ofSink(file).read())
        .withMessageContaining("out.ndjson:2: no alert");
  }

  @Test
  void a_folder_without_alerts_is_refused_with_what_to_do() {
    assertThatIOException()
        .isThrownBy(() -> AlertFiles.ofState(folder))
        .withMessageContaining("--source kafka://HOST:PORT/TOPIC");
    assertThatIOException()
        .isThrownBy(() -> AlertFiles.ofState(folder.resolve("none")))
        .withMessageContaining("there is no folder");
  }
}
