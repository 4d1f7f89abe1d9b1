package plumbline.monitor.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import plumbline.monitor.Intake.Message;
import plumbline.monitor.Position;
import plumbline.monitor.source.Source;

/**
 * All partitions of some topics, read by one process that keeps for itself up to where. Each
 * partition is a log of its own.
 */
public final class TopicSource implements Source {
  private static final Duration WAIT = Duration.ofMillis(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Topics topics;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Queue<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();

  /**
   * Connects.
   *
   * @param fromLatest whether to begin with what comes from now on
   * @throws IllegalArgumentException when a topic is not there, or no broker answers
   */
  public TopicSource(Topics topics, boolean fromLatest) {
    this.topics = topics;
    Properties settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.servers());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      for (String topic : topics.names()) {
        var found = consumer.partitionsFor(topic);
        if (found.isEmpty()) {
          throw new IllegalArgumentException(
              "there is no topic \"%s\" of %s".formatted(topic, topics.servers()));
        }
        found.forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
      }
      next.putAll(
          fromLatest ? consumer.endOffsets(partitions) : consumer.beginningOffsets(partitions));
    } catch (KafkaException e) {
      consumer.close();
      throw new IllegalArgumentException(
          "%s: %s; is the broker there, and the topic?".formatted(name(), e.getMessage()), e);
    }
    consumer.assign(partitions);
    next.forEach(consumer::seek);
  }

  @Override
  public String name() {
    return "kafka://" + topics.servers() + "/" + String.join(",", topics.names());
  }

  private static String log(TopicPartition partition) {
    return partition.topic() + "/" + partition.partition();
  }

  @Override
  public List<String> logs() {
    return partitions.stream().map(TopicSource::log).toList();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when records are gone that were not read yet
   */
  @Override
  public void resume(Map<String, String> places) {
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    for (TopicPartition partition : partitions) {
      String place = places.get(log(partition));
      if (place == null) {
        continue;
      }
      long offset = Long.parseLong(place);
      if (offset < first.get(partition)) {
        throw new IllegalArgumentException(
            "%s: the records %d to %d are gone, which were not read yet; begin anew with another --state"
                .formatted(log(partition), offset, first.get(partition) - 1));
      }
      next.put(partition, offset);
      consumer.seek(partition, offset);
    }
  }

  @Override
  public int poll(int most, Consumer<Message> messages) throws IOException {
    try {
      if (fetched.isEmpty()) {
        consumer.poll(WAIT).forEach(fetched::add);
      }
    } catch (KafkaException e) {
      throw new IOException(e.getMessage(), e);
    }
    int given = 0;
    for (; given < most && !fetched.isEmpty(); given++) {
      ConsumerRecord<byte[], byte[]> record = fetched.remove();
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      messages.accept(
          new Message(
              log(partition),
              record.offset(),
              record.timestamp(),
              record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
              record.value() == null ? new byte[0] : record.value()));
      next.put(partition, record.offset() + 1);
    }
    return given;
  }

  @Override
  public Map<String, String> places() {
    Map<String, String> places = new HashMap<>();
    next.forEach((partition, offset) -> places.put(log(partition), Long.toString(offset)));
    return places;
  }

  @Override
  public boolean isAtEnd() {
    if (!fetched.isEmpty()) {
      return false;
    }
    try {
      // Marks of transactions take places, too, so that what was given may end before the end.
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      return partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p));
    } catch (KafkaException e) {
      // As long as no broker says where the end is, there may be more.
      return false;
    }
  }

  @Override
  public boolean isOver() {
    return false;
  }

  @Override
  public Map<Position, byte[]> messages(List<Position> at) {
    return Map.of();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
