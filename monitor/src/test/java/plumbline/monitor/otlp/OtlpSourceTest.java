package plumbline.monitor.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.monitor.DeadLetter;
import plumbline.monitor.Intake.Message;
import plumbline.monitor.Position;
import plumbline.trace.Event;
import plumbline.trace.Messages;
import plumbline.trace.Place;
import plumbline.trace.ReadOptions;
import plumbline.trace.Stamp;

class OtlpSourceTest {
  private static final String URI = "otlp://localhost:0";

  @TempDir Path folder;

  private final List<DeadLetter> dead = new CopyOnWriteArrayList<>();
  private OtlpSource source;
  private Sender sender;

  @BeforeEach
  void listen() throws IOException {
    open(Spool.Sizes.defaults());
  }

  private void open(Spool.Sizes sizes) throws IOException {
    source = new OtlpSource(URI, folder, dead::add, sizes);
    sender = new Sender(source.port());
  }

  @AfterEach
  void close() {
    source.close();
    sender.close();
  }

  private void reopen(Spool.Sizes sizes) throws IOException {
    close();
    open(sizes);
  }

  private List<Message> polled() throws IOException {
    List<Message> messages = new ArrayList<>();
    source.poll(10_000, messages::add);
    return messages;
  }

  private static List<Event> events(List<Message> messages) {
    Messages reader = new Messages(ReadOptions.defaults());
    List<Event> events = new ArrayList<>();
    for (Message m : messages) {
      reader.read(m.bytes(), new Place(m.source(), m.offset()), events::add);
    }
    return events;
  }

