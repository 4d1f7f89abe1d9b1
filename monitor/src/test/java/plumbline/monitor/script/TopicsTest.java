package plumbline.monitor.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.kafka.Broker;
import plumbline.monitor.kafka.EmbeddedKafka;

/** Monitor specs that read topics. */
class TopicsTest {
  private static final String VERSIONS =
      """
      VARIABLES offset, before, now
      Init == offset = 0 /\\ before = 0 /\\ now = 0
      Read ==
        /\\ offset' = offset + 1
        /\\ before' = now
        /\\ now' = Trace(offset').version
      Next == Read \\/ UNCHANGED <<offset, before, now>>
      Forward == now >= before
      """;

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

  private static void send(String topic, int partition, int... versions) {
    for (int version : versions) {
      broker.sendTo(topic, partition, "{\"version\":%d}".formatted(version));
    }
    broker.flush();
  }

  private List<Alert> read(MonitorSpec spec, String topics) throws IOException {
    return spec.run(
        "kafka://" + kafka.servers() + "/" + topics,
        Optional.of(spec.state()),
        InputStream.nullInputStream());
  }

  @Test
  void each_partition_is_a_stream_and_a_run_goes_on_in_all_of_them() throws IOException {
    broker.create("versions", 2);
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "INVARIANT Forward");
    send("versions", 0, 5, 6);
    send("versions", 1, 1, 2);
    assertThat(read(spec, "versions")).isEmpty();
    send("versions", 1, 3);
    send("versions", 0, 4);
    List<Alert> alerts = read(spec, "versions");
    assertThat(MonitorSpec.lines(alerts))
        .containsExactly("open deviates: Forward is violated at record 3");
    assertThat(alerts.getFirst().key()).isEqualTo("versions/0");
    assertThat(alerts.getFirst().events())
        .hasToString("[versions/0@0, versions/0@1, versions/0@2]");
    assertThat(read(spec, "versions")).isEmpty();
  }

  @Test
  void a_spec_may_consume_one_topic_and_produce_to_another() throws IOException {
    broker.create("in", 1);
    broker.create("out", 1);
    MonitorSpec spec =
        new MonitorSpec(
            folder,
            """
            INSTANCE KafkaUtils
            VARIABLE sum
            Init == sum = 0
            Next ==
              \\/ LET record == KafkaConsume("in")
                 IN /\\ sum' = sum + record.version
                    /\\ KafkaProduce("out", [sum |-> sum'])
              \\/ UNCHANGED sum
            Low == sum < 5
            """,
            "INVARIANT Low");
    send("in", 0, 1, 2, 3);
    assertThat(MonitorSpec.lines(read(spec, "in")))
        .containsExactly("open deviates: Low is violated at record 3");
    send("in", 0, -4);
    assertThat(read(spec, "in")).isEmpty();
    assertThat(broker.messages("out", 4))
        .containsExactly("{\"sum\":1}", "{\"sum\":3}", "{\"sum\":6}", "{\"sum\":2}");
  }

  @Test
  void a_topic_that_is_not_there_is_refused() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "INVARIANT Forward");
    assertThatThrownBy(() -> read(spec, "nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }
}
