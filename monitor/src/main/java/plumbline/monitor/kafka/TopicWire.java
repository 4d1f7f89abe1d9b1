package plumbline.monitor.kafka;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.Uris;
import plumbline.monitor.script.Wire;

/**
 * Writes records to topics of the cluster that a monitor's sources or sinks are of, or else of the
 * one that the environment names ({@value #SERVERS}). Connects when it first has to.
 */
public final class TopicWire implements Wire {
  private static final String SERVERS = "KAFKA_SERVERS";

  private final List<String> topics;
  private final Optional<String> servers;
  private KafkaProducer<byte[], byte[]> producer;

  public TopicWire(MonitorConfig config) {
    topics =
        config.sources().stream()
            .filter(Uris::isKafka)
            .flatMap(uri -> Topics.parse(uri).names().stream())
            .toList();
    servers =
        Stream.concat(config.sources().stream(), config.sinks().stream())
            .filter(Uris::isKafka)
            .findFirst()
            .map(uri -> Topics.parse(uri).servers())
            .or(() -> Optional.ofNullable(System.getenv(SERVERS)));
  }

  @Override
  public List<String> topics() {
    return topics;
  }

  @Override
  public void produce(String topic, byte[] record) throws IOException {
    try {
      if (producer == null) {
        producer = producer();
      }
      producer.send(new ProducerRecord<>(topic, record)).get();
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    } catch (ExecutionException | KafkaException e) {
      throw new IOException("topic %s: %s".formatted(topic, e.getMessage()), e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() throws IOException {
    Properties settings = new Properties();
    settings.put(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        servers.orElseThrow(
            () ->
                new IOException(
                    "the spec writes to a topic by KafkaProduce, but no source or sink is one of"
                        + " Kafka: set "
                        + SERVERS
                        + "=HOST:PORT")));
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close();
    }
  }
}
