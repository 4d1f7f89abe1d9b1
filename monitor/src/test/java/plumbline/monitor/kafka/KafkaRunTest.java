package plumbline.monitor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.monitor.Jobs;
import plumbline.monitor.MonitorConfig.Ordering;
import plumbline.monitor.Window;
import plumbline.monitor.alert.Alert;

class KafkaRunTest {
  private static EmbeddedKafka kafka;
  private static Broker broker;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
    broker = new Broker(kafka.servers());
  }

  @AfterAll
  static void stop() {
    broker.close();
    kafka.close();
  }

  private KafkaRun run(String topic, int threads) {
    return new KafkaRun(
        Jobs.config(
            List.of("kafka://" + kafka.servers() + "/" + topic),
            List.of("kafka://" + kafka.servers() + "/" + topic + "-alerts")),
        new KafkaRun.Settings(topic, folder, false, false, threads),
        System.out,
        true);
  }

  @Test
  void a_deviation_becomes_one_alert_with_its_explanation() {
    broker.create("one", 1);
    broker.send("one", "j1", Jobs.event("j1", "Submit"));
    broker.send("one", "j2", Jobs.event("j2", "Submit"));
    broker.send("one", "j1", Jobs.event("j1", "Start"));
    broker.send("one", "j2", Jobs.event("j2", "Finish"));
    KafkaRun run = run("one", 1);
    try {
      List<Alert> alerts = broker.alerts("one-alerts", a -> a.explanation().isPresent());
      Alert alert = alerts.getLast();
      assertThat(alerts.stream().map(Alert::id).distinct()).hasSize(1);
      assertThat(alert.key()).isEqualTo("j2");
      assertThat(alert.what()).isEqualTo("no behaviour of the spec explains Finish");
      assertThat(alert.explanation().orElseThrow()).contains("status = \"running\"");
      assertThat(alert.events()).hasToString("[one/0@1, one/0@3]");
    } finally {
      run.close();
    }
  }

  @Test
  void events_of_one_instance_are_brought_together_from_all_partitions() {
    broker.create("many", 4);
    for (String job : List.of("a", "b", "c", "d", "e")) {
      broker.sendTo("many", 0, Jobs.event(job, "Submit", 1_000));
      broker.sendTo("many", 1, Jobs.event(job, "Start", 2_000));
      broker.sendTo("many", 3, Jobs.event(job, job.equals("c") ? "Submit" : "Finish", 3_000));
    }
    KafkaRun run =
        new KafkaRun(
            Jobs.config(
                List.of("kafka://" + kafka.servers() + "/many"),
                List.of("kafka://" + kafka.servers() + "/many-alerts"),
                new Ordering.ByTime(new Window.Size(100, 300, 1000))),
            new KafkaRun.Settings("many", folder, false, false, 2),
            System.out,
            true);
    try {
      List<Alert> alerts = broker.alerts("many-alerts", a -> a.explanation().isPresent());
      assertThat(alerts.stream().map(Alert::key).distinct()).containsExactly("c");
      broker.await(() -> run.meters().events.sum() == 15);
      assertThat(run.meters().deviating.sum()).isEqualTo(1);
    } finally {
      run.close();
    }
  }
}
