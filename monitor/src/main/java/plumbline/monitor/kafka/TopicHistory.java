package plumbline.monitor.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import plumbline.monitor.Position;
import plumbline.monitor.instance.History;

/** Reads records of topics once more; with a consumer of its own, made when it is first needed. */
public final class TopicHistory implements History, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final String servers;
  private KafkaConsumer<byte[], byte[]> consumer;

  public TopicHistory(String servers) {
    this.servers = servers;
  }

  @Override
  public synchronized Map<Position, byte[]> messages(List<Position> places) {
    Map<Position, byte[]> found = new HashMap<>();
    try {
      for (Position place : places) {
        byte[] message = message(place);
        if (message == null) {
          return found;
        }
        found.put(place, message);
      }
    } catch (KafkaException e) {
      // Without its past an alert is explained by its event alone.
      return found;
    }
    return found;
  }

  /**
   * Makes sure that there is somebody to ask.
   *
   * @throws IOException when nobody answers
   */
  public synchronized void reach() throws IOException {
    try {
      if (consumer == null) {
        consumer = consumer();
      }
      consumer.listTopics(ANSWER);
    } catch (KafkaException e) {
      throw new IOException(
          "%s does not answer (%s); is the broker there?".formatted(servers, e.getMessage()), e);
    }
  }

  /** The record there; null when it is not there any more. */
  private byte[] message(Position place) {
    if (consumer == null) {
      consumer = consumer();
    }
    int slash = place.source().lastIndexOf('/');
    TopicPartition partition =
        new TopicPartition(
            place.source().substring(0, slash),
            Integer.parseInt(place.source().substring(slash + 1)));
    consumer.assign(List.of(partition));
    consumer.seek(partition, place.offset());
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        return record.offset() == place.offset() ? record.value() : null;
      }
    }
    return null;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 64 << 10);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 << 10);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public synchronized void close() {
    if (consumer != null) {
      consumer.close();
    }
  }
}
