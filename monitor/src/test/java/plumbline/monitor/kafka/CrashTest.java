package plumbline.monitor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.monitor.Jobs;
import plumbline.monitor.alert.Alert;

/** Monitors that are killed at random moments, again and again, while events come. */
class CrashTest {
  private static final int JOBS = 3_000;
  private static final int PARTITIONS = 4;
  private static final int KILLS = Integer.getInteger("plumbline.kills", 4);
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  @TempDir Path folder;

  @Test
  void no_alert_is_lost_or_doubled() throws Exception {
    Random random = new Random(7);
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        Broker broker = new Broker(kafka.servers())) {
      broker.create("jobs", PARTITIONS);
      List<MonitorProcess> monitors = new ArrayList<>();
      try {
        for (int i = 0; i < 2; i++) {
          monitors.add(monitor(kafka, i));
        }
        Set<String> wrong = new HashSet<>();
        Map<String, List<String>> open = new HashMap<>();
        List<String> jobs = new ArrayList<>();
        int begun = 0;
        int kills = 0;
        long killAt = System.nanoTime() + BETWEEN.toNanos();
        while (kills < KILLS || begun < JOBS || !jobs.isEmpty()) {
          if (begun < JOBS && jobs.size() < 200) {
            String job = "job" + begun++;
            jobs.add(job);
            open.put(job, life(job, random, wrong));
          }
          if (!jobs.isEmpty()) {
            String job = jobs.get(random.nextInt(jobs.size()));
            List<String> rest = open.get(job);
            broker.send("jobs", job, Jobs.event(job, rest.removeFirst()));
            if (rest.isEmpty()) {
              jobs.remove(job);
            }
          }
          // Some events for each moment that something is killed at.
          Thread.sleep(1);
          if (kills < KILLS && System.nanoTime() > killAt) {
            int victim = random.nextInt(monitors.size());
            monitors.get(victim).kill();
            monitors.set(victim, monitor(kafka, victim));
            kills++;
            killAt = System.nanoTime() + BETWEEN.toNanos() + random.nextInt(1_000_000_000);
          }
        }
        // The last of all in every partition: when these are found, everything was looked at.
        Set<Integer> last = new HashSet<>();
        for (int i = 0; last.size() < PARTITIONS; i++) {
          String job = "last" + i;
          if (last.add(broker.partitionOf(job, PARTITIONS))) {
            broker.send("jobs", job, Jobs.event(job, "Finish"));
            wrong.add(job);
          }
        }
        Map<String, Set<String>> ids = new HashMap<>();
        Set<String> missing = new HashSet<>(wrong);
        for (Alert alert :
            broker.alerts(
                "jobs-alerts",
                a -> {
                  missing.remove(a.key());
                  return missing.isEmpty();
                })) {
          assertThat(alert.verdict()).isEqualTo(Alert.Verdict.DEVIATES);
          ids.computeIfAbsent(alert.key(), k -> new HashSet<>()).add(alert.id());
        }
        assertThat(ids.keySet()).isEqualTo(wrong);
        assertThat(ids.values()).allMatch(of -> of.size() == 1);
      } finally {
        monitors.forEach(MonitorProcess::close);
      }
    }
  }

  private MonitorProcess monitor(EmbeddedKafka kafka, int number) throws IOException {
    return new MonitorProcess(kafka.servers(), "jobs", folder.resolve("state" + number), "arrival");
  }

  private static List<String> life(String job, Random random, Set<String> wrong) {
    List<String> life = Jobs.life(random);
    if (random.nextInt(20) == 0) {
      life.remove(1 + random.nextInt(life.size() - 2));
      wrong.add(job);
    }
    return life;
  }
}
