package plumbline.monitor.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.conform.Verdict;
import plumbline.monitor.Jobs;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.Replay;
import plumbline.monitor.alert.Acknowledgement;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.alert.Alerts;

class AlertTopicTest {
  private static final Acknowledgement ANN = new Acknowledgement("ann", 5_000, "known");

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

  private static AlertTopic topic(String name) {
    return new AlertTopic(new Topics(kafka.servers(), List.of(name)));
  }

  private static void send(String topic, Alert alert) {
    broker.send(topic, alert.id(), new String(AlertJson.bytes(alert), StandardCharsets.UTF_8));
    broker.flush();
  }

  @Test
  void an_acknowledgement_stands_in_the_topic_beside_the_alert() throws IOException {
    broker.create("found", 3);
    Alert alert = Alerts.explained("a1");
    send("found", alert);
    send("found", Alerts.open("b1"));
    topic("found").acknowledge(alert, ANN);
    send("found", alert.again(8_000));
    Alert read = topic("found").read().named("a1");
    assertThat(read.status()).isEqualTo(Alert.Status.ACKNOWLEDGED);
    assertThat(read.acknowledged()).contains(ANN);
    assertThat(read.count()).isEqualTo(2);
    assertThat(topic("found").read().all()).hasSize(2);
    send("found", alert.with(Alert.Status.RESOLVED));
    assertThat(topic("found").read().named("a1").status()).isEqualTo(Alert.Status.RESOLVED);
  }

  @Test
  void a_topic_of_something_else_is_refused_with_the_place() {
    broker.create("events", 1);
    broker.send("events", "j1", Jobs.event("j1", "Submit"));
    broker.flush();
    assertThatIOException()
        .isThrownBy(() -> topic("events").read())
        .withMessageContaining("events/0@0")
        .withMessageContaining("is it the topic that the monitor writes its alerts to?");
  }

  @Test
  void a_topic_that_is_not_there_is_said_to_be_not_there() {
    assertThatIOException()
        .isThrownBy(() -> topic("nowhere").read())
        .withMessageContaining("no topic \"nowhere\"");
  }

  @Test
  void an_alert_is_checked_again_from_the_records_of_its_topic() throws Exception {
    broker.create("jobs", 1);
    for (String action : List.of("Submit", "Start", "Fail", "Finish")) {
      broker.send("jobs", "j1", Jobs.event("j1", action));
    }
    MonitorConfig config =
        Jobs.config(
            List.of("kafka://" + kafka.servers() + "/jobs"),
            List.of("kafka://" + kafka.servers() + "/jobs-alerts"));
    KafkaRun run =
        new KafkaRun(
            config, new KafkaRun.Settings("jobs", folder, false, false, 1), System.out, true);
    try {
      broker.alerts("jobs-alerts", a -> a.explanation().isPresent());
    } finally {
      run.close();
    }
    Alert alert = topic("jobs-alerts").read().all().getFirst();
    Replay replay = new Replay(config.subject(false, 1), alert);
    try (TopicHistory history = new TopicHistory(kafka.servers())) {
      Replay.Result result = replay.run(history);
      assertThat(result.events()).hasSize(4);
      assertThat(result.outcome().verdict()).isInstanceOf(Verdict.Deviates.class);
      assertThat(replay.isOfSameSpec()).isTrue();
    }
  }
}
