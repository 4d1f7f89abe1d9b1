package plumbline.systems.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plumbline.junit.ConformsTo;
import plumbline.junit.Tracers;

/** A cluster in one process, held to the spec of an entry by the trace of one key. */
@Timeout(60)
@ConformsTo(spec = "spec/CacheEntry.tla", binding = "spec/CacheEntry.yaml")
class ClusterTest {
  private static final Settings SETTINGS =
      new Settings(3, 4, 3, Duration.ofSeconds(1), Duration.ofMillis(500));

  private CacheCluster cluster;

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void what_one_client_writes_the_other_reads(Tracers tracers) throws Exception {
    cluster = CacheCluster.start(SETTINGS, tracers::node);
    CacheClient c1 = cluster.client("c1");
    CacheClient c2 = cluster.client("c2");

    assertThat(c1.get("k").value()).isEmpty();
    assertThat(c1.put("k", "a")).isEqualTo(1);
    assertThat(c2.get("k")).isEqualTo(new Versioned(1, Optional.of("a")));
    assertThat(c2.get("k")).isEqualTo(new Versioned(1, Optional.of("a")));
    assertThat(c1.put("k", "b")).isEqualTo(2);
    assertThat(c2.get("k").value()).contains("b");
    assertThat(c2.compareAndSet("k", 1, "c")).isEmpty();
    assertThat(c2.compareAndSet("k", 2, "c")).contains(3L);
    assertThat(c1.remove("k")).isEqualTo(4);
    assertThat(c2.get("k").value()).isEmpty();
  }

  @Test
  void nothing_acknowledged_is_lost_when_primaries_die(Tracers tracers) throws Exception {
    cluster = CacheCluster.start(SETTINGS, tracers::node);
    CacheClient c1 = cluster.client("c1");
    CacheClient c2 = cluster.client("c2");
    for (int i = 1; i <= 2; i++) {
      c1.put("k", "before " + i);
      assertThat(c2.get("k").value()).contains("before " + i);
      cluster.kill(cluster.primary("k"));
      assertThat(c2.get("k").value()).contains("before " + i);
      cluster.addNode();
      cluster.awaitPrimaries();
    }
    c1.put("k", "after");
    assertThat(c2.get("k").value()).contains("after");
  }

  @Test
  void a_load_on_one_key_conforms(Tracers tracers) throws Exception {
    cluster = CacheCluster.start(SETTINGS, tracers::node);
    Load load =
        Load.start(
            List.of(cluster.client("c1"), cluster.client("c2"), cluster.client("c3")),
            new Load.Plan(2, 0, 1, 0.8, 1));
    while (load.summary().writes() < 200) {
      Thread.onSpinWait();
    }
    cluster.kill(cluster.primary("k1"));
    long before = load.summary().writes();
    while (load.summary().writes() < before + 200) {
      Thread.onSpinWait();
    }
    Load.Summary summary = load.stop();
    assertThat(summary.reads()).isPositive();
  }
}
