package plumbline.systems.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plumbline.conform.report.CheckReport;
import plumbline.conform.report.Ink;
import plumbline.conform.report.TextReport;

/** A cluster under load: every key conforms, until a flaw is made to show. */
@Timeout(120)
class ProvokeTest {
  private static final Settings SETTINGS =
      new Settings(3, 4, 3, Duration.ofMillis(600), Duration.ofMillis(300));
  private static final int KEYS = 12;

  @TempDir private Path folder;

  @Test
  void every_key_conforms_though_a_node_dies_and_another_joins() throws IOException {
    try (Recorded trace = new Recorded(folder.resolve("trace.ndjson"))) {
      try (CacheCluster cluster = CacheCluster.start(SETTINGS, trace::node);
          Load load = load(cluster)) {
        awaitMore(load, 300);
        cluster.kill("n2");
        awaitMore(load, 300);
        cluster.addNode();
        cluster.awaitPrimaries();
        awaitMore(load, 300);
        load.stop();
      }
      for (int i = 1; i <= KEYS; i++) {
        for (String spec : List.of("CacheEntry", "Client")) {
          CheckReport report = trace.check(spec, "k" + i);
          assertThat(report.exitCode()).as(TextReport.of(report, Ink.PLAIN)).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Bug.class)
  void a_flaw_shows_in_the_trace_of_some_key(Bug bug) throws IOException {
    try (Recorded trace = new Recorded(folder.resolve("trace.ndjson"))) {
      try (CacheCluster cluster = CacheCluster.start(SETTINGS, trace::node);
          Load load = load(cluster)) {
        awaitMore(load, 300);
        cluster.provoke(bug);
        awaitMore(load, 3000);
        load.stop();
      }
      List<Integer> codes = new ArrayList<>();
      for (int i = 1; i <= KEYS; i++) {
        codes.add(trace.check("CacheEntry", "k" + i).exitCode());
      }
      assertThat(codes).contains(1).isSubsetOf(0, 1);
    }
  }

  private static Load load(CacheCluster cluster) throws IOException {
    return Load.start(
        List.of(cluster.client("c1"), cluster.client("c2"), cluster.client("c3")),
        new Load.Plan(2, 1500, KEYS, 0.8, 7));
  }

  private static void awaitMore(Load load, long operations) {
    long before = done(load);
    await(() -> done(load) >= before + operations);
  }

  private static long done(Load load) {
    return load.summary().reads() + load.summary().writes();
  }

  /** Within the time that the test has. */
  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
