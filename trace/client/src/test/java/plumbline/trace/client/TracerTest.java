package plumbline.trace.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracerTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.001234Z");

  @TempDir private Path folder;

  @Test
  void an_event_is_one_line_with_node_number_time_and_clock() throws IOException {
    Path file = folder.resolve("new/r1.ndjson");
    try (Tracer tracer = Tracer.to(file).node("r1").time(() -> NOON).open()) {
      tracer
          .event("Send")
          .arg("m", Map.of("type", "Prepared"))
          .var("log", List.of(1, 2))
          .before("x", 0)
          .arg("to", "tm")
          .emit();
      tracer.event("Stop").emit();
    }
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"action\":\"Send\",\"args\":{\"m\":{\"type\":\"Prepared\"},\"to\":\"tm\"},"
                + "\"node\":\"r1\",\"seq\":1,\"time\":\"2026-01-01T12:00:00.001234Z\","
                + "\"clock\":{\"r1\":1},\"vars\":{\"log\":[1,2]},\"before\":{\"x\":0}}",
            "{\"action\":\"Stop\",\"node\":\"r1\",\"seq\":2,"
                + "\"time\":\"2026-01-01T12:00:00.001234Z\",\"clock\":{\"r1\":2}}");
  }

  @Test
  void a_message_carries_the_clock_of_what_was_emitted_before_it() throws IOException {
    Path file = folder.resolve("b");
    try (Tracer a = Tracer.to(folder.resolve("a")).node("a").open();
        Tracer b = Tracer.to(file).node("b,=").open()) {
      a.event("Send").emit();
      Map<String, String> headers = new HashMap<>();
      a.inject(headers);
      a.event("Later").emit();
      b.event("Earlier").emit();
      b.extract(headers);
      b.event("Receive").emit();
      assertThat(b.inject()).isEqualTo("b%2C%3D=2,a=1");
      a.extract(b.inject());
      assertThat(a.inject()).isEqualTo("a=2,b%2C%3D=2");
    }
    assertThat(Files.readAllLines(file))
        .satisfiesExactly(
            earlier -> assertThat(earlier).contains("\"clock\":{\"b,=\":1}"),
            receive -> assertThat(receive).contains("\"clock\":{\"b,=\":2,\"a\":1}"));
  }

  @Test
  void an_older_clock_takes_nothing_back() {
    try (Tracer tracer = Tracer.to(folder.resolve("a")).node("a").open()) {
      tracer.extract("b=5,c=1");
      tracer.extract("b=3,c=2");
      assertThat(tracer.inject()).isEqualTo("a=0,b=5,c=2");
    }
  }

  @Test
  void a_message_of_a_node_that_is_not_traced_changes_nothing() {
    try (Tracer tracer = Tracer.to(folder.resolve("a")).node("a").open()) {
      tracer.extract(Map.of("content-type", "text/plain"));
      assertThat(tracer.inject()).isEqualTo("a=0");
    }
  }

  @Test
  void a_clock_that_knows_more_of_this_node_than_happened_is_refused() {
    try (Tracer tracer = Tracer.to(folder.resolve("a")).node("a").open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> tracer.extract("a=1"))
          .withMessageContaining("two nodes have this name");
    }
  }

  @Test
  void a_header_that_is_no_clock_is_refused() {
    try (Tracer tracer = Tracer.to(folder.resolve("a")).node("a").open()) {
      for (String text : List.of("b", "b=", "b=x", "=1", "b=-1", "b=1,", "b%=1")) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> tracer.extract(text))
            .withMessageContaining("\"" + text + "\" is not a clock");
      }
    }
  }

  @Test
  void what_is_flushed_is_in_the_file() throws IOException {
    Path file = folder.resolve("a");
    try (Tracer tracer = Tracer.to(file).node("a").open()) {
      tracer.event("Send").emit();
      tracer.flush();
      assertThat(Files.readAllLines(file)).hasSize(1);
    }
  }

  @Test
  void a_value_may_change_after_it_was_given() throws IOException {
    Path file = folder.resolve("a");
    int[] log = {1};
    try (Tracer tracer = Tracer.to(file).node("a").open()) {
      TraceEvent event = tracer.event("Send").var("log", log);
      log[0] = 2;
      event.emit();
    }
    assertThat(Files.readString(file)).contains("\"vars\":{\"log\":[1]}");
  }

  @Test
  void the_same_name_twice_is_refused() {
    try (Tracer tracer = Tracer.to(folder.resolve("a")).node("a").open()) {
      TraceEvent event = tracer.event("Send").arg("m", 1).var("m", 2);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> event.arg("m", 1))
          .withMessageContaining("argument m was given before");
    }
  }

  @Test
  void an_event_is_emitted_once() {
    try (Tracer tracer = Tracer.to(folder.resolve("a")).node("a").open()) {
      TraceEvent event = tracer.event("Send");
      event.emit();
      assertThatIllegalStateException()
          .isThrownBy(event::emit)
          .withMessageContaining("Send was emitted already");
    }
  }

  @Test
  void events_may_be_made_side_by_side_and_in_each_other() throws IOException {
    Path file = folder.resolve("a");
    try (Tracer tracer = Tracer.to(file).node("a").open()) {
      TraceEvent outer = tracer.event("Outer").arg("x", 1);
      tracer.event("Inner").arg("y", 2).emit();
      outer.arg("z", 3).emit();
    }
    assertThat(Files.readAllLines(file))
        .satisfiesExactly(
            inner -> assertThat(inner).contains("\"Inner\",\"args\":{\"y\":2}"),
            outer -> assertThat(outer).contains("\"Outer\",\"args\":{\"x\":1,\"z\":3}"));
  }

  @Test
  void a_value_that_contains_itself_is_refused_and_leaves_the_event_as_it_was() throws IOException {
    Path file = folder.resolve("a");
    Object[] loop = new Object[1];
    loop[0] = loop;
    try (Tracer tracer = Tracer.to(file).node("a").open()) {
      TraceEvent event = tracer.event("Send").arg("m", 1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> event.arg("loop", loop))
          .withMessageContaining("does it contain itself?");
      event.emit();
    }
    assertThat(Files.readString(file)).contains("\"args\":{\"m\":1},");
  }

  @Test
  void a_closed_tracer_takes_no_events_and_may_be_closed_again() {
    Tracer tracer = Tracer.to(folder.resolve("a")).node("a").open();
    tracer.close();
    tracer.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> tracer.event("Send").emit())
        .withMessage("The tracer of node a is closed.");
  }

  @Test
  void a_node_needs_a_name() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Tracer.to(folder.resolve("a")).open())
        .withMessageContaining("Name the node");
    assertThatIllegalArgumentException().isThrownBy(() -> Tracer.to(folder).node(" "));
  }

  @Test
  void a_file_that_cannot_be_written_is_named() {
    Assertions.assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Tracer.to(folder).node("a").open())
        .withMessageContaining(folder.toString());
  }

  @Test
  void a_disabled_tracer_does_nothing() {
    try (Tracer tracer = Tracer.disabled()) {
      tracer.event("Send").arg("m", 1).arg("m", 1).var("x", 1).before("x", 0).emit();
      Map<String, String> headers = new HashMap<>();
      tracer.inject(headers);
      tracer.extract("nonsense");
      assertThat(headers).isEmpty();
      assertThat(tracer.inject()).isEmpty();
      assertThat(tracer.lost()).isZero();
    }
  }

  @Test
  void the_library_runs_on_java_17() throws IOException {
    try (var bytes = Tracer.class.getResourceAsStream("Tracer.class")) {
      assertThat(bytes.readNBytes(8)).endsWith(0, 61);
    }
  }
}
