package plumbline.monitor.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.conform.Verdict;
import plumbline.monitor.Jobs;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.Replay;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.local.AlertFiles;
import plumbline.monitor.local.LocalRun;

/** A monitor that is killed again and again while services send to it. */
class OtlpCrashTest {
  private static final int ROUNDS = 3;
  private static final int JOBS = 40;
  private static final long BEGIN = 1_767_225_600_000L;

  @TempDir Path folder;

  /** The process itself: the port, the folder. */
  public static void main(String[] args) throws IOException {
    run(Integer.parseInt(args[0]), Path.of(args[1]), false);
  }

  private static void run(int port, Path state, boolean untilEnd) throws IOException {
    try (var nothing = new ByteArrayInputStream(new byte[0])) {
      LocalRun run =
          new LocalRun(
              config(port),
              new LocalRun.Settings(Optional.of(state), untilEnd),
              nothing,
              System.out,
              true);
      run.run(_ -> {});
      run.close();
    }
  }

  private static MonitorConfig config(int port) {
    return Jobs.ofAttributes("otlp://localhost:" + port);
  }

  private Process start(int port) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            OtlpCrashTest.class.getName(),
            Integer.toString(port),
            folder.toString())
        .inheritIO()
        .start();
  }

  /** Sends until it is taken, as a service does; kills the monitor at one moment on the way. */
  @Test
  void no_record_that_was_taken_is_lost_and_no_alert_is_doubled() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Random random = new Random(5);
    Process process = start(port);
    try (Sender sender = new Sender(port)) {
      for (int round = 0; round < ROUNDS; round++) {
        int killAt = random.nextInt(JOBS);
        for (int job = 0; job < JOBS; job++) {
          String name = "r" + round + "j" + job;
          long time = BEGIN + round * 10_000L + job * 10L;
          taken(sender, Sender.protobuf(name, time, "Submit", "Start"));
          if (job == killAt) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            process = start(port);
          }
          taken(sender, Sender.protobuf(name, time + 5, job % 10 == 3 ? "Submit" : "Finish"));
        }
      }
    } finally {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    run(port, folder, true);
    List<Alert> alerts = AlertFiles.ofState(folder).read().all();
    assertThat(alerts)
        .allMatch(a -> a.what().startsWith("no behaviour of the spec explains Submit"));
    assertThat(alerts.stream().map(Alert::key))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, ROUNDS * JOBS)
                .filter(i -> i % JOBS % 10 == 3)
                .mapToObj(i -> "r" + i / JOBS + "j" + i % JOBS)
                .toList());
    Replay replay = new Replay(config(port).subject(false, 1), alerts.getLast());
    assertThat(replay.run(new SpoolHistory(folder)).outcome().verdict())
        .isInstanceOf(Verdict.Deviates.class);
  }

  private static void taken(Sender sender, byte[] request) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < until) {
      try {
        if (sender.post("/v1/logs", Sender.PROTOBUF, request).statusCode() == 200) {
          return;
        }
      } catch (HttpTimeoutException e) {
        throw new AssertionError("it hangs", e);
      } catch (IOException e) {
        // It is not there yet.
        Thread.onSpinWait();
      }
    }
    throw new AssertionError("it was not taken in time");
  }
}
