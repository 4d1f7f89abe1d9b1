package plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;

/** The tests in {@link LockTests}, run as JUnit runs them. */
class ConformsToTest {
  private static final Path GOLDEN = Path.of("src/test/resources/deviates.txt");

  @TempDir private Path folder;
  private String traces;

  @BeforeEach
  void setUp() {
    traces = folder + "/plumbline.junit.LockTests.";
  }

  @Test
  void a_test_whose_trace_conforms_passes() {
    EngineExecutionResults run = run(LockTests.Verdicts.class);
    assertThat(resultOf("conforms", run).getStatus()).isEqualTo(Status.SUCCESSFUL);
    assertThat(Path.of(traces + "Verdicts/conforms/trace.ndjson")).isNotEmptyFile();
    assertThat(Path.of(traces + "Verdicts/conforms/report.html"))
        .content()
        .contains("<title>Lock conforms</title>");
  }

  @Test
  void a_test_whose_trace_deviates_fails_with_the_explanation() throws IOException {
    EngineExecutionResults run = run(LockTests.Verdicts.class);
    assertThat(failureOf("deviates", run)).isExactlyInstanceOf(AssertionFailedError.class);
    String message = failureOf("deviates", run).getMessage() + "\n";
    assertThat(message.replace(folder + "/", "target/plumbline/"))
        .isEqualTo(Files.readString(GOLDEN));
    assertThat(Path.of(traces + "Verdicts/deviates/report.html"))
        .content()
        .contains("<title>Lock deviates</title>");
  }

  @Test
  void the_page_of_a_failure_is_handed_to_whoever_runs_the_tests() {
    EngineExecutionResults run = run(LockTests.Verdicts.class);
    assertThat(folder.resolve("published/deviates(Tracer)/plumbline.html"))
        .hasSameTextualContentAs(Path.of(traces + "Verdicts/deviates/report.html"));
    assertThat(folder.resolve("published/conforms(Tracer)")).doesNotExist();
    assertThat(run.allEvents().fileEntryPublished().count()).isGreaterThan(0);
  }

  @Test
  void where_nobody_takes_files_the_explanation_comes_all_the_same() {
    EngineExecutionResults run = testKit(LockTests.Verdicts.class).execute();
    assertThat(failureOf("deviates", run))
        .isExactlyInstanceOf(AssertionFailedError.class)
        .hasNoSuppressedExceptions();
  }

  @Test
  void what_cannot_be_told_is_never_green() {
    EngineExecutionResults run = run(LockTests.Verdicts.class);
    assertThat(failureOf("logs_nothing", run))
        .hasMessage(
            "nothing was checked: no event is in %s; emit one where a step of the spec is made",
            traces + "Verdicts/logs_nothing");
    assertThat(failureOf("asks_for_no_tracer", run))
        .hasMessageStartingWith("nothing was checked: the test asks for no tracer; ");
    assertThat(failureOf("has_too_many_states", run))
        .hasMessageStartingWith(
            "unknown: %sVerdicts/has_too_many_states/trace.ndjson: more than 1 states", traces);
    assertThat(failureOf("loses_an_event", run))
        .hasMessageStartingWith(
            "unknown: %sVerdicts/loses_an_event/trace.ndjson:1: the logger lost 1 events", traces);
    assertThat(failureOf("logs_what_is_no_action", run))
        .hasMessageStartingWith(
            "error: %sVerdicts/logs_what_is_no_action/trace.ndjson:1: Steal is no action of Lock",
            traces);
    assertThat(Path.of(traces + "Verdicts/logs_what_is_no_action/report.html"))
        .content()
        .contains("Steal is no action of Lock");
    assertThat(failureOf("each_event_by_itself_but_one_is_lost", run(LockTests.Bindings.class)))
        .hasMessageContaining("the logger lost 1 events");
  }

