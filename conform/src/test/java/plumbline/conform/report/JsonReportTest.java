package plumbline.conform.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonReportTest {
  private final TwoPhaseRun run = new TwoPhaseRun();

  @Test
  void a_deviation_is_told_with_its_place_and_reasons() {
    JsonNode report = JsonReport.of(run.report(run.earlyCommit()));
    assertThat(report.at("/verdict").stringValue()).isEqualTo("deviates");
    assertThat(report.at("/exitCode").intValue()).isEqualTo(1);
    assertThat(report.at("/events").longValue()).isEqualTo(7);
    assertThat(report.at("/explained").longValue()).isEqualTo(4);
    JsonNode deviation = report.at("/deviation");
    assertThat(deviation.at("/kind").stringValue()).isEqualTo("no-step");
    assertThat(deviation.at("/file").stringValue()).isEqualTo("run.ndjson");
    assertThat(deviation.at("/line").longValue()).isEqualTo(5);
    assertThat(deviation.at("/event"))
        .hasToString(
            "{\"file\":\"run.ndjson\",\"line\":5,\"action\":\"TMDecide\",\"node\":\"tm\","
                + "\"args\":{\"type\":\"Commit\"},\"vars\":{\"tmState\":\"done\"},\"before\":{}}");
    assertThat(deviation.at("/reasons"))
        .hasToString(
            "[{\"action\":\"TMDecide(\\\"Commit\\\")\",\"reached\":false,\"passed\":1,"
                + "\"conjunct\":\"type = \\\"Commit\\\" => prepared = RM\","
                + "\"file\":\"examples/TwoPhase.tla\",\"line\":47,\"column\":6,"
                + "\"values\":{\"type\":\"\\\"Commit\\\"\",\"prepared\":\"{r1, r2}\","
                + "\"RM\":\"{r1, r2, r3}\"}}]");
    assertThat(deviation.at("/path/4/state/prepared").stringValue()).isEqualTo("{r1, r2}");
    assertThat(deviation.at("/shortest/checked").booleanValue()).isTrue();
    assertThat(deviation.at("/suspects/0/cause").stringValue()).isEqualTo("log-gap");
    assertThat(report.at("/traces/0/deviation")).isEqualTo(deviation);
  }

  @Test
  void several_traces_have_the_worst_verdict_and_the_coverage_of_all() {
    JsonNode report = JsonReport.of(run.report(run.conforming(), run.unknown(), run.wrongValue()));
    assertThat(report.at("/verdict").stringValue()).isEqualTo("deviates");
    assertThat(report.at("/events").longValue()).isEqualTo(1251);
    assertThat(report.at("/coverage/1"))
        .hasToString("{\"action\":\"RMPrepare\",\"events\":6,\"arguments\":[\"r1\",\"r2\"]}");
    assertThat(report.at("/traces").valueStream().map(t -> t.at("/verdict").stringValue()))
        .containsExactly("conforms", "unknown", "deviates");
    assertThat(report.at("/traces/1/reason").stringValue()).startsWith("more than 100,000");
    assertThat(report.at("/warnings/0").stringValue()).isEqualTo("no event observes a variable");
  }

  @Test
  void an_input_that_cannot_be_used_leaves_no_verdict_that_sounds_good() {
    Problem missing = new Problem("there is no such file", "lost.ndjson", 0, 0, "");
    JsonNode report =
        JsonReport.of(
            CheckReport.of(
                TwoPhaseRun.SPEC, TwoPhaseRun.MODULE, List.of(run.conforming()), List.of(missing)));
    assertThat(report.at("/verdict").stringValue()).isEqualTo("unknown");
    assertThat(report.at("/exitCode").intValue()).isEqualTo(2);
    assertThat(report.at("/errors/0"))
        .hasToString(
            "{\"message\":\"there is no such file\",\"file\":\"lost.ndjson\",\"line\":null,"
                + "\"column\":null,\"excerpt\":null}");
  }
}
