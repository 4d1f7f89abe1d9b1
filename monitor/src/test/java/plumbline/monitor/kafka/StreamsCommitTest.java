package plumbline.monitor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.monitor.Jobs;
import plumbline.monitor.alert.Alert;

/** Whether Kafka Streams has the state written when it commits, where it does so by itself. */
class StreamsCommitTest {
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

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void another_process_goes_on_from_the_changelog(boolean exactlyOnce) {
    String topic = "jobs-" + exactlyOnce;
    broker.create(topic, 1);
    broker.send(topic, "a", Jobs.event("a", "Submit"));
    broker.send(topic, "a", Jobs.event("a", "Start"));
    broker.flush();
    KafkaRun first = run(topic, "first", exactlyOnce);
    broker.await(() -> first.meters().events.sum() == 2);
    first.close();
    broker.send(topic, "a", Jobs.event("a", "Finish"));
    broker.send(topic, "b", Jobs.event("b", "Finish"));
    KafkaRun second = run(topic, "second", exactlyOnce);
    try {
      List<Alert> alerts = broker.alerts(topic + "-alerts", a -> a.key().equals("b"));
      assertThat(alerts).extracting(Alert::key).containsOnly("b");
      assertThat(second.meters().messages.sum()).isEqualTo(2);
    } finally {
      second.close();
    }
  }

  private KafkaRun run(String topic, String state, boolean exactlyOnce) {
    return new KafkaRun(
        Jobs.config(
            List.of("kafka://" + kafka.servers() + "/" + topic),
            List.of("kafka://" + kafka.servers() + "/" + topic + "-alerts")),
        new KafkaRun.Settings(topic, folder.resolve(state), false, exactlyOnce, 1),
        System.out,
        true);
  }
}
