package plumbline.monitor.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a test does with a broker. */
public final class Broker implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String servers;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  public Broker(String servers) {
    this.servers = servers;
    Properties settings = new Properties();
    settings.put("bootstrap.servers", servers);
    settings.put("max.request.size", 120 << 20);
    settings.put("buffer.memory", 256L << 20);
    settings.put("delivery.timeout.ms", 600_000);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Makes a topic. */
  public void create(String topic, int partitions) {
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a message under a key. */
  public void send(String topic, String key, String message) {
    send(new ProducerRecord<>(topic, bytes(key), bytes(message)));
  }

  /** Where a key's messages go. */
  public int partitionOf(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(bytes(key))) % partitions;
  }

  /** Sends a message without a key to a partition. */
  public void sendTo(String topic, int partition, String message) {
    send(new ProducerRecord<>(topic, partition, null, bytes(message)));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    Future<?> _ =
        producer.send(
            record,
            (at, wrong) -> {
              if (wrong != null) {
                failure.set(wrong);
              }
            });
  }

  /** Returns when all is there. */
  public void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new AssertionError("a record could not be sent", failure.get());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** All alerts of a topic up to one of that kind, which must come in time. */
  public List<Alert> alerts(String topic, Predicate<Alert> last) {
    List<Alert> alerts = new ArrayList<>();
    read(
        topic,
        value -> {
          alerts.add(AlertJson.read(value));
          return last.test(alerts.getLast());
        });
    return alerts;
  }

  /** The first so many values of a topic. */
  public List<JsonNode> values(String topic, int count) {
    List<JsonNode> values = new ArrayList<>();
    read(
        topic,
        value -> {
          values.add(JsonMapper.shared().readTree(value));
          return values.size() == count;
        });
    return values;
  }

  private void read(String topic, Predicate<byte[]> last) {
    flush();
    Properties settings = new Properties();
    settings.put("bootstrap.servers", servers);
    settings.put("auto.offset.reset", "earliest");
    int read = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.seekToBeginning(consumer.assignment());
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < until) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          read++;
          if (last.test(record.value())) {
            return;
          }
        }
      }
    }
    throw new AssertionError("what was waited for did not come, of " + read + " in " + topic);
  }

  /** The first so many messages of a topic of one partition, which must come in time. */
  public List<String> messages(String topic, int count) {
    List<String> messages = new ArrayList<>();
    Properties settings = new Properties();
    settings.put("bootstrap.servers", servers);
    settings.put("auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.seekToBeginning(consumer.assignment());
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (messages.size() < count && System.nanoTime() < until) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(r -> messages.add(new String(r.value(), StandardCharsets.UTF_8)));
      }
    }
    return messages;
  }

  /** Waits until something is so, which must be in time. */
  public void await(BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("it did not come to that in time");
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
