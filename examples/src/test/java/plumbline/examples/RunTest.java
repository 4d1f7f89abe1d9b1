package plumbline.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.junit.ConformsTo;
import plumbline.junit.Tracers;

/** The examples as a user runs them: several processes each. */
@Timeout(120)
class RunTest {
  @TempDir private Path out;

  @ParameterizedTest
  @CsvSource({"twophase, tm r1 r2 r3", "lockserver, server store c1 c2", "replicatedlog, n1 n2 n3"})
  void every_process_leaves_a_trace_without_a_gap(String example, String nodes) throws Exception {
    for (String bug : List.of("", "--bug")) {
      assertThat(run(example, "--out " + out + " --seed 7 " + bug))
          .contains("events in " + out, "./plumbline check examples/");
      for (String node : nodes.split(" ", -1)) {
        List<String> lines = Files.readAllLines(out.resolve(node + ".ndjson"));
        assertThat(lines).isNotEmpty();
        for (int i = 0; i < lines.size(); i++) {
          assertThat(lines.get(i))
              .contains("\"node\":\"" + node + "\",\"seq\":" + (i + 1) + ",")
              .contains("\"clock\":{\"" + node + "\":" + (i + 1));
        }
      }
    }
  }

  @Test
  @ConformsTo(spec = "two-phase-commit/TwoPhaseCommit.tla")
  void two_phase_commit_follows_its_spec(Tracers tracers) throws Exception {
    assertThat(run("twophase", "--out " + tracers.folder())).contains("events in ");
  }

  @Test
  @ConformsTo(spec = "lock-server/LockServer.tla")
  void the_lock_server_follows_its_spec(Tracers tracers) throws Exception {
    assertThat(run("lockserver", "--out " + tracers.folder())).contains("events in ");
  }

  @Test
  @ConformsTo(spec = "replicated-log/ReplicatedLog.tla", binding = "replicated-log/binding.yaml")
  void the_replicated_log_follows_its_spec(Tracers tracers) throws Exception {
    assertThat(run("replicatedlog", "--out " + tracers.folder())).contains("events in ");
  }

  @Test
  void an_option_that_is_none_is_refused() throws Exception {
    assertThat(run("twophase", "--bugs"))
        .isEqualTo("two-phase-commit: --bugs is not an option: [--bug] [--out DIR] [--seed N]\n");
  }

  private static String run(String example, String args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("plumbline.examples." + example + ".Main");
    command.addAll(List.of(args.strip().split(" ", -1)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }
}
