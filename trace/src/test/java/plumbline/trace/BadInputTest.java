package plumbline.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.trace.Logs.file;
import static plumbline.trace.Logs.read;
import static plumbline.trace.Logs.refusal;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
  @TempDir Path folder;

  @Test
  void a_cut_off_line_is_refused_and_what_was_before_it_is_given() {
    Path log =
        file(
            folder,
            "t.ndjson",
            "{\"action\":\"A\"}\n{\"action\":\"B\",\"ar".getBytes(StandardCharsets.UTF_8));

    try (Events events = Events.open(TraceFile.of(log), ReadOptions.defaults())) {
      assertThat(events.next().action()).isEqualTo("A");
      assertThatThrownBy(events::hasNext)
          .isInstanceOf(TraceException.class)
          .hasMessageContaining("the last line is cut off");
    }
    assertThat(refusal(log).at().line()).isEqualTo(2);
    assertThat(refusal(log).column()).isEqualTo(18);
  }

  @Test
  void a_line_that_is_no_json_is_shown() {
    TraceException refused = refusal(file(folder, "t.ndjson", "{}", "{\"action\": A}"));

    assertThat(refused).hasMessageStartingWith("no JSON: Unrecognized token 'A'");
    assertThat(refused.at().line()).isEqualTo(2);
    assertThat(refused.column()).isEqualTo(12);
    assertThat(refused.excerpt()).isEqualTo("{\"action\": A}");
  }

  @Test
  void two_values_in_a_line_are_refused() {
    TraceException refused = refusal(file(folder, "t.ndjson", "{} {}"));

    assertThat(refused).hasMessageContaining("a second value begins here");
    assertThat(refused.column()).isEqualTo(4);
  }

  @Test
  void text_that_is_no_json_at_all_needs_a_pattern() {
    TraceException refused = refusal(file(folder, "t.log", "2026-01-01 INFO started"));

    assertThat(refused).hasMessageContaining("no JSON").hasMessageContaining("give a pattern");
    assertThat(refused.at().line()).isEqualTo(1);
  }

  @Test
  void bytes_that_are_no_utf8_are_shown_where_they_are() {
    byte[] bytes = "{}\n{\"action\":\"é\",\"node\":\"x\"}\n".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 4] = (byte) 0xE9;
    TraceException refused = refusal(file(folder, "t.ndjson", bytes));

    assertThat(refused).hasMessageContaining("byte 0xE9 is no UTF-8");
    assertThat(refused.at().line()).isEqualTo(2);
    assertThat(refused.column()).isEqualTo(23);
  }

  @Test
  void an_overlong_encoding_is_no_utf8() {
    byte[] bytes = "{\"action\":\"??\"}\n".getBytes(StandardCharsets.UTF_8);
    bytes[11] = (byte) 0xC0;
    bytes[12] = (byte) 0xAF;

    assertThat(refusal(file(folder, "t.ndjson", bytes))).hasMessageContaining("0xC0 is no UTF-8");
  }

  @Test
  void utf16_is_named() {
    assertThat(refusal(file(folder, "t.ndjson", "\uFEFF{}".getBytes(StandardCharsets.UTF_16BE))))
        .hasMessageContaining("UTF-16");
  }

  @Test
  void a_gzip_file_cut_in_half_gives_its_first_half_and_says_so() throws IOException {
    byte[] packed = packed(100_000, bytes -> new GZIPOutputStream(bytes));
    Path log = file(folder, "t.ndjson.gz", Arrays.copyOf(packed, packed.length / 2));

    TraceException refused = refusal(log);
    assertThat(refused).hasMessageContaining("cut off").hasMessageContaining("compressed");
    assertThat(refused.at().line()).isBetween(30_000L, 70_000L);
  }

  @Test
  void a_zstd_file_cut_in_half_gives_its_first_half_and_says_so() throws IOException {
    byte[] packed = packed(200_000, bytes -> new ZstdOutputStream(bytes));
    Path log = file(folder, "t.ndjson.zst", Arrays.copyOf(packed, packed.length / 2));

    TraceException refused = refusal(log);
    assertThat(refused).hasMessageContaining("cut off").hasMessageContaining("compressed");
    assertThat(refused.at().line()).isBetween(10_000L, 190_000L);
  }

  @Test
  void all_members_of_a_gzip_file_are_read_and_nothing_else_may_follow() throws IOException {
    byte[] once = packed(10_000, bytes -> new GZIPOutputStream(bytes));
    byte[] twice = Arrays.copyOf(once, 2 * once.length + 7);
    System.arraycopy(once, 0, twice, once.length, once.length);

    assertThat(read(file(folder, "zeros.gz", twice))).hasSize(20_000);
    twice[twice.length - 1] = 'x';
    assertThat(refusal(file(folder, "more.gz", twice)))
        .hasMessageContaining("bytes after the compressed data that are no gzip");
    twice[once.length - 5] ^= 1;
    assertThat(refusal(file(folder, "damaged.gz", twice)))
        .hasMessageContaining("damaged: its checksum is wrong");
    assertThat(refusal(file(folder, "short.gz", Arrays.copyOf(once, 3))))
        .hasMessageContaining("cut off");
  }

  private interface Packer {
    OutputStream pack(OutputStream bytes) throws IOException;
  }

  private static byte[] packed(int lines, Packer packer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packer.pack(bytes)) {
      for (int i = 0; i < lines; i++) {
        out.write(
            "{\"action\":\"A\",\"seq\":%d,\"id\":\"%x\"}\n"
                .formatted(i, i * 0x9E3779B97F4A7C15L)
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void a_line_over_the_limit_is_refused_without_being_held() {
    InputStream before = System.in;
    try {
      System.setIn(new OneLine(1L << 30));
      long memory = Runtime.getRuntime().totalMemory();
      assertThatThrownBy(
              () -> {
                try (Events events = Events.open(new TraceFile("-"), ReadOptions.defaults())) {
                  events.next();
                }
              })
          .isInstanceOf(TraceException.class)
          .hasMessageContaining("longer than 67,108,864 bytes");
      assertThat(((OneLine) System.in).left).isGreaterThan(800L << 20);
      assertThat(Runtime.getRuntime().totalMemory() - memory).isLessThan(512L << 20);
    } finally {
      System.setIn(before);
    }
  }

  /** A gigabyte without a newline, made as it is read. */
  private static final class OneLine extends InputStream {
    private long left;

    OneLine(long length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? '{' : -1;
    }

    @Override
    public int read(byte[] to, int from, int length) {
      int n = (int) Math.min(length, left);
      Arrays.fill(to, from, from + n, (byte) ' ');
      left -= n;
      return n == 0 && length > 0 ? -1 : n;
    }
  }

  @Test
  void the_limit_of_a_line_is_exact() {
    Path log = file(folder, "t.ndjson", "{\"id\":\"123456\"}");

    assertThat(read(log, ReadOptions.defaults().withLongestLine(15))).hasSize(1);
    assertThat(refusal(log, ReadOptions.defaults().withLongestLine(14)))
        .hasMessageContaining("longer than 14 bytes");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThat(refusal(folder.resolve("none.ndjson"))).hasMessage("no such file");
    assertThat(refusal(folder.resolve("none.ndjson")).at())
        .hasToString(folder.resolve("none.ndjson").toString());
  }

  @Test
  void a_preset_that_is_not_there_is_told_with_those_that_are() {
    assertThat(refusal(file(folder, "t", ""), ReadOptions.defaults().withPreset("raft")))
        .hasMessageContaining("there is no preset \"raft\"; there are native, etcd-raft, ccf-raft");
  }

  @Test
  void words_of_a_command_line_are_files_folders_and_patterns() throws IOException {
    file(folder, "b.ndjson", "");
    file(folder, "a.ndjson.gz", "");
    file(folder, "c.edn", "");
    file(folder, "notes.txt", "");
    Files.createDirectory(folder.resolve("empty"));
    Path deep = Files.createDirectories(folder.resolve("x/y"));
    file(deep, "d.json", "");

    assertThat(names(folder.toString())).containsExactly("a.ndjson.gz", "b.ndjson", "c.edn");
    assertThat(names(folder + "/*.ndjson")).containsExactly("b.ndjson");
    assertThat(names(folder + "/**.json", folder + "/x/*/d.json")).containsExactly("d.json");
    assertThat(names(folder + "/notes.txt", "-")).containsExactly("notes.txt", "-");
    assertThatThrownBy(() -> names(folder + "/*.log"))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("no file matches this pattern");
    assertThatThrownBy(() -> names(folder + "/none"))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> names(folder + "/empty"))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("this folder has no log");
  }

  private static List<String> names(String... words) {
    return TraceFile.expand(List.of(words)).stream()
        .map(f -> Path.of(f.name()).getFileName().toString())
        .toList();
  }
}
