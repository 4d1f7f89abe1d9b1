package plumbline.systems.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plumbline.trace.client.Tracer;

/**
 * Operations of several clients, without any spec: versions are in an order, and no operation may
 * see an older one than what had ended before it began.
 */
@Timeout(60)
class HistoryTest {
  private static final Settings SETTINGS =
      new Settings(3, 4, 3, Duration.ofMillis(600), Duration.ofMillis(300));
  private static final String KEY = "k";

  private record Operation(
      boolean write, long version, Optional<String> value, long start, long end) {}

  private final Queue<Operation> history = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean stopping = new AtomicBoolean();

  @Test
  void real_time_order_is_kept_though_primaries_die() throws Exception {
    try (CacheCluster cluster = CacheCluster.start(SETTINGS, name -> Tracer.disabled())) {
      List<Thread> users = new ArrayList<>();
      for (int i = 1; i <= 6; i++) {
        users.add(user(cluster, i));
      }
      awaitMore(1000);
      cluster.kill(cluster.primary(KEY));
      awaitMore(1000);
      cluster.addNode();
      cluster.awaitPrimaries();
      cluster.kill(cluster.primary(KEY));
      awaitMore(1000);
      stopping.set(true);
      for (Thread user : users) {
        user.join();
      }
    }
    assertValuesBelongToVersions();
    assertNobodySeesThePast();
  }

  private Thread user(CacheCluster cluster, int number) throws IOException {
    CacheClient client = cluster.client("c" + number);
    SplittableRandom random = new SplittableRandom(number);
    return Thread.ofVirtual().start(() -> use(client, random));
  }

  private void use(CacheClient client, SplittableRandom random) {
    while (!stopping.get()) {
      long start = System.nanoTime();
      try {
        if (random.nextInt(4) > 0) {
          Versioned found = client.get(KEY);
          add(false, found.version(), found.value(), start);
        } else {
          String value = Long.toString(random.nextLong());
          add(true, client.put(KEY, value), Optional.of(value), start);
        }
      } catch (CacheException e) {
        // It may have been written: what others read of it will show.
      }
    }
  }

  private void add(boolean write, long version, Optional<String> value, long start) {
    history.add(new Operation(write, version, value, start, System.nanoTime()));
  }

  private void awaitMore(int operations) {
    int before = history.size();
    while (history.size() < before + operations) {
      Thread.onSpinWait();
    }
  }

  private void assertValuesBelongToVersions() {
    Map<Long, Optional<String>> values = new HashMap<>();
    for (Operation operation : history) {
      Optional<String> known = values.putIfAbsent(operation.version(), operation.value());
      assertThat(known == null || known.equals(operation.value())).as("%s", operation).isTrue();
    }
  }

  private void assertNobodySeesThePast() {
    List<Operation> byEnd =
        history.stream().sorted(Comparator.comparingLong(Operation::end)).toList();
    List<Operation> byStart =
        history.stream().sorted(Comparator.comparingLong(Operation::start)).toList();
    long newest = 0;
    int ended = 0;
    for (Operation operation : byStart) {
      while (byEnd.get(ended).end() < operation.start()) {
        newest = Math.max(newest, byEnd.get(ended).version());
        ended++;
      }
      assertThat(operation.version())
          .as("%s", operation)
          .isGreaterThanOrEqualTo(operation.write() ? newest + 1 : newest);
    }
  }
}
