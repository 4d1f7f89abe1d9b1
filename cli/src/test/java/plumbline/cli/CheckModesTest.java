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
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"behaviour.json", "behaviour.itf.json"})
  void the_behaviour_that_explains_a_trace_is_a_trace_that_conforms(String name) {
    Path behaviour = folder.resolve(name);
    CommandLineRun run =
        check(
            "transfers.ndjson",
            "--binding",
            file("transfers.yaml"),
            "--dump-trace",
            "" + behaviour);
    assertThat(run.exit()).as(run.err()).isZero();
    CommandLineRun again =
        CommandLineRun.of("check", file("Accounts.tla"), "--trace", "" + behaviour);
    assertThat(again.out())
        .startsWith("conforms: 5 events of")
        .contains("logged: 100% of the variables");
  }

  @Test
  void of_a_partial_order_and_of_a_deviation_the_explained_part_is_written() {
    Path behaviour = folder.resolve("behaviour.json");
    CommandLineRun run = check("concurrent.ndjson", "--dump-trace", "" + behaviour);
    assertThat(run.out()).startsWith("deviates at event 4");
    CommandLineRun again =
        CommandLineRun.of("check", file("Accounts.tla"), "--trace", "" + behaviour);
    assertThat(again.out()).startsWith("conforms: 3 events of");
  }

  @Test
  void a_behaviour_is_written_of_one_trace_only() {
    CommandLineRun run =
        check(
            "local.ndjson",
            file("transfers.ndjson"),
            "--dump-trace",
            "" + folder.resolve("b.json"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("error: --dump-trace writes the behaviour of one trace, and there are 2");
    assertThat(check("local.ndjson", "--local", "--dump-trace", "b.json").err())
        .startsWith("error: --local looks for no behaviour");
    assertThat(check("local.ndjson", "--dump-trace", "b.xml").err())
        .startsWith("error: --dump-trace writes .json, .tla and .itf.json");
  }

  private static CommandLineRun check(String trace, String... more) {
    List<String> words =
        new ArrayList<>(List.of("check", file("Accounts.tla"), "--trace", file(trace)));
    words.addAll(List.of(more));
    return CommandLineRun.of(words.toArray(String[]::new));
  }

  private static String file(String name) {
    return FOLDER.resolve(name).toString();
  }
}
