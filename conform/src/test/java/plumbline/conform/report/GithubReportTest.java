package plumbline.conform.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GithubReportTest {
  private final TwoPhaseRun run = new TwoPhaseRun();

  @Test
  void a_deviation_is_an_error_in_the_trace_and_a_notice_in_the_spec() {
    List<String> lines = GithubReport.commands(run.report(run.earlyCommit())).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .startsWith(
            "::error file=run.ndjson,line=5,title=deviates at event 5%2C run.ndjson%3A5%3A"
                + " TMDecide(\"Commit\") is not possible here::deviates at event 5, run.ndjson:5: ")
        .contains("%0ANearest actions%0A  TMDecide(\"Commit\") needs");
    assertThat(lines.getLast())
        .startsWith("::notice file=examples/TwoPhase.tla,line=47,col=6,title=deviates")
        .endsWith("::TMDecide(\"Commit\") needs%0Atype = \"Commit\" => prepared = RM");
  }

  @Test
  void what_could_be_taken_for_a_command_is_escaped() {
    Problem odd = new Problem("100 %\r\n::set-output name=x::y", "a,b:c%.ndjson", 1, 2, "");
    CheckReport report =
        CheckReport.of(TwoPhaseRun.SPEC, TwoPhaseRun.MODULE, List.of(), List.of(odd));
    assertThat(GithubReport.commands(report))
        .isEqualTo(
            "::error file=a%2Cb%3Ac%25.ndjson,line=1,col=2,title=The input cannot be used::"
                + "100 %25%0D%0A::set-output name=x::y\n");
  }

  @Test
  void an_undecided_trace_is_a_warning() {
    assertThat(GithubReport.commands(run.report(run.conforming(), run.unknown())))
        .isEqualTo(
            """
            conforms: 1,234 events of good.ndjson, 2 lines ignored
            ::warning file=long.ndjson,title=Not decided::more than 100,000 states are possible \
            after event 3
            ::warning file=long.ndjson,title=A log that proves little::no event observes a variable
            """);
  }

  @Test
  void the_summary_of_a_job_has_a_table_of_traces_and_the_explanations() {
    assertThat(GithubReport.summary(run.report(run.conforming(), run.earlyCommit())))
        .startsWith(
            """
            ## TwoPhase: deviates

            | trace | verdict | events | explained |
            |---|---|---:|---:|
            | good.ndjson | conforms | 1,234 | 1,234 |
            | run.ndjson | deviates | 7 | 4 |

            ```text
            deviates at event 5, run.ndjson:5: TMDecide("Commit") is not possible here
            """)
        .endsWith(
            """
            ```

            | action | events |
            |---|---:|
            | TMDecide | never |
            | RMPrepare | 4 |
            | RMChooseToAbort | never |
            | TMRcvPrepared | 4 |
            | RMRcv | never |
            """);
  }

  @Test
  void no_text_breaks_out_of_its_place_in_the_summary() {
    Problem odd = new Problem("a | b\n<script> `x` *y*", "", 0, 0, "");
    CheckReport report =
        CheckReport.of(TwoPhaseRun.SPEC, TwoPhaseRun.MODULE, List.of(), List.of(odd));
    assertThat(GithubReport.summary(report))
        .contains("**error:** a \\| b &lt;script> \\`x\\` \\*y\\*\n");
  }
}
