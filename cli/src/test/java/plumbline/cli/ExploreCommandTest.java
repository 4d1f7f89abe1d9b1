package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExploreCommandTest {
  private static final String TRANSFER = "../examples/Transfer.tla";

  private static final String COUNTER =
      """
      EXTENDS Naturals, TLC
      VARIABLE x
      Init == x = 0
      Add(n) == x < 9 /\\ x' = x + n
      Next == \\E n \\in {1, 2} : Add(n)
      Small == x < 3
      """;

  @TempDir Path folder;

  @Test
  void a_violation_is_shown_as_a_numbered_list_of_steps_with_what_changed() {
    CommandLineRun run = CommandLineRun.of("explore", TRANSFER);
    assertThat(run.exit()).isEqualTo(12);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(
            """
            NothingIsLost is violated by this behaviour:

            1: initial state
                 balance = [savings |-> 10, current |-> 0]
                 at = (anna :> "idle" @@ ben :> "idle")
                 read = (anna :> 0 @@ ben :> 0)
            2: Look(anna)
                 at[anna] = "looked"
                 read[anna] = 10
            3: Look(ben)
                 at[ben] = "looked"
                 read[ben] = 10
            4: Move(anna)
                 balance = [savings |-> 7, current |-> 3]
                 at[anna] = "done"
            5: Move(ben)
                 balance.current = 6
                 at[ben] = "done"

            """);
  }

  @Test
  void full_shows_whole_states() {
    assertThat(CommandLineRun.of("explore", TRANSFER, "--full").out())
        .contains(
            """
            5: Move(ben)
                 balance = [savings |-> 7, current |-> 6]
                 at = (anna :> "done" @@ ben :> "done")
                 read = (anna :> 10 @@ ben :> 10)
            """);
  }

  @Test
  void the_counts_and_the_actions_follow_the_verdict() {
    CommandLineRun run = CommandLineRun.of("explore", "../examples/TwoPhase.tla");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("No violation in any reachable state.\n")
        .contains("1,146 states generated, 288 distinct, 0 waiting, depth 11,")
        .containsPattern("RMPrepare +156 +128 +64\n");
  }

  @Test
  void the_plan_says_what_variables_are_and_what_actions_cost() throws IOException {
    Path spec = spec(COUNTER, "INIT Init NEXT Next CHECK_DEADLOCK FALSE");
    CommandLineRun run =
        CommandLineRun.of("explore", spec.toString(), "--explain-plan", "--engine=compiler");
    // Eleven states, and two arguments to be tried in each.
    assertThat(run.out())
        .contains("Compiled to machine code.\n  x: 0..15, 4 bits\n  a state is one word\n")
        .containsPattern("action +evaluated +steps +seconds +share\nAdd +22 +18 +[0-9.]+ +100%\n");
    CommandLineRun interpreted = CommandLineRun.of("explore", spec.toString(), "--explain-plan");
    assertThat(interpreted.out()).endsWith("\nInterpreted: there are few states.\n");
  }

  @Test
  void an_action_that_is_never_taken_is_pointed_out() throws IOException {
    Path spec =
        spec(
            COUNTER + "Dead == x > 100 /\\ x' = 0\nAll == Next \\/ Dead\n", "CHECK_DEADLOCK FALSE");
    CommandLineRun run = CommandLineRun.of("explore", spec.toString(), "--init=Init", "--next=All");
    assertThat(run.out()).containsPattern("Dead +0 +0 +0 +never taken");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "0 # INIT Init NEXT Next INVARIANT Nine CHECK_DEADLOCK FALSE # ok",
        "3 # INIT Init NEXT Next PROPERTY Live CHECK_DEADLOCK FALSE # incomplete",
        "11 # INIT Init NEXT Next # deadlock",
        "12 # INIT Init NEXT Next INVARIANT Small # safety",
        "13 # INIT Init NEXT Next PROPERTY Slow # property",
        "14 # INIT Init NEXT Asserted # assertion",
        "10 # INIT Init NEXT Next CHECK_DEADLOCK FALSE POSTCONDITION No # postcondition",
        "75 # INIT Init NEXT Wrong # error",
        "75 # INIT Init NEXT Next INVARIANT Incomparable # error",
        "76 # INIT Init NEXT Next INVARIANT NotThree # invariant_error",
        "151 # INIT Init NEXT Next INVARIANT Missing # error",
        "151 # NONSENSE # error",
      })
  void exit_codes_and_results_tell_the_causes_apart(int exit, String config, String result)
      throws IOException {
    Path spec =
        spec(
            COUNTER
                + """
                Nine == x < 11
                Live == <>(x = 9)
                Slow == [][x' = x + 1]_x
                Asserted == Assert(x < 2, "two") /\\ x' = x + 1
                Wrong == x' = x + "a"
                Incomparable == x = "a"
                NotThree == x < 3 \\/ x = "a"
                No == FALSE
                """,
            config);
    CommandLineRun run = CommandLineRun.of("explore", spec.toString(), "--format", "json");
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.json().get("exit").asInt()).isEqualTo(exit);
    assertThat(run.json().get("result").asString()).isEqualTo(result);
    assertThat(CommandLineRun.of("explore", spec.toString()).exit()).isEqualTo(exit);
  }

  @Test
  void a_false_assumption_ends_with_10() throws IOException {
    Path spec = spec("ASSUME 1 = 2\n", "");
    CommandLineRun run = CommandLineRun.of("explore", spec.toString());
    assertThat(run.exit()).isEqualTo(10);
    assertThat(run.out()).contains("An assumption is false");
  }

  @Test
  void a_module_that_cannot_be_parsed_ends_with_150_and_shows_the_line() throws IOException {
    Path spec = spec("A == )\n", "");
    CommandLineRun run = CommandLineRun.of("explore", spec.toString());
    assertThat(run.exit()).isEqualTo(150);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Given.tla:2:", "A == )").doesNotContain("\tat ");
  }

  @Test
  void a_missing_file_ends_with_153_and_says_so() {
    CommandLineRun run = CommandLineRun.of("explore", folder.resolve("None.tla").toString());
    assertThat(run.exit()).isEqualTo(153);
    assertThat(run.err()).startsWith("error: there is no file").contains("None.tla");
  }

  @Test
  void a_spec_with_variables_and_nothing_to_step_is_an_error() throws IOException {
    Path spec = spec(COUNTER, "");
    Files.delete(folder.resolve("Given.cfg"));
    CommandLineRun run = CommandLineRun.of("explore", spec.toString());
    assertThat(run.exit()).isEqualTo(151);
    assertThat(run.err()).contains("Given.cfg", "--init");
  }

  @Test
  void the_ending_of_the_module_may_be_left_out() {
    assertThat(CommandLineRun.of("explore", "../examples/TwoPhase").exit()).isZero();
  }

  @Test
  void skip_temporal_accepts_what_is_not_checked() throws IOException {
    Path spec =
        spec(
            COUNTER + "Live == <>(x = 9)\n",
            "INIT Init NEXT Next PROPERTY Live CHECK_DEADLOCK FALSE");
    CommandLineRun incomplete = CommandLineRun.of("explore", spec.toString());
    assertThat(incomplete.exit()).isEqualTo(3);
    assertThat(incomplete.out()).contains("not checked: Live", "--skip-temporal");
    assertThat(CommandLineRun.of("explore", spec.toString(), "--skip-temporal").exit()).isZero();
  }

  @Test
  void json_has_one_object_with_the_behaviour_as_text_and_as_values() {
    CommandLineRun run = CommandLineRun.of("explore", TRANSFER, "--format", "json");
    JsonNode json = run.json();
    assertThat(run.err()).isEmpty();
    assertThat(json.propertyNames())
        .contains(
            "result",
            "generated",
            "distinct",
            "depth",
            "seconds",
            "workers",
            "violated",
            "trace",
            "coverage",
            "unchecked",
            "error");
    assertThat(json.get("violated").asString()).isEqualTo("NothingIsLost");
    assertThat(json.get("error").isNull()).isTrue();
    assertThat(json.get("trace").get(0).get("action").isNull()).isTrue();
    JsonNode last = json.get("trace").get(4);
    assertThat(last.get("step").asInt()).isEqualTo(5);
    assertThat(last.get("action").asString()).isEqualTo("Move");
    assertThat(last.get("args")).hasToString("{\"c\":\"ben\"}");
    assertThat(last.get("vars").get("balance")).hasToString("{\"savings\":7,\"current\":6}");
    assertThat(last.get("state").get("at").asString())
        .isEqualTo("(anna :> \"done\" @@ ben :> \"done\")");
  }

  @Test
  void json_keeps_what_the_spec_prints_off_standard_output() throws IOException {
    Path spec = spec("EXTENDS TLC\nASSUME PrintT(\"printed by the spec\")\n", "");
    CommandLineRun run = CommandLineRun.of("explore", spec.toString(), "--format=json");
    assertThat(run.json().get("result").asString()).isEqualTo("ok");
    assertThat(run.err()).contains("printed by the spec");
    assertThat(CommandLineRun.of("explore", spec.toString()).out()).contains("printed by the spec");
  }

  @Test
  void json_tells_errors_of_every_stage() throws IOException {
    JsonNode parse =
        CommandLineRun.of("explore", spec("A == )\n", "").toString(), "--format", "json").json();
    assertThat(parse.get("result").asString()).isEqualTo("error");
    assertThat(parse.get("error").get("kind").asString()).isEqualTo("parse");
    assertThat(parse.get("error").get("line").asInt()).isEqualTo(2);
    assertThat(parse.get("error").get("column").isInt()).isTrue();

    JsonNode usage = CommandLineRun.of("explore", "--nonsense", "--format", "json").json();
    assertThat(usage.get("exit").asInt()).isEqualTo(2);
    assertThat(usage.get("error").get("kind").asString()).isEqualTo("usage");

    Path spec = spec(COUNTER + "Deep(a) == a + x\nBad == Deep(\"a\") = 1\n", "");
    JsonNode evaluation =
        CommandLineRun.of(
                "explore",
                spec.toString(),
                "--init=Init",
                "--next=Next",
                "--invariant=Bad",
                "--format=json")
            .json();
    assertThat(evaluation.get("error").get("kind").asString()).isEqualTo("evaluation");
    assertThat(evaluation.get("error").get("line").asInt()).isEqualTo(8);
    assertThat(evaluation.get("error").get("stack").toString()).contains("Deep");
    assertThat(evaluation.get("trace")).hasSize(1);
  }

  @Test
  void an_evaluation_error_shows_the_source_line_with_carets_and_the_operators()
      throws IOException {
    Path spec = spec(COUNTER + "Deep(a) == a + x\nBad == Deep(\"a\") = 1\n", "");
    CommandLineRun run =
        CommandLineRun.of(
            "explore", spec.toString(), "--init=Init", "--next=Next", "--invariant=Bad");
    assertThat(run.exit()).isEqualTo(75);
    assertThat(run.err())
        .startsWith("error: " + spec + ":8:")
        .contains("\n    Deep(a) == a + x\n               ^^^^^\n")
        .contains("\n  in Deep(\"a\") at " + spec + ":9:8\n");
  }

  @Test
  void traces_are_dumped_in_the_format_of_the_file_s_ending() throws IOException {
    Path itf = folder.resolve("bug.itf.json");
    Path json = folder.resolve("bug.json");
    Path tla = folder.resolve("Bug.tla");
    CommandLineRun run =
        CommandLineRun.of(
            "explore",
            TRANSFER,
            "--dump-trace",
            itf.toString(),
            "--dump-trace=" + json,
            "--dump-trace=" + tla);
    assertThat(run.exit()).isEqualTo(12);
    assertThat(JsonMapper.shared().readTree(itf.toFile()).get("states")).hasSize(5);
    assertThat(JsonMapper.shared().readTree(json.toFile()).at("/counterexample/state")).hasSize(5);
    assertThat(Files.readString(tla)).startsWith("---- MODULE Bug ----\n");
  }

  @Test
  void the_state_graph_has_a_node_for_each_state_and_an_edge_for_each_step() throws IOException {
    Path dot = folder.resolve("states.dot");
    Path spec = spec(COUNTER, "INIT Init NEXT Next CHECK_DEADLOCK FALSE");
    CommandLineRun run = CommandLineRun.of("explore", spec.toString(), "--dump-graph=" + dot);
    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("No violation").contains("19 states generated, 11 distinct");
    List<String> lines = Files.readAllLines(dot);
    assertThat(lines).filteredOn(l -> l.matches(" +\"\\w+\" \\[label=\"x = \\d+.*")).hasSize(11);
    assertThat(lines)
        .filteredOn(l -> l.matches(" +\"\\w+\" -> \"\\w+\" \\[label=\"Add\\([12]\\)\"];"))
        .hasSize(18);
    assertThat(lines).filteredOn(l -> l.contains("filled")).hasSize(1);
    assertThat(lines).last().isEqualTo("}");
  }

  @Test
  void a_graph_that_cannot_be_written_is_an_error() {
    Path nowhere = folder.resolve("no folder/states.dot");
    CommandLineRun run = CommandLineRun.of("explore", TRANSFER, "--dump-graph=" + nowhere);
    assertThat(run.exit()).isEqualTo(153);
    assertThat(run.err()).startsWith("error: cannot write " + nowhere);
    assertThat(CommandLineRun.of("explore", TRANSFER, "--dump-graph=states.png").exit())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"bug.txt,chosen by the file's ending", "my-bug.tla,use letters"})
  void a_trace_file_that_cannot_be_written_is_refused_before_exploring(String file, String advice) {
    CommandLineRun run = CommandLineRun.of("explore", TRANSFER, "--dump-trace", file);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(advice);
  }

  @ParameterizedTest
  @CsvSource({
    "explore --nonsense X.tla,Unknown option: '--nonsense'",
    "explore,Missing required parameter: 'SPEC.tla'",
    "explroe,Did you mean",
    "explore X.tla --format=xml,Invalid value for option '--format'",
  })
  void a_wrong_command_line_ends_with_2_and_says_what_is_wrong(String line, String said) {
    CommandLineRun run = CommandLineRun.of(line.split(" "));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(said, "--help' for help");
  }

  @Test
  void colour_is_for_terminals() {
    assertThat(CommandLineRun.of(true, "explore", TRANSFER).out()).contains("\u001b[");
    assertThat(CommandLineRun.of(false, "explore", TRANSFER).out()).doesNotContain("\u001b[");
  }

  @Test
  void help_shows_examples_and_version_names_the_product() {
    assertThat(CommandLineRun.of("--help").out()).contains("Examples:", "explore");
    assertThat(CommandLineRun.of("explore", "--help").out()).contains("Examples:", "--dump-trace");
    assertThat(CommandLineRun.of("--version").out()).startsWith("plumbline ");
  }

  private Path spec(String body, String config) throws IOException {
    Path module = folder.resolve("Given.tla");
    Files.writeString(module, "---- MODULE Given ----\n" + body + "====\n");
    Files.writeString(folder.resolve("Given.cfg"), config);
    return module;
  }
}
