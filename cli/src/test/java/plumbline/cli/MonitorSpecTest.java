package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code plumbline monitor} with a spec that reads records itself. */
class MonitorSpecTest {
  private static final Path EXAMPLE = Path.of("../examples/monitor-specs");

  private static CommandLineRun run(String... more) {
    String[] arguments = {
      "monitor",
      EXAMPLE.resolve("MonotonicVersions.tla").toString(),
      "--source",
      "file:" + EXAMPLE.resolve("versions.ndjson"),
      "--until-end"
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandLineRun.of(all);
  }

  @Test
  void the_example_of_the_documentation_prints_what_it_says() {
    CommandLineRun run = run();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("versions.ndjson: a version went back at record 4\n")
        .contains("    alert [msg |-> \"a version went back\", keys |-> {\"a\"}]\n")
        .contains("a version went back at record 4 (2 events)\n")
        .endsWith("deviates: 6 events of 1 instances, 1 alerts, 0 late, 0 lost, 0 dead letters\n");
  }

  @Test
  void a_key_that_records_cannot_have_is_a_wrong_command_line() {
    CommandLineRun run = run("--key", "node");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--key node is of events");
  }
}
