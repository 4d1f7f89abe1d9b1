package plumbline.bench.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import plumbline.monitor.KeyPath;
import plumbline.monitor.Limits;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.kafka.EmbeddedKafka;
import plumbline.monitor.kafka.KafkaRun;
import plumbline.systems.cache.Bug;
import plumbline.tla.SpecOptions;

/** A broker in this process with topics of events of the cache, and monitors of them. */
final class Stream implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final EmbeddedKafka kafka = EmbeddedKafka.start();
  private final KafkaProducer<byte[], byte[]> producer;
  private final Path folder;

  Stream(Path folder) throws IOException {
    this.folder = folder;
    for (String file : List.of("CacheEntry.tla", "CacheEntry.cfg", "CacheEntry.yaml")) {
      try (InputStream in = Bug.class.getResourceAsStream("spec/" + file)) {
        Files.copy(in, folder.resolve(file));
      }
    }
    Properties settings = new Properties();
    settings.put("bootstrap.servers", kafka.servers());
    settings.put("linger.ms", 0);
    settings.put("batch.size", 1 << 16);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  String servers() {
    return kafka.servers();
  }

  void topic(String name, int partitions) {
    kafka.createTopic(name, partitions);
  }

  void send(String topic, String key, byte[] line) {
    Future<?> _ =
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), line));
  }

  /** Fills a topic. */
  void fill(String topic, int keys, long events) {
    CacheEvents all = new CacheEvents(keys, 1);
    for (long i = 0; i < events; i++) {
      CacheEvents.Event event = i < keys ? all.next((int) i) : all.next();
      send(topic, event.key(), event.line());
    }
    flush();
  }

  void flush() {
    producer.flush();
  }

  /**
   * Starts a monitor of a topic, whose alerts go to the topic of that name with {@code -alerts}.
   */
  KafkaRun monitor(String topic, String group, int threads) {
    MonitorConfig config =
        new MonitorConfig(
            topic,
            folder.resolve("CacheEntry.tla"),
            new SpecOptions(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)),
            Optional.of(folder.resolve("CacheEntry.yaml")),
            Optional.empty(),
            List.of("kafka://" + servers() + "/" + topic),
            List.of("kafka://" + servers() + "/" + topic + "-alerts"),
            KeyPath.parse("record"),
            new MonitorConfig.Ordering.Arrival(),
            Optional.empty(),
            Optional.empty(),
            Limits.defaults());
    return new KafkaRun(
        config,
        new KafkaRun.Settings(group, folder.resolve("state-" + group), false, false, threads),
        List.of());
  }

  /** A reader of a topic's only partition, from its beginning. */
  KafkaConsumer<byte[], byte[]> reader(String topic) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", servers());
    settings.put("auto.offset.reset", "earliest");
    settings.put("fetch.max.wait.ms", 10);
    KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    reader.assign(List.of(new TopicPartition(topic, 0)));
    reader.seekToBeginning(reader.assignment());
    return reader;
  }

  /** Waits until a count is reached; the seconds from then on when it was half of it. */
  static Taken await(LongSupplier count, long wanted) {
    long start = System.nanoTime();
    long half = 0;
    long atHalf = 0;
    while (true) {
      long now = count.getAsLong();
      if (half == 0 && now >= wanted / 2) {
        half = System.nanoTime();
        atHalf = now;
      }
      if (now >= wanted) {
        long end = System.nanoTime();
        return new Taken((end - start) / 1e9, (end - half) / 1e9, wanted - atHalf);
      }
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException("only " + now + " of " + wanted + " came in time");
      }
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * What a number of events took.
   *
   * @param seconds of all
   * @param later seconds of the second half, when everything is warm
   * @param laterEvents how many those were
   */
  record Taken(double seconds, double later, long laterEvents) {
    /** Events a second of the second half. */
    double rate() {
      return laterEvents / later;
    }
  }

  @Override
  public void close() {
    producer.close();
    kafka.close();
  }
}
