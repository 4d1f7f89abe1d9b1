package plumbline.monitor.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.sink.AlertFeed;

/** The alerts of a topic, for a sink; of the processes of one group, one feeds it. */
final class TopicFeed implements AlertFeed {
  private static final Duration WAIT = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final ArrayDeque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
  private volatile boolean finished;

  TopicFeed(String servers, String topic, String group) {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
  }

  /** There will be no more when those that are there were given. */
  void finish() {
    finished = true;
  }

  @Override
  public Optional<Alert> next() throws IOException, InterruptedException {
    try {
      while (waiting.isEmpty()) {
        boolean last = finished;
        consumer.poll(WAIT).forEach(waiting::add);
        if (last && waiting.isEmpty()) {
          return Optional.empty();
        }
      }
      return Optional.of(AlertJson.read(waiting.peek().value()));
    } catch (InterruptException e) {
      throw new InterruptedException(e.getMessage());
    } catch (KafkaException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void delivered() throws IOException {
    ConsumerRecord<byte[], byte[]> record = waiting.poll();
    try {
      consumer.commitSync(
          Map.of(
              new TopicPartition(record.topic(), record.partition()),
              new OffsetAndMetadata(record.offset() + 1)));
    } catch (KafkaException e) {
      // Somebody else feeds the sink now, or will be given this alert once more.
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
