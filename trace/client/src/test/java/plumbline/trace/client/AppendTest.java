package plumbline.trace.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"r1", "a \"} node\\"})
  void a_node_that_starts_anew_goes_on_with_its_clock_and_numbers_of_its_own(String node)
      throws IOException {
    Path file = folder.resolve("r1");
    try (Tracer tracer = Tracer.to(file).node(node).append().open()) {
      tracer.event("Step").emit();
      tracer.extract("r2=5,%22%5C%0A%7D=7");
      tracer.event("Step").arg("clock", "{\"clock\":{\"x\":1}}").emit();
    }
    try (Tracer tracer = Tracer.to(file).node(node).append().open()) {
      tracer.event("Restart").emit();
      assertThat(tracer.inject()).endsWith("=1000001,%22%5C%0A%7D=7,r2=5");
    }
    try (Tracer tracer = Tracer.to(file).node(node).append().open()) {
      tracer.extract(tracer.inject());
      assertThat(tracer.inject()).endsWith("=2000000,%22%5C%0A%7D=7,r2=5");
    }
    assertThat(Files.readAllLines(file)).hasSize(3);
  }

  @Test
  void what_is_left_of_a_line_that_was_cut_off_goes() throws IOException {
    Path file = folder.resolve("r1");
    try (Tracer tracer = Tracer.to(file).node("r1").open()) {
      tracer.event("Step").emit();
    }
    Files.writeString(file, "{\"action\":\"" + "x".repeat(20_000), StandardOpenOption.APPEND);
    try (Tracer tracer = Tracer.to(file).node("r1").append().open()) {
      tracer.event("Step").emit();
    }
    assertThat(Files.readAllLines(file))
        .satisfiesExactly(
            first -> assertThat(first).contains("\"seq\":1,"),
            second -> assertThat(second).startsWith("{").contains("\"seq\":1000001,"));
  }

  @Test
  void the_last_event_is_found_behind_many_lines_of_others() throws IOException {
    Path file = folder.resolve("all");
    try (Sink sink = Sink.file(file);
        Tracer r1 = Tracer.to(sink).node("r1").open();
        Tracer r2 = Tracer.to(sink).node("r2").open()) {
      r1.event("Step").emit();
      r1.flush();
      for (int i = 0; i < 5000; i++) {
        r2.event("Step").emit();
      }
    }
    try (Tracer tracer = Tracer.to(file).node("r1").append().open()) {
      assertThat(tracer.inject()).isEqualTo("r1=1000000");
    }
  }

  @Test
  void there_need_be_nothing_to_append_to() throws IOException {
    Path file = folder.resolve("new");
    try (Tracer tracer = Tracer.to(file).node("r1").append().open()) {
      tracer.event("Step").emit();
    }
    assertThat(Files.readString(file)).contains("\"seq\":1,");
  }

  @Test
  void a_sink_cannot_be_appended_to() throws IOException {
    try (Sink sink = Sink.file(folder.resolve("all"))) {
      assertThatIllegalStateException().isThrownBy(() -> Tracer.to(sink).append());
    }
  }
}
