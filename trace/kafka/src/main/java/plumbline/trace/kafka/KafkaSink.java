package plumbline.trace.kafka;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import plumbline.trace.client.Sink;

/**
 * A topic of Kafka: each line of the trace is a record, without its line feed.
 *
 * <p>While the brokers are away the sink waits for them, however long: the tracers' queues fill up,
 * and what finds them full is lost, counted and told by the tracers as always. A record that a
 * broker refuses for good is counted by {@link #lost()}, and ends the traces of those that share
 * the sink, as a disk that is full would.
 */
public final class KafkaSink implements Sink {
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(10);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final KeyOf keyOf;
  private final AtomicLong lost = new AtomicLong();
  private volatile Exception failure;
  private volatile boolean closed;

  KafkaSink(Producer<byte[], byte[]> producer, String topic, KeyOf keyOf) {
    this.producer = producer;
    this.topic = topic;
    this.keyOf = keyOf;
  }

  /**
   * Connects.
   *
   * @param servers {@code host:port}, several with commas between them
   * @param keyOf what the key of a record is: lines with the same key are in the same partition, in
   *     their order
   * @throws IOException when no broker knows the topic within ten seconds
   */
  public static KafkaSink open(String servers, String topic, KeyOf keyOf) throws IOException {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", servers);
    return open(settings, topic, keyOf);
  }

  /**
   * Connects with further settings of Kafka's producer, such as those of security. They go ahead of
   * those that the sink chooses: {@code acks=all}, idempotent, a {@code linger.ms} of 5, and no end
   * to retries.
   *
   * @throws IOException as {@link #open(String, String, KeyOf)} does
   */
  public static KafkaSink open(Properties settings, String topic, KeyOf keyOf) throws IOException {
    Properties all = new Properties();
    all.put("acks", "all");
    all.put("enable.idempotence", "true");
    all.put("linger.ms", "5");
    all.put("delivery.timeout.ms", String.valueOf(Integer.MAX_VALUE));
    all.put("max.block.ms", "10000");
    all.put("max.request.size", String.valueOf(1 << 24));
    all.putAll(settings);
    KafkaProducer<byte[], byte[]> producer = null;
    try {
      producer = new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
      producer.partitionsFor(topic);
      return new KafkaSink(producer, topic, keyOf);
    } catch (KafkaException e) {
      if (producer != null) {
        producer.close(Duration.ZERO);
      }
      throw new IOException(
          "The topic %s at %s cannot be written: %s"
              .formatted(topic, all.get("bootstrap.servers"), e.getMessage()),
          e);
    }
  }

  @Override
  public void write(ByteBuffer lines) throws IOException {
    while (lines.hasRemaining()) {
      send(nextLine(lines));
    }
  }

  private static byte[] nextLine(ByteBuffer lines) {
    int start = lines.position();
    int end = start;
    while (end < lines.limit() && lines.get(end) != '\n') {
      end++;
    }
    byte[] line = new byte[end - start];
    lines.get(line);
    if (lines.hasRemaining()) {
      lines.get();
    }
    return line;
  }

  private void send(byte[] line) throws IOException {
    ProducerRecord<byte[], byte[]> sent =
        new ProducerRecord<>(topic, keyOf.key(line).orElse(null), line);
    while (true) {
      throwFailure();
      try {
        Future<RecordMetadata> unused = producer.send(sent, this::sent);
        return;
      } catch (TimeoutException e) {
        // There was no room, or no broker, for ten seconds: it is tried again, and the queue of
        // the tracer says what is lost meanwhile.
        if (closed) {
          throw new IOException("The sink was closed while no broker took the trace", e);
        }
      } catch (InterruptException e) {
        throw interrupted(e);
      } catch (KafkaException | IllegalStateException e) {
        lost.incrementAndGet();
        throw new IOException("The topic " + topic + " cannot be written: " + e.getMessage(), e);
      }
    }
  }

  private void sent(RecordMetadata place, Exception refused) {
    if (refused != null) {
      lost.incrementAndGet();
      failure = refused;
    }
  }

  /** Waits until the brokers have everything. */
  @Override
  public void flush() throws IOException {
    try {
      producer.flush();
    } catch (InterruptException e) {
      throw interrupted(e);
    }
    throwFailure();
  }

  private static IOException interrupted(InterruptException e) {
    InterruptedIOException interrupted =
        new InterruptedIOException("interrupted while the brokers were waited for");
    interrupted.initCause(e);
    return interrupted;
  }

  private void throwFailure() throws IOException {
    Exception refused = failure;
    if (refused != null) {
      throw new IOException(
          "The topic %s refused %d lines of the trace: %s"
              .formatted(topic, lost.get(), refused.getMessage()),
          refused);
    }
  }

  /**
   * How many lines were handed to Kafka and refused; those that never came so far are not in it.
   */
  public long lost() {
    return lost.get();
  }

  /** Waits for ten seconds at most until the brokers have everything. */
  @Override
  public void close() throws IOException {
    closed = true;
    producer.close(PATIENCE_AT_END);
    throwFailure();
  }
}
