package plumbline.conform.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {
  private final TwoPhaseRun run = new TwoPhaseRun();

  @Test
  void a_refused_action_is_explained_by_the_conjunct_that_is_false() {
    assertThat(TextReport.of(run.report(run.earlyCommit()), Ink.PLAIN))
        .isEqualTo(
            """
            deviates at event 5, run.ndjson:5: TMDecide("Commit") is not possible here
            The 4 events before it are explained; just ahead of it the spec can be in 1 state.

            Nearest actions
              TMDecide("Commit") needs    examples/TwoPhase.tla:47:6
                  type = "Commit" => prepared = RM
                    type = "Commit"
                    prepared = {r1, r2}
                    RM = {r1, r2, r3}

            How the spec got there
              TMRcvPrepared(r1)    run.ndjson:2
                  prepared = {r1}
              RMPrepare(r2)    run.ndjson:3
                  rmState[r2] = "prepared"
                  msgs = @ \\cup {[type |-> "Prepared", rm |-> r2]}
              TMRcvPrepared(r2)    run.ndjson:4
                  prepared = {r1, r2}

            The state just ahead of event 5
              rmState = (r1 :> "prepared" @@ r2 :> "prepared" @@ r3 :> "working")
              tmState = "init"
              prepared = {r1, r2}
              msgs = {[type |-> "Prepared", rm |-> r1], [type |-> "Prepared", rm |-> r2]}

            Logged after event 5
              tmState = "done"    in the state above "init"

            Shortest sub-trace that still deviates (checked again; a line left out may be any step or none)
              run.ndjson:1  RMPrepare(rm = "r1")
              run.ndjson:5  TMDecide(type = "Commit")

            Suspect
              a gap in the log: TMRcvPrepared(r3) between events 4 and 5 would explain it
                to confirm: look whether tm received a message from r3 before run.ndjson:5
              a spec that is too strict: this condition alone is false, everything else fits
                to confirm: ask whether a commit needs all of RM

            coverage: 2 of 5 actions taken, never TMDecide, RMChooseToAbort, RMRcv
            tightness: 1.3 possible states after an event on average, 3 at most; \
            logged: 31% of the variables, 100% of the arguments
            """);
  }

  @Test
  void the_page_about_reports_shows_what_is_printed() throws IOException {
    String printed = TextReport.of(run.report(run.earlyCommit()), Ink.PLAIN);
    String explanation = printed.substring(0, printed.indexOf("\nSuspect"));
    assertThat(Files.readString(Path.of("..", "docs", "report.md"))).contains(explanation);
  }

  @Test
  void a_wrong_value_is_shown_with_what_would_be_possible() {
    assertThat(TextReport.of(run.report(run.wrongValue()), Ink.PLAIN))
        .startsWith(
            """
            deviates at event 5, run.ndjson:5: \
            RMPrepare(r3) is possible here, but not with rmState[r3] = "committed"
            The 4 events before it are explained; just ahead of it the spec can be in 2 states.

            Nearest actions
              RMPrepare(r3) is possible, but what was observed after it differs

            Logged, but not possible
              rmState[r3]
                logged    "committed"
                possible  "prepared" or "aborted" or 3 others
            """)
        .contains("Sub-trace that may be enough to deviate (not checked)\n");
  }

  @Test
  void an_invariant_is_quoted_with_the_values_that_make_it_false() {
    assertThat(TextReport.of(run.report(run.inconsistent()), Ink.PLAIN))
        .startsWith(
            "deviates at event 5, run.ndjson:5: Consistent is violated by every behaviour that"
                + " explains the trace up to here\n")
        .contains(
            """
            What is false
              RMRcv(r1, "Commit", "committed") makes this false:    examples/TwoPhase.tla:73:3
                  \\A a, b \\in RM : ~(rmState[a] = "aborted" /\\ rmState[b] = "committed")
                    a = r3
                    b = r1
            """);
  }

  @Test
  void a_trace_that_conforms_takes_three_lines() {
    assertThat(TextReport.of(run.report(run.conforming()), Ink.PLAIN).lines())
        .hasSize(3)
        .first()
        .isEqualTo("conforms: 1,234 events of good.ndjson, 2 lines ignored");
  }

  @Test
  void several_traces_have_a_line_each_and_their_coverage_together() {
    assertThat(TextReport.of(run.report(run.conforming(), run.unknown()), Ink.PLAIN))
        .isEqualTo(
            """
            conforms: 1,234 events of good.ndjson, 2 lines ignored
            unknown: long.ndjson: more than 100,000 states are possible after event 3
            warning: no event observes a variable

            2 traces: 1 conform, 0 deviate, 1 unknown; 1,244 events
            coverage: 2 of 5 actions taken, never TMDecide, RMChooseToAbort, RMRcv
            """);
  }

  @Test
  void an_input_that_cannot_be_used_comes_first_with_its_line() {
    Problem cut = new Problem("the last line is cut off", "run.ndjson", 7, 12, "{\"action\":\"T");
    CheckReport report =
        CheckReport.of(
            TwoPhaseRun.SPEC, TwoPhaseRun.MODULE, List.of(run.conforming()), List.of(cut));
    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(TextReport.of(report, Ink.PLAIN))
        .startsWith(
            """
            error: run.ndjson:7:12: the last line is cut off
                {"action":"T
            conforms: 1,234 events
            """
                .stripTrailing());
  }

  @Test
  void emphasis_is_what_the_caller_makes_of_it() {
    Ink tags = (tone, text) -> "<" + tone + ">" + text + "</>";
    assertThat(TextReport.of(run.report(run.earlyCommit()), tags))
        .startsWith("<BAD>deviates</> at event 5")
        .contains("<STRONG>Nearest actions</>");
  }
}
