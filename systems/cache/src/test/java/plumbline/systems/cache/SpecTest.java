package plumbline.systems.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.conform.report.CheckReport;
import plumbline.conform.report.Ink;
import plumbline.conform.report.TextReport;

/** The traces that are recorded beside the specs. */
class SpecTest {
  @ParameterizedTest
  @CsvSource({
    "conforming, conforms, conforms",
    "lost-invalidation, 'Commit(\"n1\", 1, 2, {\"n1\", \"n2\", \"n3\"})', 'Read(\"c1.1/k\", 1)'",
    "stale-read-after-failover, 'TakeOver(\"n2\", 2, 1)', 'Read(\"c1.1/k\", 1)'",
    "split-brain, 'Serve(\"n1\", 1, 1)', conforms",
    "clock-goes-back, 'Lend(\"n1\", 1, 1, \"c1\")', conforms"
  })
  void a_recorded_trace_is_judged_by_both_specs(String name, String entry, String client) {
    Path trace = Path.of("traces", name + ".ndjson");
    assertThat(judged("CacheEntry", trace)).contains(entry);
    assertThat(judged("Client", trace)).contains(client);
  }

  private static String judged(String spec, Path trace) {
    CheckReport report = Recorded.check(spec, trace);
    String text = TextReport.of(report, Ink.PLAIN);
    return text.lines().findFirst().orElseThrow();
  }
}
