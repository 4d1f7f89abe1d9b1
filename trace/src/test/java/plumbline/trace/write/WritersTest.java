package plumbline.trace.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.trace.Logs.file;
import static plumbline.trace.Logs.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.trace.Event;
import plumbline.trace.Place;
import plumbline.trace.Stamp;
import plumbline.trace.TraceException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class WritersTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @TempDir Path folder;

  private static byte[] written(List<Event> events, Function<OutputStream, EventWriter> writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EventWriter out = writer.apply(bytes)) {
      events.forEach(out::write);
    }
    return bytes.toByteArray();
  }

  private List<Event> events(String... lines) {
    return read(file(folder, "given.ndjson", lines));
  }

  @Test
  void the_native_form_is_one_line_an_event() {
    List<Event> events =
        events(
            "{\"node\":\"b\",\"action\":\"A\",\"clock\":{\"b\":2,\"a\":1},\"time\":1767225600.5}",
            "{\"gap\":2,\"node\":\"b\"}",
            "{\"action\":\"Op\",\"start\":1767225600,\"optional\":true}");

    assertThat(new String(written(events, NativeWriter::new), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"action":"A","node":"b","time":"2026-01-01T00:00:00.500Z","clock":{"a":1,"b":2}}
            {"gap":2,"node":"b"}
            {"action":"Op","start":"2026-01-01T00:00:00Z","optional":true}
            """);
  }

  @Test
  void an_itf_trace_reads_back_as_the_same_steps() {
    List<Event> events =
        events(
            "{\"action\":\"A\",\"before\":{\"x\":0},\"vars\":{\"x\":1,\"s\":[12345678901234567890]}}",
            "{\"action\":\"B\",\"vars\":{\"y\":{\"#set\":[]}}}");
    byte[] itf = written(events, ItfWriter::new);
    List<Event> back = read(file(folder, "t.itf.json", itf));

    assertThat(back).extracting(Event::action).containsExactly("A", "B");
    assertThat(back.getFirst().before().toString()).isEqualTo("{\"x\":{\"#bigint\":\"0\"}}");
    assertThat(back.getFirst().vars().toString())
        .isEqualTo("{\"x\":{\"#bigint\":\"1\"},\"s\":[{\"#bigint\":\"12345678901234567890\"}]}");
    assertThat(back.getLast().vars().toString()).isEqualTo("{\"y\":{\"#set\":[]}}");
    assertThat(new String(itf, StandardCharsets.UTF_8)).contains("\"vars\":[\"x\",\"s\",\"y\"]");
  }

  @Test
  void a_shiviz_log_reads_back_with_its_clocks() {
    List<Event> events =
        events(
            "{\"action\":\"Send\",\"args\":{\"m\":1},\"node\":\"a\",\"clock\":{\"a\":1}}",
            "{\"gap\":3,\"node\":\"a\"}",
            "{\"action\":\"Receive\",\"node\":\"b\",\"clock\":{\"b\":1,\"a\":1}}");
    byte[] log = written(events, ShiVizWriter::new);
    List<Event> back = read(file(folder, "t.log", log));

    assertThat(new String(log, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            (?<host>\\S*) (?<clock>{.*})\\n(?<event>.*)

            a {"a":1}
            Send {"m":1}
            b {"a":1,"b":1}
            Receive
            """);
    assertThat(back).extracting(Event::action).containsExactly("Send", "Receive");
    assertThat(back.getFirst().args().toString()).isEqualTo("{\"m\":1}");
    assertThat(back.getLast().stamp().clock()).isEqualTo(Map.of("a", 1L, "b", 1L));
    List<Event> without = events("{\"action\":\"A\",\"node\":\"a\"}");
    assertThatThrownBy(() -> written(without, ShiVizWriter::new))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("no vector clock");
  }

  private static final Path SCRATCH = scratch();

  private static Path scratch() {
    try {
      return Files.createTempDirectory("writers");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterContainer
  static void tidy() throws IOException {
    Files.deleteIfExists(SCRATCH.resolve("t.ndjson"));
    Files.deleteIfExists(SCRATCH);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void every_event_reads_back_from_the_native_form(@ForAll("events") List<Event> events) {
    Path log = file(SCRATCH, "t.ndjson", written(events, NativeWriter::new));
    List<Event> back = read(log);

    assertThat(back).hasSameSizeAs(events);
    for (int i = 0; i < events.size(); i++) {
      assertThat(back.get(i).stamp()).isEqualTo(events.get(i).stamp());
      assertThat(withoutStamp(back.get(i))).isEqualTo(withoutStamp(events.get(i)));
    }
  }

  /** As text: a number is the same whichever type holds it. */
  private static String withoutStamp(Event event) {
    return new Event(
            new Place("f", 1),
            event.action(),
            event.args(),
            event.node(),
            Stamp.NONE,
            event.vars(),
            event.before(),
            event.lost(),
            event.optional(),
            JSON.objectNode())
        .toString();
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<String> names = texts().ofMaxLength(6);
    Arbitrary<Long> numbers =
        Arbitraries.longs()
            .greaterOrEqual(0)
            .injectNull(0.3)
            .map(n -> n == null ? Stamp.ABSENT : n);
    Arbitrary<Stamp> stamps =
        Combinators.combine(
                numbers,
                Arbitraries.maps(names, Arbitraries.longs().greaterOrEqual(0)).ofMaxSize(3),
                names,
                names.list().ofMaxSize(3),
                numbers,
                Arbitraries.longs().between(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2).injectNull(0.3),
                Arbitraries.longs().between(0, 1000))
            .as(
                (seq, clock, id, causes, lamport, start, length) ->
                    new Stamp(
                        seq,
                        clock,
                        id,
                        causes,
                        lamport,
                        start == null ? Stamp.ABSENT : start,
                        start == null ? Stamp.ABSENT : start + length));
    return Combinators.combine(
            names,
            objects(),
            names,
            stamps,
            objects(),
            objects(),
            Arbitraries.integers().between(0, 3))
        .as(
            (action, args, node, stamp, vars, before, lost) ->
                new Event(
                    new Place("f", 1),
                    action,
                    args,
                    node,
                    stamp,
                    vars,
                    before,
                    lost,
                    false,
                    JSON.objectNode()))
        .list()
        .ofMaxSize(5);
  }

  private static StringArbitrary texts() {
    return Arbitraries.strings().withCharRange('\u0000', '\uD7FF');
  }

  private static Arbitrary<ObjectNode> objects() {
    return Arbitraries.maps(
            texts().ofMaxLength(4),
            Arbitraries.oneOf(
                Arbitraries.bigIntegers().map(JSON::numberNode),
                Arbitraries.bigDecimals().map(JSON::numberNode),
                texts().ofMaxLength(5).map(JSON::stringNode),
                Arbitraries.of(true, false).map(JSON::booleanNode),
                Arbitraries.just(JSON.nullNode()),
                Arbitraries.integers()
                    .list()
                    .ofMaxSize(3)
                    .map(
                        l -> {
                          ArrayNode array = JSON.arrayNode();
                          l.forEach(array::add);
                          return array;
                        })))
        .ofMaxSize(3)
        .map(
            members -> {
              ObjectNode object = JSON.objectNode();
              members.forEach((name, value) -> object.set(name, value));
              return object;
            });
  }
}
