package plumbline.monitor.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.monitor.alert.Alert;
import plumbline.tla.SpecException;

/** Specs that read records themselves. */
class ScriptsTest {
  /** Versions may not go back, and are below 10. */
  private static final String VERSIONS =
      """
      VARIABLES offset, before, now
      vars == <<offset, before, now>>
      Init == offset = 0 /\\ before = 0 /\\ now = 0
      Read ==
        /\\ offset' = offset + 1
        /\\ LET record == Trace(offset')
           IN before' = now /\\ now' = record.version
      Next == Read \\/ UNCHANGED vars
      Forward == now >= before
      Told == now >= before \\/ PublishAlert([msg |-> "back", from |-> before, to |-> now])
      Small == now < 10
      Rising == [][now' > now]_now
      """;

  /** The same with the next record wherever it stands. */
  private static final String NEXT =
      """
      VARIABLES before, now
      Init == before = 0 /\\ now = 0
      Read == LET record == NextTrace IN before' = now /\\ now' = record.version
      Next == Read \\/ UNCHANGED <<before, now>>
      Forward == now >= before
      """;

  @TempDir Path folder;

  private static String[] versions(int... versions) {
    String[] records = new String[versions.length];
    for (int i = 0; i < records.length; i++) {
      records[i] = "{\"version\":%d}".formatted(versions[i]);
    }
    return records;
  }

