package plumbline.systems.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.conform.report.CheckReport;
import plumbline.conform.report.Ink;
import plumbline.conform.report.TextReport;

/** Each flaw is found in the trace of what happens with it; without it the same conforms. */
@Timeout(60)
class BugTest {
  private static final Settings SHORT_LEASES =
      new Settings(3, 4, 3, Duration.ofSeconds(1), Duration.ofMillis(500));
  private static final Settings LONG_LEASES =
      new Settings(3, 4, 3, Duration.ofSeconds(30), Duration.ofSeconds(20));
  private static final String KEY = "k";

  @TempDir private Path folder;
  private Recorded trace;
  private CacheCluster cluster;

  @BeforeEach
  void record() throws IOException {
    trace = new Recorded(folder.resolve("trace.ndjson"));
  }

  @AfterEach
  void stop() throws IOException {
    end();
  }

  private void end() throws IOException {
    cluster.close();
    trace.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_lost_invalidation_is_found_when_the_write_is_acknowledged(boolean on) throws IOException {
    cluster = CacheCluster.start(LONG_LEASES, trace::node);
    cluster.bug(Bug.LOST_INVALIDATION, on);
    CacheClient c1 = cluster.client("c1");
    CacheClient c2 = cluster.client("c2");
    c1.put(KEY, "old");
    c1.get(KEY);
    c2.get(KEY);
    c1.put(KEY, "new");

    assertThat(c1.get(KEY).value()).contains(on ? "old" : "new");
    assertEntry(on, "Commit", "lent[c]");
    assertClient(on);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_stale_read_after_a_failover_is_found_when_the_primary_takes_over(boolean on)
      throws IOException {
    cluster = CacheCluster.start(SHORT_LEASES, trace::node);
    cluster.bug(Bug.STALE_READ_AFTER_FAILOVER, on);
    CacheClient c1 = cluster.client("c1");
    c1.put(KEY, "old");
    String primary = cluster.primary(KEY);
    String behind = primary.equals("n3") ? "n2" : "n3";
    String other = primary.equals("n1") ? behind.equals("n2") ? "n3" : "n2" : "n1";
    cluster.cuts().cut(primary, behind);
    cluster.cuts().cut(other, behind);
    c1.put(KEY, "new");
    cluster.kill(primary);
    awaitPrimary(on ? behind : other);
    cluster.cuts().mend();

    assertThat(c1.get(KEY).value()).contains(on ? "old" : "new");
    assertEntry(on, "TakeOver", "committed");
    assertClient(on);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_lease_that_is_ignored_is_found_when_two_primaries_serve(boolean on) throws IOException {
    cluster = CacheCluster.start(SHORT_LEASES, trace::node);
    cluster.bug(Bug.SPLIT_BRAIN, on);
    twoPrimaries(on, "Serve");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_clock_that_goes_back_is_found_when_two_primaries_serve(boolean on) throws IOException {
    cluster = CacheCluster.start(SHORT_LEASES, trace::node);
    cluster.bug(Bug.CLOCK_GOES_BACK, on);
    twoPrimaries(on, "Lend");
  }

  /** The primary cannot reach the lock service, and its clock is set back. */
  private void twoPrimaries(boolean on, String served) throws IOException {
    CacheClient c1 = cluster.client("c1");
    c1.put(KEY, "old");
    String former = cluster.primary(KEY);
    cluster.cuts().cut(former, Locks.NAME);
    cluster.cuts().cut("c1", Locks.NAME);
    cluster.wall(former).set(Duration.ofMinutes(-5));
    await(() -> !cluster.primary(KEY).isEmpty() && !cluster.primary(KEY).equals(former));
    CacheClient c2 = cluster.client("c2");
    c2.put(KEY, "new");
    // Somebody who saw it written tells somebody who reads.
    trace.node("c1").extract(trace.node("c2").inject());
    if (!on) {
      cluster.cuts().mend();
    }

    assertThat(c1.get(KEY).value()).contains(on ? "old" : "new");
    assertEntry(on, served, "epoch");
  }

  private void assertEntry(boolean deviates, String action, String variable) throws IOException {
    end();
    CheckReport report = trace.check("CacheEntry");
    String text = TextReport.of(report, Ink.PLAIN);
    assertThat(report.exitCode()).as(text).isEqualTo(deviates ? 1 : 0);
    if (deviates) {
      assertThat(text.lines().findFirst().orElseThrow())
          .contains(": " + action + "(")
          .endsWith("is not possible here");
      assertThat(text).contains(variable + " = ");
    }
  }

  private void assertClient(boolean deviates) {
    CheckReport report = trace.check("Client");
    assertThat(report.exitCode()).as(TextReport.of(report, Ink.PLAIN)).isEqualTo(deviates ? 1 : 0);
  }

  private void awaitPrimary(String node) {
    await(() -> cluster.primary(KEY).equals(node));
  }

  /** Within the time that the test has. */
  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
