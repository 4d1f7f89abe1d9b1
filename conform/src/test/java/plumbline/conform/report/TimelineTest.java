package plumbline.conform.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plumbline.conform.Verdict;
import plumbline.trace.Event;
import plumbline.trace.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TimelineTest {
  private final TwoPhaseRun run = new TwoPhaseRun();

  @Test
  void events_are_columns_in_which_texts_stand_once() {
    JsonNode data = data(run.timeline(), run.earlyCommit().verdict());
    assertThat(data.get("number")).hasToString("[1,1,1,1,1,1,1]");
    assertThat(data.get("nodes")).hasToString("[\"r1\",\"r2\",\"r3\",\"tm\"]");
    assertThat(data.get("node")).hasToString("[0,3,1,3,3,0,2]");
    assertThat(data.get("causes")).hasToString("[1,1,2,1,2,1,1,2]");
    assertThat(data.get("files")).hasToString("[\"run.ndjson\"]");
    assertThat(data.get("deviation").intValue()).isEqualTo(4);
    assertThat(data.get("firstUnexplained").intValue()).isEqualTo(4);
    assertThat(data.get("subTrace")).hasToString("[0,4]");
    assertThat(data.at("/moments/3"))
        .hasToString(
            "{\"event\":3,\"action\":\"TMRcvPrepared(r2)\",\"changes\":[\"prepared = {r1, r2}\"]}");
  }

  @Test
  void an_event_is_shown_as_it_was_logged() {
    Timeline timeline = new Timeline();
    Event event = run.event(3, "RMPrepare", "{'rm':'r2'}", "r2", "{}");
    timeline.event(3, event, new long[0], true);
    JsonNode data = data(timeline, new Verdict.Conforms());
    assertThat(data.get("labels")).hasToString("[\"RMPrepare(rm = \\\"r2\\\")\"]");
    assertThat(data.get("line")).hasToString("[3]");
  }

  @Test
  void of_a_long_trace_the_last_events_before_the_deviation_are_kept() {
    Timeline timeline = LargeTimeline.of(180_000, 3, 150_000);
    JsonNode data = data(timeline, run.late(150_000).verdict());
    assertThat(data.get("node")).hasSize(Timeline.MOST_EVENTS);
    assertThat(data.at("/number/0").longValue()).isEqualTo(150_000 + 1_000 - 100_000);
    assertThat(data.get("deviation").intValue()).isEqualTo(99_000);
    assertThat(data.get("total").longValue()).isEqualTo(180_000);
  }

  @Test
  void a_cause_that_was_not_kept_is_left_out() {
    Timeline timeline = new Timeline();
    timeline.event(8, "n1", "Receive", new Place("a", 8), new long[] {3}, true);
    timeline.event(9, "n2", "Receive", new Place("a", 9), new long[] {8, 4}, true);
    assertThat(data(timeline, new Verdict.Conforms()).get("causes")).hasToString("[1,1]");
  }

  @Test
  void no_text_of_a_log_ends_the_data() {
    Timeline timeline = new Timeline();
    String label = "</script><!--<script>&amp;";
    timeline.event(1, label, label, new Place(label, 1), new long[0], true);
    String written = TimelineData.of("Spec", timeline, new Verdict.Conforms());
    assertThat(written).doesNotContain("<").doesNotContain(">").doesNotContain("&");
    assertThat(new JsonMapper().readTree(written).at("/labels/0").stringValue()).isEqualTo(label);
  }

  private static JsonNode data(Timeline timeline, Verdict verdict) {
    return new JsonMapper().readTree(TimelineData.of("TwoPhase", timeline, verdict));
  }
}
