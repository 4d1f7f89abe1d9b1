package plumbline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommitTest {
  private static final Path SPECS = Path.of("specs").toAbsolutePath();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void install_spin_where_that_is_possible() {
    if (Spin.Tools.found(Programs.onPath()).isEmpty()) {
      Programs.onPath().install(Spin.PACKAGES);
    }
  }

  private int run(CommandLine command, String... args) {
    return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
  }

  private int commit(Path specs, int participants) {
    return run(
        Main.commandLine(),
        "commit",
        "--specs",
        specs.toString(),
        "--participants",
        Integer.toString(participants),
        "--runs",
        "1");
  }

  private List<String> cells(int column) {
    return out.toString()
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> line.split("\\|", -1)[column].strip())
        .toList();
  }

  private static boolean spinIsThere() {
    return Spin.Tools.found(Programs.onPath()).isPresent();
  }

  @Test
  void all_explore_the_same_graph() {
    int code = commit(SPECS, 3);

    if (spinIsThere()) {
      assertThat(err.toString()).isEmpty();
      assertThat(cells(1))
          .containsExactly(
              "plumbline", "SPIN", "SPIN, packed by hand", "Java, packed by hand", "TLC");
      assertThat(out.toString().lines())
          .filteredOn(line -> line.matches("SPIN.*: compiled in \\d+\\.\\d s, which do not count"))
          .hasSize(2);
    } else {
      assertThat(err.toString()).contains("SPIN is left out");
      assertThat(cells(1)).containsExactly("plumbline", "Java, packed by hand", "TLC");
    }
    assertThat(code).isZero();
    assertThat(cells(2)).containsOnly("288");
    assertThat(cells(3)).containsOnly("1146");
    assertThat(cells(4)).allMatch(seconds -> seconds.matches("\\d+\\.\\d\\d"));
  }

  @Test
  void a_graph_of_another_size_is_not_measured(@TempDir Path folder) throws IOException {
    Files.copy(SPECS.resolve("Commit.cfg"), folder.resolve("Commit.cfg"));
    Files.copy(SPECS.resolve("Commit.pml"), folder.resolve("Commit.pml"));
    Files.copy(SPECS.resolve("CommitPacked.pml"), folder.resolve("CommitPacked.pml"));
    Files.writeString(
        folder.resolve("Commit.tla"),
        Files.readString(SPECS.resolve("Commit.tla")).replace("Prepare(r) \\/ ", ""));

    int code = commit(folder, 2);

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("Commit of 2: plumbline finds ");
    assertThat(out.toString()).doesNotContain("|");
  }

  @Test
  void where_spin_cannot_be_installed_its_rows_are_left_out_and_it_says_how(@TempDir Path empty) {
    int code =
        run(
            new CommandLine(new CommitCommand(new Programs(empty.toString()))),
            "--specs",
            SPECS.toString(),
            "--participants",
            "2",
            "--runs",
            "1");

    assertThat(code).isZero();
    assertThat(err.toString())
        .contains(
            "SPIN is left out: it could not be installed from here. On Debian: apt-get install spin"
                + " gcc libc6-dev");
    assertThat(cells(1)).containsExactly("plumbline", "Java, packed by hand", "TLC");
    assertThat(cells(2)).containsOnly("56");
  }

  @Test
  void more_participants_than_bits_in_a_byte_are_an_error() {
    assertThat(commit(SPECS, 9)).isEqualTo(2);
    assertThat(err.toString()).contains("--participants is from 1 to 8, not 9");
  }

  @Test
  void what_spin_prints_is_read() {
    Outcome found =
        Spin.outcome(
            new Forked(
                0,
                false,
                """
                State-vector 20 byte, depth reached 10, errors: 0
                      288 states, stored
                      858 states, matched
                     1146 transitions (= stored+matched)

                pan: elapsed time 1.25 seconds
                """,
                "",
                1.5,
                1.0,
                1 << 20));

    assertThat(found.result()).isEqualTo(Result.SUCCESS);
    assertThat(found.counts())
        .isEqualTo(new Counts(OptionalLong.of(288), OptionalLong.of(1146), OptionalLong.empty()));
    assertThat(found.searchSeconds()).isEqualTo(OptionalDouble.of(1.25));
  }

  @Test
  void an_assertion_that_spin_finds_violated_is_no_success() {
    Outcome found =
        Spin.outcome(
            new Forked(
                0,
                false,
                """
                pan:1: assertion violated (committed==0) (at depth 5)
                State-vector 20 byte, depth reached 10, errors: 1
                """,
                "",
                1.5,
                1.0,
                1 << 20));

    assertThat(found.result()).isEqualTo(Result.ERROR);
    assertThat(found.detail()).contains("assertion violated");
  }
}