  private List<Event> events() throws IOException {
    return events(polled());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void a_log_record_in_json_is_an_event() throws Exception {
    HttpResponse<byte[]> answer =
        sender.post("/v1/logs", Sender.JSON, Sender.json("j1", "Submit", 5));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer)).isEqualTo("{}");
    Event event = events().getFirst();
    assertThat(event.action()).isEqualTo("Submit");
    assertThat(event.args().path("job").stringValue()).isEqualTo("j1");
    assertThat(event.node()).isEqualTo("queue");
    assertThat(event.stamp().start()).isEqualTo(5_000_000);
  }

  @Test
  void records_in_packed_protobuf_are_a_message_each() throws Exception {
    HttpResponse<byte[]> answer =
        sender.postPacked("/v1/logs", Sender.PROTOBUF, Sender.protobuf("j1", 5, "Submit", "Start"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    List<Message> messages = polled();
    assertThat(messages).hasSize(2);
    assertThat(events(messages).stream().map(Event::action)).containsExactly("Submit", "Start");
    assertThat(events(messages).getLast().args().path("job").stringValue()).isEqualTo("j1");
    assertThat(events(messages).getLast().node()).isEqualTo("queue");
  }

  @Test
  void a_span_keeps_its_ids_its_parent_and_attributes_of_all_kinds() throws Exception {
    Span span =
        Span.newBuilder()
            .setName("Start")
            .setSpanId(ByteString.copyFrom(new byte[] {0, 1, (byte) 0xAB}))
            .setParentSpanId(ByteString.copyFrom(new byte[] {0x10}))
            .addLinks(Span.Link.newBuilder().setSpanId(ByteString.copyFrom(new byte[] {0x20})))
            .setStartTimeUnixNano(7)
            .setEndTimeUnixNano(9)
            .addAttributes(attribute("n", AnyValue.newBuilder().setIntValue(Long.MAX_VALUE)))
            .addAttributes(attribute("b", AnyValue.newBuilder().setBoolValue(true)))
            .addAttributes(
                attribute(
                    "l",
                    AnyValue.newBuilder()
                        .setArrayValue(
                            ArrayValue.newBuilder()
                                .addValues(AnyValue.newBuilder().setIntValue(3)))))
            .build();
    byte[] request =
        ExportTraceServiceRequest.newBuilder()
            .addResourceSpans(
                ResourceSpans.newBuilder().addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
            .build()
            .toByteArray();
    assertThat(sender.post("/v1/traces", Sender.PROTOBUF, request).statusCode()).isEqualTo(200);
    Event event = events().getFirst();
    assertThat(event.action()).isEqualTo("Start");
    assertThat(event.stamp().id()).isEqualTo("0001ab");
    assertThat(event.stamp().causes()).containsExactly("10", "20");
    assertThat(event.stamp().start()).isEqualTo(7);
    assertThat(event.stamp().end()).isEqualTo(9);
    assertThat(event.args().path("n").asString()).isEqualTo("9223372036854775807");
    assertThat(event.args().path("b").booleanValue()).isTrue();
    assertThat(event.args().path("l")).hasToString("[3]");
  }

  private static KeyValue attribute(String key, AnyValue.Builder value) {
    return KeyValue.newBuilder().setKey(key).setValue(value).build();
  }

  @Test
  void the_time_0_is_one_that_is_not_known() throws Exception {
    String record = new String(Sender.json("j1", "Submit", 5), StandardCharsets.UTF_8);
    sender.post(
        "/v1/logs",
        Sender.JSON,
        record.replace("\"5000000\"", "\"0\"").getBytes(StandardCharsets.UTF_8));
    assertThat(events().getFirst().stamp().start()).isEqualTo(Stamp.ABSENT);
  }

  @Test
  void a_malformed_request_is_refused_with_the_reason_and_kept() throws Exception {
    HttpResponse<byte[]> answer =
        sender.post(
            "/v1/logs", Sender.JSON, "{\"resourceLogs\": 3}".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer)).contains("must be an object with a list");
    assertThat(sender.post("/v1/logs", Sender.PROTOBUF, new byte[] {9, 9, 9}).statusCode())
        .isEqualTo(400);
    assertThat(sender.postPacked("/v1/logs", Sender.JSON, new byte[] {'{'}).statusCode())
        .isEqualTo(400);
    assertThat(dead).hasSize(3);
    assertThat(dead.getFirst().reason()).contains("POST /v1/logs");
    assertThat(dead.getFirst().message()).asString().contains("resourceLogs");
    assertThat(polled()).isEmpty();
  }

  @Test
  void what_is_not_events_is_refused() throws Exception {
    assertThat(sender.get("/v1/logs").statusCode()).isEqualTo(405);
    assertThat(sender.post("/v1/metrics", Sender.JSON, new byte[0]).statusCode()).isEqualTo(404);
    assertThat(dead).as("no records were in them").isEmpty();
    assertThat(sender.post("/v1/logs", "text/plain", new byte[0]).statusCode()).isEqualTo(415);
    assertThat(dead).hasSize(1);
  }

  @Test
  void what_is_no_json_is_said_where() throws Exception {
    HttpResponse<byte[]> answer =
        sender.post("/v1/logs", Sender.JSON, "{\n  ]".getBytes(StandardCharsets.UTF_8));
    assertThat(text(answer))
        .contains("the body is no JSON (line 2, column 3): Unexpected close marker");
  }

  @Test
  void records_of_many_senders_at_once_are_all_read_in_the_order_of_each() throws Exception {
    int senders = 8;
    int requests = 25;
    reopen(new Spool.Sizes(5_000, 1_000_000, 0));
    try (ExecutorService threads = Executors.newFixedThreadPool(senders)) {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int s = 0; s < senders; s++) {
        String job = "j" + s;
        all.add(
            threads.submit(
                () -> {
                  boolean taken = true;
                  for (int r = 0; r < requests; r++) {
                    byte[] request = Sender.json(job, "Try", r + 1);
                    taken &= sender.post("/v1/logs", Sender.JSON, request).statusCode() == 200;
                  }
                  return taken;
                }));
      }
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    }
    Map<String, List<Long>> times =
        events().stream()
            .collect(
                Collectors.groupingBy(
                    e -> e.args().path("job").stringValue(),
                    Collectors.mapping(e -> e.stamp().start() / 1_000_000, Collectors.toList())));
    List<Long> each = LongStream.rangeClosed(1, requests).boxed().toList();
    assertThat(times).hasSize(senders).allSatisfy((job, of) -> assertThat(of).isEqualTo(each));
  }

  @Test
  void a_request_without_records_is_taken() throws Exception {
    assertThat(sender.post("/v1/logs", Sender.PROTOBUF, new byte[0]).statusCode()).isEqualTo(200);
    assertThat(polled()).isEmpty();
  }

  @Test
  void while_too_much_is_unread_senders_are_asked_to_wait() throws Exception {
    reopen(new Spool.Sizes(500, 1_000, 0));
    int sent = 0;
    HttpResponse<byte[]> answer;
    do {
      answer = sender.post("/v1/logs", Sender.JSON, Sender.json("j" + sent, "Submit", 5));
      sent++;
    } while (answer.statusCode() == 200 && sent < 100);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(dead).isEmpty();
    assertThat(polled()).hasSize(sent - 1);
    source.places();
    source.places();
    assertThat(sender.post("/v1/logs", Sender.JSON, Sender.json("later", "Submit", 5)).statusCode())
        .isEqualTo(200);
    assertThat(events().getLast().args().path("job").stringValue()).isEqualTo("later");
  }

  @Test
  void files_go_when_what_is_in_them_was_committed() throws Exception {
    reopen(new Spool.Sizes(500, 1_000_000, 0));
    for (int i = 0; i < 20; i++) {
      sender.post("/v1/logs", Sender.JSON, Sender.json("j" + i, "Submit", 5));
    }
    long all = files();
    assertThat(all).isGreaterThan(5);
    List<Message> messages = polled();
    assertThat(messages).hasSize(20);
    source.places();
    assertThat(files()).as("the place may not be committed yet").isEqualTo(all);
    source.places();
    assertThat(files()).isEqualTo(1);
    Message last = messages.getLast();
    Position there = new Position(last.source(), last.offset(), 0);
    assertThat(source.messages(List.of(there)).get(there)).isEqualTo(last.bytes());
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void what_was_not_committed_is_read_again() throws Exception {
    reopen(new Spool.Sizes(500, 1_000_000, 0));
    for (int i = 0; i < 10; i++) {
      sender.post("/v1/logs", Sender.JSON, Sender.json("j" + i, "Submit", 5));
    }
    List<Message> first = new ArrayList<>();
    source.poll(4, first::add);
    Map<String, String> places = source.places();
    List<Message> rest = polled();
    reopen(new Spool.Sizes(500, 1_000_000, 0));
    source.resume(places);
    List<Message> again = polled();
    assertThat(first).hasSize(4);
    assertThat(again.stream().map(Message::offset))
        .containsExactlyElementsOf(rest.stream().map(Message::offset).toList());
  }

  @Test
  void a_record_that_a_crash_cut_off_is_not_read() throws Exception {
    sender.post("/v1/logs", Sender.JSON, Sender.json("j1", "Submit", 5));
    close();
    Path segment = folder.resolve("%020d.ndjson".formatted(0));
    Files.writeString(segment, Files.readString(segment) + "{\"resourceLogs\": [{\"res");
    open(Spool.Sizes.defaults());
    sender.post("/v1/logs", Sender.JSON, Sender.json("j2", "Submit", 5));
    assertThat(events().stream().map(e -> e.args().path("job").stringValue()))
        .containsExactly("j1", "j2");
  }

  @Test
  void without_its_files_a_place_is_not_given_twice() throws Exception {
    source.resume(Map.of(URI, "5000"));
    sender.post("/v1/logs", Sender.JSON, Sender.json("j1", "Submit", 5));
    assertThat(polled().getFirst().offset()).isEqualTo(5000);
  }

  @Test
  void a_port_that_is_taken_is_said_to_be() {
    assertThatIOException()
        .isThrownBy(
            () ->
                new OtlpSource(
                    "otlp://localhost:" + source.port(), folder.resolve("other"), dead::add))
        .withMessageContaining("cannot listen on otlp://localhost:" + source.port());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OtlpSource("otlp://nowhere", folder.resolve("other"), dead::add))
        .withMessageContaining("expected :PORT or HOST:PORT");
  }
}
