package plumbline.monitor.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.sink.Sink;

/** Writes alerts to a topic, under their ids. */
public final class TopicSink implements Sink {
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;

  public TopicSink(Topics topics) {
    this.topics = topics;
    Properties settings = new Properties();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.servers());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public String name() {
    return "kafka://" + topics.servers() + "/" + String.join(",", topics.names());
  }

  @Override
  public void send(Alert alert) throws IOException {
    try {
      for (String topic : topics.names()) {
        byte[] id = alert.id().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, id, AlertJson.bytes(alert))).get();
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    } catch (ExecutionException | KafkaException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