  @Test
  void an_invariant_is_violated_at_the_record_that_does_it() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "INVARIANTS Forward Small");
    spec.append(versions(1, 3, 2, 4));
    List<Alert> alerts = spec.run();
    assertThat(MonitorSpec.lines(alerts))
        .containsExactly("open deviates: Forward is violated at record 3");
    Alert alert = alerts.getFirst();
    assertThat(alert.event().orElseThrow()).hasToString("{\"version\":2}");
    assertThat(alert.explanation().orElseThrow())
        .contains("before\n", "/\\ now = 3", "after\n", "/\\ now = 2");
    assertThat(alert.events()).hasSize(3).last().hasToString(spec.log() + "@28");
    assertThat(spec.meters().events.sum()).isEqualTo(4);
  }

  @Test
  void standard_input_gives_the_same_alerts() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "INVARIANTS Forward Small");
    assertThat(MonitorSpec.lines(spec.piped(versions(1, 3, 2, 4, 12))))
        .containsExactly(
            "open deviates: Forward is violated at record 3",
            "open deviates: Small is violated at record 5");
  }

  @Test
  void an_alert_of_the_spec_is_published_once_with_what_it_says() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "INVARIANT Told");
    spec.append(versions(5, 3, 4));
    List<Alert> alerts = spec.run();
    assertThat(MonitorSpec.lines(alerts)).containsExactly("open deviates: back at record 2");
    assertThat(alerts.getFirst().deviation().orElseThrow().get("alert"))
        .hasToString("{\"msg\":\"back\",\"from\":5,\"to\":3}");
  }

  @Test
  void what_comes_again_is_the_same_alert_and_is_resolved_when_it_stays_away() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "INVARIANT Small");
    spec.append(versions(11, 12, 13, 14));
    List<Alert> alerts = new ArrayList<>(spec.run());
    spec.append(versions(1, 2, 1, 2, 1, 2, 1, 2, 1));
    alerts.addAll(spec.run());
    spec.append(versions(1));
    alerts.addAll(spec.run());
    assertThat(MonitorSpec.lines(alerts))
        .containsExactly(
            "open deviates: Small is violated at record 1",
            "open deviates: Small is violated at record 1 x2",
            "open deviates: Small is violated at record 1 x4",
            "resolved deviates: Small is violated at record 1 x4");
    assertThat(alerts.stream().map(Alert::id).distinct()).hasSize(1);
  }

  @Test
  void a_step_property_is_checked_at_each_step() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "PROPERTY Rising");
    assertThat(spec.alerts(versions(1, 2, 2, 1)))
        .containsExactly("open deviates: Rising is violated at record 4");
  }

  @Test
  void a_run_goes_on_where_the_last_one_ended() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "INVARIANTS Forward Small");
    assertThat(spec.alerts(versions(1, 3))).isEmpty();
    assertThat(spec.alerts(versions(2)))
        .containsExactly("open deviates: Forward is violated at record 3");
    assertThat(spec.alerts()).isEmpty();
    assertThat(spec.alerts(versions(4, 11)))
        .containsExactly("open deviates: Small is violated at record 5");
  }

  @Test
  void runs_that_are_chopped_anywhere_say_what_one_run_says() throws IOException {
    int[] versions = {1, 5, 3, 12, 13, 2, 2, 9, 8, 30};
    MonitorSpec whole =
        new MonitorSpec(
            Files.createDirectory(folder.resolve("whole")),
            VERSIONS,
            "INVARIANTS Told Small Forward");
    List<String> expected = whole.alerts(versions(versions));
    for (int cut = 1; cut < versions.length; cut++) {
      MonitorSpec chopped =
          new MonitorSpec(
              Files.createDirectory(folder.resolve("cut" + cut)),
              VERSIONS,
              "INVARIANTS Told Small Forward");
      List<String> alerts = new ArrayList<>();
      alerts.addAll(chopped.alerts(versions(java.util.Arrays.copyOf(versions, cut))));
      alerts.addAll(
          chopped.alerts(versions(java.util.Arrays.copyOfRange(versions, cut, versions.length))));
      assertThat(alerts).as("cut at %d", cut).isEqualTo(expected);
    }
  }

  @Test
  void the_next_record_is_read_without_a_number() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, NEXT, "INVARIANT Forward");
    assertThat(spec.alerts(versions(1, 3))).isEmpty();
    assertThat(spec.alerts(versions(3, 2)))
        .containsExactly("open deviates: Forward is violated at record 4");
  }

  @Test
  void a_disjunction_that_reads_beside_one_that_does_not_loses_no_record() throws IOException {
    MonitorSpec spec =
        new MonitorSpec(
            folder,
            """
            VARIABLE sum
            Init == sum = 0
            Next == \\/ /\\ NextTrace.kind = "add"
                       /\\ sum' = sum + NextTrace.by
                    \\/ /\\ NextTrace.kind = "none"
                       /\\ UNCHANGED sum
                    \\/ UNCHANGED sum
            Low == sum < 5
            """,
            "INVARIANT Low");
    assertThat(
            spec.alerts(
                "{\"kind\":\"add\",\"by\":2}",
                "{\"kind\":\"none\"}",
                "{\"kind\":\"add\",\"by\":2}",
                "{\"kind\":\"none\"}",
                "{\"kind\":\"add\",\"by\":2}"))
        .containsExactly("open deviates: Low is violated at record 5");
  }

  @Test
  void records_are_numbered_from_where_the_spec_begins() throws IOException {
    MonitorSpec spec =
        new MonitorSpec(
            folder,
            """
            VARIABLES offset, now
            Init == offset = 0 /\\ now = 0
            Next == now' = Trace(offset).version /\\ offset' = offset + 1
            Small == now < 10
            """,
            "INVARIANT Small");
    assertThat(spec.alerts(versions(1, 11)))
        .containsExactly("open deviates: Small is violated at record 1");
  }

  @Test
  void a_step_that_needs_two_records_waits_for_both_and_may_look_back() throws IOException {
    MonitorSpec spec =
        new MonitorSpec(
            folder,
            """
            VARIABLES offset, pair
            Init == offset = 0 /\\ pair = <<0, 0>>
            Next == /\\ offset' = offset + 2
                    /\\ pair' = <<Trace(offset + 1).version, Trace(offset + 2).version>>
            Same == pair[1] = pair[2]
            """,
            "INVARIANT Same");
    assertThat(spec.alerts(versions(1, 1, 2))).isEmpty();
    assertThat(spec.alerts(versions(3)))
        .containsExactly("open deviates: Same is violated at record 4");
    assertThat(spec.alerts(versions(4, 4))).isEmpty();
  }

  @Test
  void a_record_that_no_step_takes_is_told_and_left_out() throws IOException {
    String typed =
        """
        VARIABLES offset, sum
        vars == <<offset, sum>>
        Init == offset = 0 /\\ sum = 0
        Add == /\\ Trace(offset + 1).type = "add"
               /\\ sum' = sum + Trace(offset + 1).by
               /\\ offset' = offset + 1
        Next == Add \\/ UNCHANGED vars
        Low == sum < 5
        """;
    MonitorSpec spec = new MonitorSpec(folder, typed, "INVARIANT Low");
    String[] records = {
      "{\"type\":\"add\",\"by\":4}", "{\"type\":\"sub\",\"by\":1}", "{\"type\":\"add\",\"by\":4}"
    };
    assertThat(spec.alerts(records))
        .containsExactly(
            "open deviates: no step of the spec is possible at record 2",
            "open deviates: Low is violated at record 2");
    spec.rewrite(typed, "INVARIANT Low", "CHECK_DEADLOCK FALSE");
    assertThat(MonitorSpec.lines(spec.piped(records)))
        .containsExactly("open deviates: Low is violated at record 2");
    assertThat(spec.meters().ignored.sum()).isEqualTo(1);
  }

  @Test
  void a_record_without_the_field_that_a_step_reads_is_told_as_unknown() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "INVARIANT Forward");
    spec.append("{\"version\":2}", "{\"other\":1}", "{\"version\":1}");
    List<Alert> alerts = spec.run();
    assertThat(alerts.getFirst().verdict()).isEqualTo(Alert.Verdict.UNKNOWN);
    assertThat(alerts.getFirst().what()).startsWith("the spec cannot be evaluated: ");
    assertThat(MonitorSpec.line(alerts.getLast()))
        .isEqualTo("open deviates: Forward is violated at record 2");
  }

  @Test
  void a_record_that_is_no_json_is_a_dead_letter() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "INVARIANT Forward");
    assertThat(spec.alerts("{\"version\":1}", "{\"version\":", "{\"version\":2}")).isEmpty();
    assertThat(spec.meters().dead.sum()).isEqualTo(1);
    assertThat(spec.meters().events.sum()).isEqualTo(2);
    assertThat(spec.state().resolve("dead-letters.ndjson")).content().contains("no JSON");
  }

  @Test
  void a_spec_may_be_in_several_states_and_each_of_them_is_followed() throws IOException {
    MonitorSpec spec =
        new MonitorSpec(
            folder,
            """
            VARIABLES offset, guess
            Init == offset = 0 /\\ guess \\in 1..3
            Next == /\\ offset' = offset + 1
                    /\\ guess # Trace(offset').not
                    /\\ UNCHANGED guess
            Guessable == TRUE
            """,
            "INVARIANT Guessable");
    assertThat(spec.alerts("{\"not\":1}", "{\"not\":3}", "{\"not\":1}")).isEmpty();
    assertThat(spec.alerts("{\"not\":2}"))
        .containsExactly("open deviates: no step of the spec is possible at record 4");
  }

  @Test
  void too_many_states_are_unknown_and_it_begins_again() throws IOException {
    MonitorSpec spec =
        new MonitorSpec(
                folder,
                """
                VARIABLES offset, any
                Init == offset = 0 /\\ any = 0
                Next == offset' = offset + 1 /\\ any' \\in 1..Trace(offset').many
                Known == any < 5
                """,
                "INVARIANT Known")
            .withStates(20);
    assertThat(spec.alerts("{\"many\":4}", "{\"many\":100}", "{\"many\":5}"))
        .containsExactly(
            "open unknown: more than 20 states are possible, so that it begins again at record 2",
            "open deviates: Known is violated at record 1");
  }

  @Test
  void each_key_has_a_stream_of_its_own() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "INVARIANT Forward").by("$.key");
    spec.append(
        "{\"key\":\"a\",\"version\":5}",
        "{\"key\":\"b\",\"version\":3}",
        "{\"key\":\"a\",\"version\":6}",
        "{\"key\":\"b\",\"version\":2}");
    List<Alert> alerts = spec.run();
    assertThat(alerts).hasSize(1);
    assertThat(alerts.getFirst().key()).isEqualTo("b");
  }

  @Test
  void a_spec_with_other_variables_begins_again_and_says_so() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "INVARIANT Forward");
    assertThat(spec.alerts(versions(5))).isEmpty();
    spec.rewrite(NEXT, "INVARIANT Forward");
    assertThat(spec.alerts(versions(4, 3)))
        .containsExactly(
            "open unknown: the spec has other variables than the one that was followed before at"
                + " record 1",
            "open deviates: Forward is violated at record 2");
  }

  @Test
  void json_comes_as_records_sequences_strings_booleans_and_integers() throws IOException {
    MonitorSpec spec =
        new MonitorSpec(
            folder,
            """
            VARIABLES offset, got
            Init == offset = 0 /\\ got = "nothing"
            Next == offset' = offset + 1 /\\ got' = Trace(offset')
            Expected == offset = 0 \\/ got = [a |-> <<1, "x", TRUE>>, b |-> [c |-> 12345678901]]
            """,
            "INVARIANT Expected");
    assertThat(spec.alerts("{\"a\":[1,\"x\",true],\"b\":{\"c\":12345678901}}")).isEmpty();
  }

  @Test
  void a_window_constraint_of_a_stream_is_never_reached() throws IOException {
    MonitorSpec spec =
        new MonitorSpec(
            folder,
            VERSIONS + "\nWindow == ~UpperBound",
            "INVARIANT Forward",
            "ACTION_CONSTRAINT Window");
    assertThat(spec.alerts(versions(2, 1)))
        .containsExactly("open deviates: Forward is violated at record 2");
  }

  @Test
  void a_spec_that_reads_nothing_is_refused() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, "VARIABLE x\nInit == x = 0\nNext == x' = 1 - x", "");
    assertThatThrownBy(spec::run)
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("M reads no record");
  }

  @Test
  void a_key_of_events_is_refused() throws IOException {
    MonitorSpec spec = new MonitorSpec(folder, VERSIONS, "INVARIANT Forward").by("node");
    assertThatThrownBy(spec::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--key node is of events");
  }
}
