package plumbline.trace.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.trace.client.Tracer;

@Timeout(30)
class KafkaSinkTest {
  private final MockProducer<byte[], byte[]> kafka =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  @Test
  void each_event_is_a_record_with_the_key_that_was_asked_for() throws IOException {
    KafkaSink sink = new KafkaSink(kafka, "cache", KeyOf.member("args", "key"));
    try (Tracer tracer = Tracer.to(sink).node("n1").open()) {
      tracer.event("Write").arg("epoch", 3).arg("key", "k7").emit();
      tracer.event("Tick").emit();
      tracer.flush();
    }

    List<ProducerRecord<byte[], byte[]>> sent = kafka.history();
    assertThat(sent).hasSize(2).allMatch(record -> record.topic().equals("cache"));
    assertThat(sent.get(0).key()).asString(UTF_8).isEqualTo("k7");
    assertThat(sent.get(0).value())
        .asString(UTF_8)
        .startsWith("{\"action\":\"Write\",\"args\":{\"epoch\":3,\"key\":\"k7\"},\"node\":\"n1\"")
        .endsWith("}");
    assertThat(sent.get(1).key()).isNull();
    sink.close();
    assertThat(kafka.closed()).isTrue();
  }

  @Test
  void two_tracers_share_a_sink() throws IOException {
    try (KafkaSink sink = new KafkaSink(kafka, "cache", KeyOf.node());
        Tracer one = Tracer.to(sink).node("n1").open();
        Tracer other = Tracer.to(sink).node("n2").open()) {
      one.event("A").emit();
      other.event("B").emit();
      one.flush();
      other.flush();
      assertThat(kafka.history())
          .extracting(record -> new String(record.key(), UTF_8))
          .containsExactlyInAnyOrder("n1", "n2");
    }
  }

  @Test
  void a_record_that_is_refused_ends_the_trace_and_is_counted() {
    kafka.sendException = new RecordTooLargeException("1,048,588 bytes are too many");
    KafkaSink sink = new KafkaSink(kafka, "cache", KeyOf.none());
    Tracer tracer = Tracer.to(sink).node("n1").open();
    tracer.event("A").emit();

    assertThatThrownBy(tracer::close)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cache")
        .hasMessageContaining("1,048,588 bytes are too many");
    assertThat(sink.lost()).isEqualTo(1);
  }

  @Test
  void a_record_that_is_refused_later_is_told_by_the_next_call() throws IOException {
    MockProducer<byte[], byte[]> slow =
        new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    KafkaSink sink = new KafkaSink(slow, "cache", KeyOf.none());
    sink.write(ByteBuffer.wrap("{}\n{}\n".getBytes(UTF_8)));
    slow.completeNext();
    slow.errorNext(new RecordTooLargeException("too large"));

    assertThatThrownBy(sink::flush)
        .isInstanceOf(IOException.class)
        .hasMessage("The topic cache refused 1 lines of the trace: too large");
    assertThatThrownBy(() -> sink.write(ByteBuffer.wrap("{}\n".getBytes(UTF_8))))
        .hasMessageContaining("too large");
    assertThat(sink.lost()).isEqualTo(1);
  }

  @Test
  void brokers_that_are_away_from_the_beginning_are_told() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", "localhost:1");
    settings.put("max.block.ms", "100");
    assertThatThrownBy(() -> KafkaSink.open(settings, "cache", KeyOf.none()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("The topic cache at localhost:1 cannot be written: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"action\":\"A\",\"args\":{\"i\":1,\"key\":\"k\"}} | k",
        "{\"args\":{\"key\":12},\"node\":\"n\"} | 12",
        "{\"args\":{\"key\":12}} | 12",
        "{\"args\":{\"key\":[1,{\"a\":\"}\"}],\"i\":2}} | [1,{\"a\":\"}\"}]",
        "{\"a\":\"}\\\"{\",\"args\":{\"other\":{\"key\":1},\"key\":\"x\\\"y\"}} | x\\\"y",
        "{\"args\":{\"key\":\"\"}} | ``",
      })
  void a_member_is_found_at_any_depth(String line, String key) {
    assertThat(KeyOf.member("args", "key").key(line.getBytes(UTF_8)).map(k -> new String(k, UTF_8)))
        .isEqualTo(Optional.of(key));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"action\":\"A\"}",
        "{\"args\":{}}",
        "{\"args\":\"key\"}",
        "{\"key\":\"k\"}",
        "{\"args\":{\"keys\":1}}",
        "{\"args\":{\"key",
        "{}",
        "``"
      })
  void a_line_without_the_member_has_no_key(String line) {
    assertThat(KeyOf.member("args", "key").key(line.getBytes(UTF_8))).isEmpty();
  }
}
