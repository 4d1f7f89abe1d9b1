package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.explore.Exploration.Result;
import plumbline.explore.format.Behaviour;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;
import plumbline.tla.Unchecked;

/** Trace specs as they are written for TLC: they read the log themselves. */
class TraceSpecsTest {
  private static final String CLIENTS = "CONSTANT Client = {\"a\", \"b\", \"c\"}\n";
  private static final String BY_LEVEL =
      """
      SPECIFICATION Spec
      ACTION_CONSTRAINT Explains
      VIEW Place
      ALIAS Shown
      CHECK_DEADLOCK FALSE
      """;
  private static final String BY_VARIABLE =
      """
      SPECIFICATION Spec
      VIEW Place
      CHECK_DEADLOCK FALSE
      """;
  private static final ExploreOptions BREADTH_FIRST = ExploreOptions.defaults();
  private static final ExploreOptions DEPTH_FIRST =
      BREADTH_FIRST.withStrategy(new Strategy.DepthFirst(OptionalInt.empty()));

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void a_log_that_some_behaviour_explains_is_accepted() throws IOException {
    for (ExploreOptions options : List.of(BREADTH_FIRST, DEPTH_FIRST)) {
      for (Spec spec :
          List.of(
              spec("ByLevel", "lock", BY_LEVEL + "POSTCONDITION Accepted\n"),
              spec("ByVariable", "lock", BY_VARIABLE + "POSTCONDITION Accepted\n"))) {
        Exploration found = Written.explore(spec, options);
        assertThat(found.error()).isEmpty();
        assertThat(found.result()).isEqualTo(Result.OK);
        assertThat(found.depth()).isEqualTo(8);
      }
    }
  }

  @Test
  void a_log_that_none_explains_makes_the_postcondition_false() throws IOException {
    for (ExploreOptions options : List.of(BREADTH_FIRST, DEPTH_FIRST)) {
      for (Spec spec :
          List.of(
              spec("ByLevel", "taken-twice", BY_LEVEL + "POSTCONDITION Accepted\n"),
              spec("ByVariable", "taken-twice", BY_VARIABLE + "POSTCONDITION Accepted\n"))) {
        Exploration found = Written.explore(spec, options);
        assertThat(found.error()).isEmpty();
        assertThat(found.result()).isEqualTo(Result.POSTCONDITION);
        assertThat(found.depth()).isEqualTo(5);
      }
    }
  }

  @Test
  void a_property_over_the_states_that_wait_shows_how_far_the_log_is_explained()
      throws IOException {
    String config = BY_VARIABLE + "PROPERTIES Matched Refines\n";
    for (ExploreOptions options : List.of(BREADTH_FIRST, DEPTH_FIRST)) {
      Exploration explained = Written.explore(spec("ByVariable", "lock", config), options);
      assertThat(explained.result()).isEqualTo(Result.OK);
      assertThat(explained.unchecked()).isEmpty();
      Exploration found = Written.explore(spec("ByVariable", "taken-twice", config), options);
      assertThat(found.result()).isEqualTo(Result.PROPERTY);
      assertThat(found.violated()).isEqualTo("Matched");
      assertThat(found.trace()).hasSize(5);
    }
  }

  @Test
  void a_property_whose_condition_comes_later_is_named_as_not_checked() throws IOException {
    Spec spec = spec("ByVariable", "lock", BY_VARIABLE + "PROPERTY Later\n");
    Exploration found = Written.explore(spec, BREADTH_FIRST);
    assertThat(found.result()).isEqualTo(Result.OK);
    assertThat(found.unchecked()).extracting(Unchecked::property).containsExactly("Later");
  }

  @Test
  void a_simulation_names_what_it_does_not_look_at() throws IOException {
    Spec spec = spec("ByVariable", "lock", BY_VARIABLE + "PROPERTY Matched\n");
    Exploration found =
        Written.explore(
            spec, BREADTH_FIRST.withStrategy(new Strategy.Simulation(10, OptionalLong.of(3), 1)));
    assertThat(found.unchecked()).extracting(Unchecked::property).containsExactly("Matched");
  }

  @Test
  void a_spec_that_ends_the_run_itself_is_still_asked_for_its_postcondition() throws IOException {
    String config = BY_VARIABLE + "CONSTRAINT AllRead\nPOSTCONDITION Accepted\n";
    Exploration found = Written.explore(spec("ByVariable", "lock", config), DEPTH_FIRST);
    assertThat(found.result()).isEqualTo(Result.BOUNDED);
    String wrong = BY_VARIABLE + "CONSTRAINT AllRead\nPOSTCONDITION Rejected\n";
    Exploration rejected =
        Written.explore(spec("ByVariable", "lock", wrong, "Rejected == ~Accepted\n"), DEPTH_FIRST);
    assertThat(rejected.result()).isEqualTo(Result.POSTCONDITION);
  }

  @Test
  void the_level_is_the_place_of_the_state_that_is_asked_about() throws IOException {
    Exploration found =
        Written.explore(
            spec(
                "ByVariable",
                "lock",
                BY_VARIABLE + "INVARIANT PlaceIsLevel\nCONSTRAINT PlaceIsLevel\n"),
            BREADTH_FIRST);
    assertThat(found.result()).isEqualTo(Result.OK);
    assertThat(found.depth()).isEqualTo(8);
  }

  @Test
  void a_primed_level_is_that_of_the_state_after_the_step() throws IOException {
    String config = BY_LEVEL + "ACTION_CONSTRAINT InOrder\nPOSTCONDITION Accepted\n";
    assertThat(Written.explore(spec("ByLevel", "lock", config), BREADTH_FIRST).result())
        .isEqualTo(Result.OK);
  }

  @Test
  void a_behaviour_is_found_again_where_the_view_contains_the_level() throws IOException {
    Spec spec = spec("ByLevel", "lock", BY_LEVEL + "INVARIANT NobodyWaits\n");
    Exploration found = Written.explore(spec, BREADTH_FIRST);
    assertThat(found.result()).isEqualTo(Result.SAFETY);
    assertThat(Behaviour.of(spec, found.trace()).steps())
        .extracting(s -> s.shown().get("place").toString())
        .containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void after_a_violation_the_postcondition_sees_the_counterexample() throws IOException {
    Spec spec =
        spec("ByVariable", "taken-twice", BY_VARIABLE + "PROPERTY Matched\nPOSTCONDITION Told\n");
    assertThat(Written.explore(spec, BREADTH_FIRST).result()).isEqualTo(Result.PROPERTY);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("<<\"told\", 5>>");
  }

  private Spec spec(String module, String log, String config) throws IOException {
    return spec(module, log, config, "");
  }

  /** A trace spec of the resources with a log of theirs, and what is defined on top. */
  private Spec spec(String module, String log, String config, String more) throws IOException {
    Path traces = Path.of("src/test/resources/traces");
    Path file = folder.resolve("Given.cfg");
    Path top = folder.resolve("Given.tla");
    Files.writeString(top, "---- MODULE Given ----\nEXTENDS " + module + "\n" + more + "====\n");
    Files.writeString(
        file, config + CLIENTS + "CONSTANT File = \"" + traces.resolve(log + ".ndjson") + "\"\n");
    return Spec.load(
        top,
        new SpecOptions(
            Optional.of(file),
            List.of(traces),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0,
            new PrintStream(printed, true, StandardCharsets.UTF_8)));
  }
}
