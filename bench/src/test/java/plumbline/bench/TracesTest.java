package plumbline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TracesTest {
  private static final Path SPECS = Path.of("specs", "traces").toAbsolutePath();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  private static List<JsonNode> trace(String spec, TraceKind kind, long seed) {
    TracedSpec traced =
        TracedSpec.all(SPECS).stream().filter(s -> s.name().equals(spec)).findFirst().orElseThrow();
    StringWriter lines = new StringWriter();
    try {
      new TraceMaker(traced, kind, seed).write(300, lines);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return lines.toString().lines().map(JsonMapper.builder().build()::readTree).toList();
  }

  @Test
  void both_accept_what_conforms_and_refuse_an_event_too_many() {
    int code = run("traces", "--specs", SPECS.toString(), "--quick");

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString().lines())
        .hasSize(10)
        .allMatch(
            line -> line.matches("\\w+ \\w+: 10+ events are accepted, with one too many refused"));
  }

  @Test
  void what_is_measured_is_a_table(@TempDir Path folder) {
    int code =
        run(
            "traces",
            "--specs",
            SPECS.toString(),
            "--only",
            "Rounds",
            "--kinds",
            "actions",
            "--tools",
            "tlc",
            "--events",
            "100",
            "--runs",
            "1",
            "--keep",
            folder.toString());

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString().lines().skip(2))
        .singleElement()
        .asString()
        .matches(
            "\\| Rounds \\| actions \\| 100 \\| \\d+ \\|  \\|  \\| [\\d.]+ \\|  \\| \\d+ \\|  \\|");
    assertThat(folder.resolve("Rounds-actions-100.ndjson")).isRegularFile();
  }

  @Test
  void a_checker_that_takes_too_long_is_no_failure() {
    int code =
        run(
            "traces",
            "--specs",
            SPECS.toString(),
            "--only",
            "Rounds",
            "--kinds",
            "full",
            "--tools",
            "tlc",
            "--events",
            "100",
            "--limit",
            "0");

    assertThat(code).isZero();
    assertThat(out.toString()).contains("| Rounds | full | 100 | > 0 s |");
  }

  @Test
  void a_full_trace_has_all_variables_and_arguments() {
    assertThat(trace("KeyValue", TraceKind.FULL, 1))
        .hasSize(300)
        .allSatisfy(
            event -> {
              assertThat(event.path("args").propertyNames()).contains("t");
              assertThat(event.path("vars").propertyNames())
                  .containsExactlyInAnyOrder("store", "open", "view", "dirty", "stale", "answer");
            });
  }

  @Test
  void a_partial_trace_has_some_variables_and_no_arguments() {
    assertThat(trace("Termination", TraceKind.PARTIAL, 1))
        .allSatisfy(
            event -> {
              assertThat(event.propertyNames()).containsExactlyInAnyOrder("action", "vars");
              assertThat(event.path("vars").propertyNames())
                  .containsExactlyInAnyOrder("busy", "balance");
            });
  }

  @Test
  void a_trace_of_names_has_nothing_else() {
    assertThat(trace("Rounds", TraceKind.NAMES, 1))
        .hasSize(300)
        .allSatisfy(event -> assertThat(event.propertyNames()).containsExactly("action"));
  }

  @Test
  void names_alone_are_refused_for_a_spec_that_they_tell_too_little_of() {
    int code = run("traces", "--specs", SPECS.toString(), "--only", "KeyValue", "--kinds", "names");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "there are no traces of [KeyValue] of the kinds [names]: too many states would be"
                + " possible after each event");
  }

  @Test
  void every_kind_of_trace_tells_the_same_walk() {
    List<JsonNode> full = trace("Rounds", TraceKind.FULL, 7);
    List<JsonNode> actions = trace("Rounds", TraceKind.ACTIONS, 7);

    for (int i = 0; i < full.size(); i++) {
      assertThat(actions.get(i).path("action")).isEqualTo(full.get(i).path("action"));
      assertThat(actions.get(i).path("args")).isEqualTo(full.get(i).path("args"));
    }
    assertThat(trace("Rounds", TraceKind.ACTIONS, 8)).isNotEqualTo(actions);
  }

  @Test
  void walks_take_every_action() {
    assertThat(actions("KeyValue")).containsExactly("Abort", "Commit", "Open", "Read", "Write");
    assertThat(actions("Rounds"))
        .containsExactly("Abort", "Again", "Commit", "GiveUp", "Hear", "Obey", "Prepare");
  }

  private static Set<String> actions(String spec) {
    Set<String> names = new TreeSet<>();
    trace(spec, TraceKind.ACTIONS, 1).forEach(event -> names.add(event.path("action").asString()));
    return names;
  }

  @Test
  void a_name_that_is_no_spec_is_an_error(@TempDir Path empty) {
    assertThat(run("traces", "--specs", empty.toString(), "--only", "Nothing")).isEqualTo(2);
    assertThat(err.toString())
        .contains("there is no spec Nothing, there are [KeyValue, Termination, Rounds]");
  }

  @Test
  void etcds_log_needs_a_binding_and_its_configuration(@TempDir Path folder) throws IOException {
    assertThat(run("traces", "--etcd", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--etcd needs a --binding as well");

    Files.createDirectories(folder.resolve("tla"));
    Files.writeString(folder.resolve("tla").resolve("example.ndjson"), "{}\n");
    Files.writeString(folder.resolve("tla").resolve("etcdraft.tla"), "");
    Path binding = Files.writeString(folder.resolve("raft.yaml"), "");
    assertThat(run("traces", "--etcd", folder.toString(), "--binding", binding.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("there is no " + folder.resolve("raft.cfg"));
  }

  @Test
  void memory_is_measured_of_traces_that_are_piped_in() {
    int code =
        run("memory", "--specs", SPECS.toString(), "--only", "Rounds", "--events", "10,1000");

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString().lines().skip(2))
        .hasSize(2)
        .allMatch(line -> line.matches("\\| Rounds \\| 10+ \\| \\d+\\.\\d \\| \\d+ \\|"));
  }
}
