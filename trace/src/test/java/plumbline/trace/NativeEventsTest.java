package plumbline.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.trace.Logs.file;
import static plumbline.trace.Logs.read;
import static plumbline.trace.Logs.refusal;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeEventsTest {
  @TempDir Path folder;

  @Test
  void every_part_is_read() {
    Event event =
        read(file(
                folder,
                "t.ndjson",
                """
                {"action":"Send","args":{"m":"x"},"node":"r1","seq":7,"time":"2026-01-01T00:00:00.001Z","clock":{"r1":7,"tm":3},"id":"a","causes":["b","c"],"lamport":9,"vars":{"log":{"r1":[1]}},"before":{"log":{"r1":[]}}}\
                """))
            .getFirst();

    assertThat(event.action()).isEqualTo("Send");
    assertThat(event.args().toString()).isEqualTo("{\"m\":\"x\"}");
    assertThat(event.node()).isEqualTo("r1");
    assertThat(event.stamp())
        .isEqualTo(
            new Stamp(
                7,
                Map.of("r1", 7L, "tm", 3L),
                "a",
                List.of("b", "c"),
                9,
                1_767_225_600_001_000_000L,
                1_767_225_600_001_000_000L));
    assertThat(event.vars().toString()).isEqualTo("{\"log\":{\"r1\":[1]}}");
    assertThat(event.before().toString()).isEqualTo("{\"log\":{\"r1\":[]}}");
    assertThat(event.at()).hasToString(folder.resolve("t.ndjson") + ":1");
    assertThat(event.line().path("seq").intValue()).isEqualTo(7);
    assertThat(event.isGap()).isFalse();
  }

  @Test
  void all_but_the_action_may_be_missing_and_null_is_missing() {
    List<Event> events =
        read(file(folder, "t.ndjson", "{\"action\":\"A\"}", "", "{\"seq\":1,\"clock\":null}"));

    assertThat(events).extracting(Event::action).containsExactly("A", "");
    assertThat(events.getFirst().stamp()).isEqualTo(Stamp.NONE);
    assertThat(events.getLast().at().line()).isEqualTo(3);
  }

  @Test
  void a_list_of_arguments_is_named_by_position() {
    Event event =
        read(file(folder, "t.ndjson", "{\"action\":\"A\",\"args\":[\"x\",2]}")).getFirst();

    assertThat(event.args().toString()).isEqualTo("{\"1\":\"x\",\"2\":2}");
  }

  @Test
  void a_gap_is_no_step() {
    Event gap = read(file(folder, "t.ndjson", "{\"gap\":3,\"node\":\"r1\"}")).getFirst();

    assertThat(gap.isGap()).isTrue();
    assertThat(gap.lost()).isEqualTo(3);
  }

  @Test
  void an_operation_whose_end_is_not_known_may_end_at_any_time() {
    Event event =
        read(file(folder, "t.ndjson", "{\"action\":\"A\",\"start\":1.5e9,\"optional\":true}"))
            .getFirst();

    assertThat(event.optional()).isTrue();
    assertThat(event.stamp().end()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "1767225600, 1767225600000000000",
    "1767225600.25, 1767225600250000000",
    "1767225600001, 1767225600001000000",
    "1767225600000001, 1767225600000001000",
    "1767225600000000001, 1767225600000000001",
    "'\"2026-01-01T00:00:00Z\"', 1767225600000000000",
    "'\"2026-01-01 00:00:00,5\"', 1767225600500000000",
    "'\"2026-01-01T01:00:00.000000001+01:00\"', 1767225600000000001",
    "'\"2025-12-31T22:30-0130\"', 1767225600000000000",
  })
  void times_are_told_apart_by_form_and_size(String time, long nanos) {
    Event event = read(file(folder, "t.ndjson", "{\"time\":" + time + "}")).getFirst();

    assertThat(event.stamp().start()).isEqualTo(nanos);
    assertThat(event.stamp().end()).isEqualTo(nanos);
  }

  @Test
  void numbers_keep_all_their_digits() {
    Event event =
        read(file(
                folder,
                "t.ndjson",
                "{\"args\":{\"n\":123456789012345678901234567890,\"x\":0.1000000000000000055}}"))
            .getFirst();

    assertThat(event.args().toString())
        .isEqualTo("{\"n\":123456789012345678901234567890,\"x\":0.1000000000000000055}");
  }

  @Test
  void a_last_line_without_newline_counts() {
    Path log =
        file(
            folder,
            "t.ndjson",
            "{\"action\":\"A\"}\r\n{\"action\":\"B\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(read(log)).extracting(Event::action).containsExactly("A", "B");
  }

  @Test
  void gzip_and_zstd_are_known_by_their_first_bytes() throws IOException {
    byte[] line = "{\"action\":\"Été\"}\n".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(line);
    }
    ByteArrayOutputStream zstd = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(zstd)) {
      out.write(line);
    }

    assertThat(read(file(folder, "a", gzip.toByteArray())))
        .extracting(Event::action)
        .containsExactly("Été");
    assertThat(read(file(folder, "b", zstd.toByteArray())))
        .extracting(Event::action)
        .containsExactly("Été");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_log() {
    assertThat(read(file(folder, "t.ndjson", "\uFEFF{\"action\":\"A\"}")))
        .extracting(Event::action)
        .containsExactly("A");
  }

  @Test
  void a_list_over_many_lines_is_read_too() {
    List<Event> events =
        read(
            file(
                folder,
                "t.json",
                "[",
                "  {\"action\":",
                "   \"A\"},",
                "  {\"action\": \"B\"}",
                "]"));

    assertThat(events).extracting(Event::action).containsExactly("A", "B");
    assertThat(events).extracting(e -> e.at().line()).containsExactly(2L, 4L);
  }

  @Test
  void an_empty_log_has_no_events() {
    assertThat(read(file(folder, "t.ndjson", new byte[0]))).isEmpty();
    assertThat(read(file(folder, "u.ndjson", "", "  "))).isEmpty();
  }

  @Test
  void lines_that_are_to_be_ignored_are_counted() {
    Path log = file(folder, "t.ndjson", "# a comment", "{\"action\":\"A\"}");
    try (Events events =
        Events.open(
            TraceFile.of(log),
            ReadOptions.defaults().withIgnored(List.of(Pattern.compile("^#"))))) {
      assertThat(events.next().action()).isEqualTo("A");
      assertThat(events.hasNext()).isFalse();
      assertThat(events.ignored()).isEqualTo(1);
      assertThat(events.linesRead()).isEqualTo(2);
      assertThat(events.bytesRead()).isEqualTo(log.toFile().length());
      assertThat(events.preset()).isEqualTo("native");
    }
  }

  @Test
  void an_unknown_member_is_taken_for_a_typo() {
    TraceException refused =
        refusal(file(folder, "t.ndjson", "{\"action\":\"A\"}", "{\"action\":\"B\",\"arg\":{}}"));

    assertThat(refused.at().line()).isEqualTo(2);
    assertThat(refused.column()).isEqualTo(21);
    assertThat(refused)
        .hasMessageContaining("\"arg\" is no member of an event")
        .hasMessageContaining("action, args, node");
    assertThat(refused.excerpt()).isEqualTo("{\"action\":\"B\",\"arg\":{}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"action\":{}} | 11 | action must be a string, not {}",
        "{\"seq\":\"7\"} | 8 | seq must be an integer from 0, of 63 bits, not \"7\"",
        "{\"seq\":-1} | 8 | seq must be an integer from 0",
        "{\"clock\":{\"é\":1,\"b\":true}} | 21 | clock must be an integer from 0, of 63 bits, not"
            + " true",
        "{\"clock\":[1]} | 10 | clock must be an object of nodes and numbers",
        "{\"vars\":3} | 9 | vars must be an object of names and values, not 3",
        "{\"args\":\"x\"} | 9 | args must be an object of parameters and values, or a list",
        "{\"causes\":[{}]} | 11 | causes must be a list of strings",
        "{\"time\":\"yesterday\"} | 9 | time must be a time such as \"2026-01-31T12:00:00.001Z\"",
        "{\"gap\":0} | 8 | gap must be how many events were lost",
        "{\"start\":2,\"end\":1} | 18 | end is before start",
        "[1]| 1 | expected one event, an object",
        "{\"action\":\"A\",\"action\":\"B\"} | 24 | \"action\" is there twice",
      })
  void a_wrong_type_is_shown_where_it_is(String line, int column, String message) {
    TraceException refused = refusal(file(folder, "t.ndjson", "{}", line.strip()));

    assertThat(refused.at().line()).isEqualTo(2);
    assertThat(refused).hasMessageContaining(message.strip());
    assertThat(refused.column()).isEqualTo(column);
    assertThat(refused.excerpt()).isEqualTo(line.strip());
  }
}
