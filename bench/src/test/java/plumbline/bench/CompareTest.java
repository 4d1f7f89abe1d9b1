package plumbline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine command = Main.commandLine();
    return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
  }

  @Test
  void every_spec_of_ours_is_measured_and_found_equal_to_tlc() {
    int code = run("compare", "--specs", "specs", "--quick", "--runs", "1", "--workers", "1");

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString().lines())
        .hasSize(13)
        .allMatch(
            line ->
                line.matches(
                    "ratio \\w+ workers=1 states/s ours \\d+ tlc \\d+ ratio \\d+\\.\\d\\d"
                        + " memory ours \\d+M tlc \\d+M"
                        + "|geometric mean of 12 specs workers=1 ratio \\d+\\.\\d\\d memory .*"));
  }

  @Test
  void unequal_results_are_not_measured(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("Low.tla"),
        """
        ---- MODULE Low ----
        EXTENDS Naturals
        VARIABLE n
        Init == n = 0
        Next == n' = 1 - n
        Never == n # 1
        ====
        """);
    Files.writeString(folder.resolve("Low.cfg"), "INIT Init\nNEXT Next\nINVARIANT Never\n");

    int code = run("compare", "--specs", folder.toString(), "--runs", "1", "--workers", "1");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("Low: plumbline ends with safety failure");
    assertThat(out.toString()).doesNotContain("ratio");
  }

  @Test
  void a_folder_without_specs_is_an_error(@TempDir Path empty) {
    assertThat(run("compare", "--specs", empty.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("there is no spec to compare on in " + empty);
  }
}
