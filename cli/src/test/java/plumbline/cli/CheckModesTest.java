package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code modes/name.txt} holds a command line, what it prints and how it exits. */
class CheckModesTest {
  private static final Path FOLDER = Path.of("src/test/resources/modes");
  private static final Set<Integer> WRONG = Set.of(1_500, 1_501, 2_999);

  @TempDir private Path folder;

  static List<Golden> examples() throws IOException {
    return Golden.in(FOLDER);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void each_way_to_check_prints_what_is_written_down(Golden example) {
    assertThat(example.textOf(example.run())).isEqualTo(example.text());
  }

  @Test
  void local_steps_are_told_in_the_order_of_their_lines_however_many_threads_check()
      throws Exception {
    List<String> lines = new ArrayList<>();
    for (int line = 1; line <= 3_000; line++) {
      int after = WRONG.contains(line) ? 3 : 2;
      lines.add(
          """
          {"action":"Deposit","args":{"a":"a1","n":1},"before":{"balance":{"a1":1}},\
          "vars":{"balance":{"a1":%d}}}\
          """
              .formatted(after));
    }
    Path trace = Files.write(folder.resolve("many.ndjson"), lines);
    CommandLineRun run =
        CommandLineRun.of(
            "check", FOLDER.resolve("Accounts.tla").toString(), "--local", "--trace", trace + "");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("deviates at event 1,500, " + trace + ":1500: ")
        .contains("The 1,499 events before it are explained")
        .contains("2 other events do not fit, either: %s:1501, %s:2999\n".formatted(trace, trace));
  }
}
