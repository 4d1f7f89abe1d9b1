package plumbline.monitor.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import plumbline.monitor.alert.Acknowledgement;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertBook;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.alert.AlertStore;

/** Alerts in a topic. */
public final class AlertTopic implements AlertStore {
  /** Ends the record keys of acknowledgements, so that compaction keeps them beside the alert. */
  private static final String ACKNOWLEDGED = "#acknowledged";

  private static final int PATIENCE = 10_000;

  private final String servers;
  private final String topic;

  /**
   * @throws IllegalArgumentException where these are several topics
   */
  public AlertTopic(Topics topics) {
    if (topics.names().size() != 1) {
      throw new IllegalArgumentException(
          "alerts are in one topic, not in " + String.join(",", topics.names()));
    }
    this.servers = topics.servers();
    this.topic = topics.names().getFirst();
  }

  @Override
  public String name() {
    return "kafka://" + servers + "/" + topic;
  }

  @Override
  public AlertBook read() throws IOException {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new IOException("there is no topic \"%s\" at %s".formatted(topic, servers));
      }
      return read(consumer, partitions);
    } catch (TimeoutException e) {
      throw unreachable(e);
    } catch (KafkaException e) {
      throw new IOException(name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private IOException unreachable(Throwable e) {
    return new IOException(
        "%s does not answer (%s); is the broker there?".formatted(servers, e.getMessage()), e);
  }

  private AlertBook read(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions)
      throws IOException {
    AlertBook book = new AlertBook();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long until = System.nanoTime() + Duration.ofMillis(PATIENCE).toNanos();
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
      records.forEach(r -> add(r, book));
      if (!records.isEmpty()) {
        until = System.nanoTime() + Duration.ofMillis(PATIENCE).toNanos();
      } else if (System.nanoTime() > until) {
        throw new IOException(
            "%s stopped answering; read it again when the broker is back".formatted(servers));
      }
    }
    return book;
  }

  private static void add(ConsumerRecord<byte[], byte[]> record, AlertBook book) {
    if (record.value() == null) {
      return;
    }
    try {
      book.add(AlertJson.read(record.value()));
    } catch (IllegalArgumentException e) {
      throw new KafkaException(
          "%s/%d@%d is %s; is it the topic that the monitor writes its alerts to?"
              .formatted(record.topic(), record.partition(), record.offset(), e.getMessage()),
          e);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void acknowledge(Alert alert, Acknowledgement known) throws IOException {
    Properties settings = new Properties();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE);
    byte[] key = (alert.id() + ACKNOWLEDGED).getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, AlertJson.bytes(alert.with(known)))).get();
    } catch (ExecutionException | KafkaException e) {
      throw new IOException(name() + " did not take it: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    }
  }
}