  @Test
  void a_warning_is_a_report_entry_or_a_failure_where_that_is_asked_for() {
    EngineExecutionResults run = run(LockTests.Verdicts.class);
    assertThat(resultOf("is_warned", run).getStatus()).isEqualTo(Status.SUCCESSFUL);
    assertThat(run.allEvents().reportingEntryPublished().list())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(methodOf(e)).isEqualTo("is_warned");
              assertThat(e.getPayload()).get().asString().contains("no variable was logged");
            });
    assertThat(failureOf("is_told_to_fail_on_a_warning", run))
        .hasMessageStartingWith("there is a warning, and @ConformsTo says failOnWarning\n")
        .hasMessageContaining("\nwarning: no variable was logged");
  }

  @Test
  void the_own_failure_of_a_test_stays_the_first() {
    EngineExecutionResults run = run(LockTests.OwnFailures.class);
    Throwable both = failureOf("fails_and_deviates", run);
    assertThat(both).hasMessage("its own");
    assertThat(both.getSuppressed())
        .singleElement()
        .asString()
        .contains("deviates at event 1", "Release(a) is not possible here");
    assertThat(failureOf("fails_and_conforms", run))
        .hasMessage("its own")
        .hasNoSuppressedExceptions();
    assertThat(failureOf("fails_before_it_logs", run)).hasNoSuppressedExceptions();
    assertThat(resultOf("is_aborted", run).getStatus()).isEqualTo(Status.ABORTED);
  }

  @Test
  void several_nodes_leave_one_trace() {
    EngineExecutionResults run = run(LockTests.SeveralNodes.class);
    assertThat(outcomes(run, "hand_the_lock_over", "are_made_as_needed"))
        .containsOnly(Status.SUCCESSFUL);
    assertThat(failureOf("both_hold_it", run))
        .hasMessageContaining("Acquire(b) is not possible here");
    assertThat(failureOf("trace_into_files_of_their_own", run))
        .hasMessageContaining("b.ndjson:1: Release(b) is not possible here")
        .hasMessageContaining("The event before it is explained");
  }

  @Test
  void every_invocation_has_a_trace_of_its_own_even_at_the_same_time() {
    EngineExecutionResults run =
        testKit(LockTests.ManyTests.class)
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .execute();
    run.testEvents().assertStatistics(s -> s.started(26).succeeded(24).failed(2));
    assertThat(failureOf("turns", run)).hasMessageContaining("turns/2/trace.ndjson:4: Release(a)");
    assertThat(failureOf("nested", run))
        .hasMessageContaining("LockTests.ManyTests.Inside/nested/trace.ndjson:2: Release(a)");
    for (String test : new String[] {"again/20", "turns/3", "overloaded-", "overloaded-Tracer"}) {
      assertThat(Path.of(traces + "ManyTests/" + test + "/trace.ndjson")).isNotEmptyFile();
    }
  }

  @Test
  void every_invocation_of_a_class_has_traces_of_its_own() {
    run(LockTests.ManyInstances.class)
        .testEvents()
        .assertStatistics(s -> s.started(4).succeeded(0).failed(4));
    for (String invocation : new String[] {"1/1", "1/2", "2/1", "2/2"}) {
      assertThat(Path.of(traces + "ManyInstances/hands_over/" + invocation + "/trace.ndjson"))
          .isNotEmptyFile();
    }
  }

  @Test
  void each_test_of_one_instance_has_a_trace_of_its_own() {
    run(LockTests.OneInstance.class).testEvents().assertStatistics(s -> s.succeeded(2).failed(0));
  }

  @Test
  void what_an_earlier_run_left_is_no_part_of_the_trace() {
    run(LockTests.OneInstance.class);
    run(LockTests.OneInstance.class).testEvents().assertStatistics(s -> s.succeeded(2).failed(0));
  }

  @Test
  void bindings_orders_starts_and_local_steps_are_those_of_the_command() {
    EngineExecutionResults run = run(LockTests.Bindings.class);
    assertThat(
            outcomes(
                run,
                "names_of_its_own",
                "constants_from_the_trace",
                "begins_in_mid_stream",
                "each_event_by_itself"))
        .containsOnly(Status.SUCCESSFUL);
  }

  @Test
  void an_annotation_may_stand_for_it_and_dynamic_tests_are_one_test() {
    EngineExecutionResults run = run(LockTests.OtherKinds.class);
    assertThat(failureOf("annotated_by_way_of_another", run))
        .hasMessageContaining("Release(a) is not possible here");
    assertThat(run.containerEvents().failed().list())
        .singleElement()
        .extracting(ConformsToTest::thrown)
        .asString()
        .contains("dynamic_tests_that_share_a_trace/trace.ndjson:2: Release(b)");
    assertThat(failureOf("one_node_for_all", run))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageStartingWith("@Node names the node of one Tracer");
  }

  @Test
  void a_tracer_for_all_tests_of_a_class_is_refused() {
    EngineExecutionResults run = run(LockTests.TracerForAll.class);
    assertThat(run.containerEvents().failed().list())
        .singleElement()
        .extracting(ConformsToTest::thrown)
        .isInstanceOfSatisfying(
            ParameterResolutionException.class,
            e -> assertThat(e).hasMessageStartingWith("A tracer belongs to one test: "));
  }

  @Test
  void what_cannot_be_used_is_told_as_the_command_tells_it() {
    EngineExecutionResults run = run(LockTests.WrongUse.class);
    Map<String, String> errors =
        Map.of(
            "spec_that_is_not_there",
            "there is no file src/test/resources/Lokc.tla",
            "configuration_that_is_not_there",
            "there is no configuration none.cfg",
            "binding_that_is_wrong",
            "src/test/resources/broken.yaml:2:18: Grab is no action of Lock",
            "order_that_is_none",
            "\"alphabetical\" is no order; there are total, ");
    errors.forEach(
        (test, error) ->
            assertThat(failureOf(test, run))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith(
                    "@ConformsTo cannot be used (its paths are relative to %s)%nerror: %s",
                    Path.of("").toAbsolutePath(), error)
                .hasNoSuppressedExceptions());
  }

  private EngineExecutionResults run(Class<?> tests) {
    return testKit(tests).outputDirectoryCreator(new Published(folder)).execute();
  }

  private EngineTestKit.Builder testKit(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("plumbline.folder", folder.toString())
        .selectors(selectClass(tests));
  }

  private static Status[] outcomes(EngineExecutionResults run, String... tests) {
    return Arrays.stream(tests).map(t -> resultOf(t, run).getStatus()).toArray(Status[]::new);
  }

  private static Throwable failureOf(String test, EngineExecutionResults run) {
    return run.testEvents().failed().stream()
        .filter(e -> methodOf(e).equals(test))
        .map(ConformsToTest::thrown)
        .findFirst()
        .orElseThrow();
  }

  private static Throwable thrown(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }

  private static TestExecutionResult resultOf(String test, EngineExecutionResults run) {
    return run.testEvents().finished().stream()
        .filter(e -> methodOf(e).equals(test))
        .map(e -> e.getRequiredPayload(TestExecutionResult.class))
        .findFirst()
        .orElseThrow();
  }

  /** The method's name, of any of its invocations. */
  private static String methodOf(Event event) {
    return event.getTestDescriptor().getUniqueId().getSegments().stream()
        .filter(s -> s.getType().equals("method") || s.getType().equals("test-template"))
        .map(s -> s.getValue().replaceFirst("\\(.*", ""))
        .findFirst()
        .orElseThrow();
  }

  /** Takes files as an IDE or a build does. */
  private record Published(Path folder) implements OutputDirectoryCreator {
    @Override
    public Path getRootDirectory() {
      return folder.resolve("published");
    }

    @Override
    public Path createOutputDirectory(TestDescriptor test) throws IOException {
      return Files.createDirectories(getRootDirectory().resolve(test.getDisplayName()));
    }
  }
}
