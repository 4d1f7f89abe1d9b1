package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What cannot be checked gives one clear error: {@code wrong-traces/name.txt} holds the command
 * line and all that it prints, the error first.
 */
class WrongTraceTest {
  private static final Path FOLDER = Path.of("src/test/resources/wrong-traces");
  private static final String MODULE = FOLDER.resolve("Locks.tla").toString();

  @TempDir private Path folder;

  static List<Golden> examples() throws IOException {
    return Golden.in(FOLDER);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void what_cannot_be_checked_gives_one_clear_error(Golden example) {
    CommandLineRun run = example.run();
    assertThat(example.textOf(run)).isEqualTo(example.text());
    assertThat(run.exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void the_same_error_is_one_json_object(Golden example) {
    CommandLineRun run = example.run("--format", "json");
    JsonNode answer = run.json();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(answer.path("exitCode").intValue()).isEqualTo(2);
    assertThat(answer.path("errors")).hasSize(1);
    String message = answer.path("errors").path(0).path("message").stringValue();
    assertThat(example.text()).contains(example.relative(message));
  }

  @Test
  void a_line_of_a_gigabyte_is_refused_without_being_held() throws IOException {
    Path file = folder.resolve("long.ndjson.gz");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(packed(Files.readString(FOLDER.resolve("good.ndjson"))));
      out.write(packed("{\"action\":\"Ask\",\"args\":{\"c\":\""));
      byte[] million = packed("a".repeat(1 << 20));
      for (int i = 0; i < 1024; i++) {
        out.write(million);
      }
    }
    CommandLineRun run = CommandLineRun.of("check", MODULE, "--trace", file.toString());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .startsWith("error: " + file + ":4: this line is longer than ")
        .contains("not checked to its end, see the error; the first 3 events conform");
  }

  @Test
  void a_gzip_file_that_was_cut_in_half_is_checked_as_far_as_it_goes() throws IOException {
    byte[] whole = packed(Files.readString(FOLDER.resolve("good.ndjson")).repeat(20_000));
    Path file = folder.resolve("half.ndjson.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    CommandLineRun run = CommandLineRun.of("check", MODULE, "--trace", file.toString());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .startsWith("error: " + file + ":")
        .contains("the file is cut off here: its compressed data has no end")
        .containsPattern("the first \\d\\d,\\d{3} events conform");
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
