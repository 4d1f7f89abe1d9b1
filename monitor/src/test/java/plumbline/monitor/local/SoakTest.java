package plumbline.monitor.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.monitor.Intake.Message;
import plumbline.monitor.Jobs;
import plumbline.monitor.Meters;
import plumbline.monitor.Position;
import plumbline.monitor.Subject;
import plumbline.monitor.instance.InstanceEngine;
import plumbline.monitor.sink.AlertLog;
import plumbline.monitor.source.Source;

/**
 * A monitor at full rate, with 100,000 instances at once that end and are followed by new ones, in
 * 512 MB. The suite has it run for a short time; {@code -Dplumbline.soak=1200} has it run for
 * twenty minutes, and {@code -Dplumbline.soak.csv=FILE} keeps what was measured.
 */
class SoakTest {
  private static final int SECONDS = Integer.getInteger("plumbline.soak", 15);
  private static final int SECONDS_BETWEEN = 3;
  private static final int INSTANCES = 100_000;

  @TempDir Path folder;

  private record Sample(int second, long events, long heapMegabytes) {
    static Sample parse(String line) {
      String[] parts = line.split(",", 3);
      return new Sample(
          Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
  }

  @Test
  void memory_does_not_grow() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SoakTest.class.getName(),
                folder.toString(),
                Integer.toString(SECONDS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Sample> samples = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        samples.add(Sample.parse(line));
      }
    }
    assertThat(process.waitFor()).isZero();
    String csv = System.getProperty("plumbline.soak.csv");
    if (csv != null) {
      Files.write(Path.of(csv), lines);
    }
    assertThat(samples.getLast().events()).isGreaterThan(INSTANCES);
    int half = samples.size() / 2;
    assertThat(highest(samples.subList(half, samples.size())))
        .isLessThan(highest(samples.subList(0, half)) * 5 / 4 + 40);
  }

  private static long highest(List<Sample> samples) {
    return samples.stream().mapToLong(Sample::heapMegabytes).max().orElseThrow();
  }

  /** The monitor itself: a folder, and for how many seconds. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int seconds = Integer.parseInt(args[1]);
    Meters meters = new Meters();
    Subject subject = Jobs.config(List.of(), List.of()).subject(false, 1);
    try (AlertLog log = new AlertLog(folder.resolve("alerts"));
        LocalMonitor monitor =
            new LocalMonitor(
                (store, history, alerts, dead) ->
                    new InstanceEngine(subject, store, history, alerts, dead, meters),
                List.of(new Endless()),
                Optional.of(folder.resolve("soak")),
                log,
                letter -> {
                  throw new IllegalStateException(letter.reason());
                },
                meters,
                new LocalMonitor.Settings(false, 5_000, Optional.of(600_000L)),
                Clock.systemUTC())) {
      long start = System.nanoTime();
      int[] told = {0};
      monitor.run(
          m -> {
            int second = (int) ((System.nanoTime() - start) / 1_000_000_000);
            if (second >= told[0] + SECONDS_BETWEEN) {
              told[0] = second;
              System.out.printf(
                  Locale.ROOT, "%d,%d,%d%n", second, meters.events.sum(), live() >> 20);
            }
            if (second >= seconds) {
              m.stop();
            }
          });
    }
    System.exit(meters.alerts.sum() == 0 ? 0 : 1);
  }

  /** Bytes that cannot be let go of. */
  private static long live() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Events of jobs without end, of any of the jobs at a time. */
  private static final class Endless implements Source {
    private static final List<String> LIFE = List.of("Submit", "Start", "Fail", "Start", "Finish");

    private final SplittableRandom random = new SplittableRandom(1);
    private final long[] job = new long[INSTANCES];
    private final int[] at = new int[INSTANCES];
    private long jobs;
    private long offset;

    Endless() {
      for (int i = 0; i < INSTANCES; i++) {
        job[i] = jobs++;
      }
    }

    @Override
    public String name() {
      return "endless";
    }

    @Override
    public void resume(Map<String, String> places) {
      // It begins once.
    }

    @Override
    public int poll(int most, Consumer<Message> messages) {
      for (int i = 0; i < most; i++) {
        int which = random.nextInt(INSTANCES);
        String line = Jobs.event("job" + job[which], LIFE.get(at[which]));
        if (++at[which] == LIFE.size()) {
          at[which] = 0;
          job[which] = jobs++;
        }
        messages.accept(
            new Message(
                "endless",
                offset++,
                System.currentTimeMillis(),
                "",
                line.getBytes(StandardCharsets.UTF_8)));
      }
      return most;
    }

    @Override
    public List<String> logs() {
      return List.of("endless");
    }

    @Override
    public Map<String, String> places() {
      return Map.of();
    }

    @Override
    public boolean isAtEnd() {
      return false;
    }

    @Override
    public boolean isOver() {
      return false;
    }

    @Override
    public Map<Position, byte[]> messages(List<Position> at) {
      return Map.of();
    }

    @Override
    public void close() {
      // There is nothing to let go of.
    }
  }
}
