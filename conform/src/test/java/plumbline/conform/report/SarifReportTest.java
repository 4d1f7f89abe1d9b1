package plumbline.conform.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plumbline.conform.Outcome;
import plumbline.conform.Verdict;
import tools.jackson.databind.JsonNode;

class SarifReportTest {
  private final TwoPhaseRun run = new TwoPhaseRun();

  @Test
  void a_deviation_stands_in_the_trace_and_points_into_the_spec() {
    JsonNode result = SarifReport.of(run.report(run.earlyCommit())).at("/runs/0/results/0");
    assertThat(result.at("/ruleId").stringValue()).isEqualTo("no-step");
    assertThat(result.at("/locations/0"))
        .hasToString(
            "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"run.ndjson\"},"
                + "\"region\":{\"startLine\":5}}}");
    assertThat(result.at("/relatedLocations/0/physicalLocation"))
        .hasToString(
            "{\"artifactLocation\":{\"uri\":\"examples/TwoPhase.tla\"},"
                + "\"region\":{\"startLine\":47,\"startColumn\":6,\"endLine\":47,\"endColumn\":37}}");
    assertThat(result.at("/relatedLocations/0/message/text").stringValue())
        .isEqualTo("TMDecide(\"Commit\") needs type = \"Commit\" => prepared = RM");
    assertThat(result.at("/codeFlows/0/threadFlows/0/locations")).hasSize(2);
  }

  @Test
  void every_form_of_the_answer_keeps_the_rules_of_the_format() {
    Problem problem = new Problem("cut off", "a b/é:1.ndjson", 2, 3, "");
    JsonNode log =
        SarifReport.of(
            CheckReport.of(
                TwoPhaseRun.SPEC,
                Path.of("/specs/TwoPhase.tla"),
                List.of(
                    run.conforming(),
                    run.unknown(),
                    run.earlyCommit(),
                    run.wrongValue(),
                    run.inconsistent()),
                List.of(problem)));
    assertThat(log.at("/version").stringValue()).isEqualTo("2.1.0");
    JsonNode driver = log.at("/runs/0/tool/driver");
    assertThat(driver.at("/name").stringValue()).isNotEmpty();
    JsonNode results = log.at("/runs/0/results");
    assertThat(results).hasSize(4);
    for (JsonNode result : results) {
      JsonNode rule = driver.at("/rules").get(result.at("/ruleIndex").intValue());
      assertThat(rule.at("/id")).isEqualTo(result.at("/ruleId"));
      assertThat(result.at("/level").stringValue())
          .isIn(Set.of("none", "note", "warning", "error"));
      assertThat(result.at("/message/text").stringValue()).isNotBlank();
    }
    log.findValues("region")
        .forEach(r -> assertThat(r.at("/startLine").intValue()).isGreaterThan(0));
    log.findValues("uri").forEach(u -> assertThat(URI.create(u.stringValue())).isNotNull());
    JsonNode invocation = log.at("/runs/0/invocations/0");
    assertThat(invocation.at("/executionSuccessful").booleanValue()).isFalse();
    assertThat(
            invocation
                .at("/toolExecutionNotifications/0/locations/0/physicalLocation/artifactLocation")
                .at("/uri")
                .stringValue())
        .isEqualTo("./a%20b/%C3%A9:1.ndjson");
  }

  @Test
  void a_log_from_standard_input_is_shown_at_the_spec() {
    Outcome o = run.unknown();
    Outcome piped =
        new Outcome(
            "-",
            new Verdict.Unknown("too many states"),
            o.events(),
            o.explained(),
            0,
            o.coverage(),
            o.tightness(),
            List.of());
    JsonNode location = SarifReport.of(run.report(piped)).at("/runs/0/results/0/locations/0");
    assertThat(location)
        .hasToString(
            "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"examples/TwoPhase.tla\"}}}");
  }
}
