package plumbline.monitor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.monitor.Position;

class TailTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("log");
  }

  private void add(Path to, String text) throws IOException {
    Files.writeString(to, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static List<String> read(Source source) throws IOException {
    List<String> lines = new ArrayList<>();
    source.poll(
        1000, m -> lines.add(m.source() + " " + new String(m.bytes(), StandardCharsets.UTF_8)));
    return lines.stream().map(l -> l.substring(l.lastIndexOf('/') + 1)).toList();
  }

  @Test
  void lines_are_given_when_they_are_whole() throws IOException {
    Tail tail = new Tail(file(), 1000);
    assertThat(read(tail)).isEmpty();
    add(file(), "one\ntw");
    assertThat(read(tail)).containsExactly("log one");
    add(file(), "o\r\n\nthree\n");
    assertThat(read(tail)).containsExactly("log two", "log three");
    assertThat(tail.isAtEnd()).isTrue();
    tail.close();
  }

  @Test
  void a_file_that_is_rotated_is_read_to_its_end_first() throws IOException {
    Tail tail = new Tail(file(), 1000);
    add(file(), "one\n");
    assertThat(read(tail)).containsExactly("log one");
    add(file(), "two\nthree");
    Files.move(file(), folder.resolve("log.1"));
    assertThat(read(tail)).containsExactly("log two");
    add(file(), "four\n");
    assertThat(read(tail)).containsExactly("log three", "log~1 four");
    tail.close();
  }

  @Test
  void a_file_that_is_cut_begins_anew() throws IOException {
    Tail tail = new Tail(file(), 1000);
    add(file(), "one\ntwo\n");
    assertThat(read(tail)).hasSize(2);
    Files.writeString(file(), "three\n");
    assertThat(read(tail)).containsExactly("log~1 three");
    tail.close();
  }

  @Test
  void after_a_stop_reading_goes_on_even_if_the_file_was_rotated_meanwhile() throws IOException {
    add(file(), "one\ntwo\n");
    Tail before = new Tail(file(), 1000);
    before.poll(1, m -> {});
    Map<String, String> places = before.places();
    before.close();
    Files.move(file(), folder.resolve("log.1"));
    add(file(), "three\n");
    Tail after = new Tail(file(), 1000);
    after.resume(places);
    assertThat(read(after)).containsExactly("log two", "log~1 three");
    after.close();
  }

  @Test
  void another_file_in_its_place_is_not_taken_for_it() throws IOException {
    add(file(), "one\ntwo\n");
    Tail before = new Tail(file(), 1000);
    before.poll(1, m -> {});
    Map<String, String> places = before.places();
    before.close();
    Files.writeString(file(), "another\nfile\n");
    Tail after = new Tail(file(), 1000);
    after.resume(places);
    assertThat(read(after)).containsExactly("log~1 another", "log~1 file");
    after.close();
  }

  @Test
  void a_line_is_found_again_by_its_place() throws IOException {
    add(file(), "one\ntwo\nthree\n");
    Tail tail = new Tail(file(), 1000);
    List<Position> places = new ArrayList<>();
    tail.poll(1000, m -> places.add(new Position(m.source(), m.offset(), 0)));
    assertThat(new String(tail.messages(places).get(places.get(1)), StandardCharsets.UTF_8))
        .isEqualTo("two");
    tail.close();
  }

  @Test
  void files_that_come_later_are_read_too() throws IOException {
    Folder all = new Folder(folder, 1000);
    add(folder.resolve("a"), "one\n");
    assertThat(read(all)).containsExactly("a one");
    add(folder.resolve("b"), "two\n");
    List<String> later = new ArrayList<>();
    long until = System.nanoTime() + 10_000_000_000L;
    while (later.isEmpty() && System.nanoTime() < until) {
      later.addAll(read(all));
    }
    assertThat(later).containsExactly("b two");
    all.close();
  }
}
