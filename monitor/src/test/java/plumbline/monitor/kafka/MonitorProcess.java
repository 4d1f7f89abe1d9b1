package plumbline.monitor.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import plumbline.monitor.Jobs;
import plumbline.monitor.MonitorConfig.Ordering;
import plumbline.monitor.Window;

/** A monitor of jobs in a process of its own, which can be killed at any moment. */
final class MonitorProcess implements AutoCloseable {
  private final Process process;

  /**
   * Starts one.
   *
   * @param topic of jobs; alerts go to the topic of that name with {@code -alerts}
   */
  MonitorProcess(String servers, String topic, Path state, String order) throws IOException {
    process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MonitorProcess.class.getName(),
                servers,
                topic,
                state.toString(),
                order)
            .inheritIO()
            .start();
  }

  /** Ends it as a crash would. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The process itself: servers, topic, folder, order. */
  public static void main(String[] args) {
    Ordering order =
        args[3].equals("time")
            ? new Ordering.ByTime(new Window.Size(200, 500, 10_000))
            : new Ordering.Arrival();
    String cluster = "kafka://" + args[0] + "/";
    KafkaRun run =
        new KafkaRun(
            Jobs.config(List.of(cluster + args[1]), List.of(cluster + args[1] + "-alerts"), order),
            new KafkaRun.Settings(args[1], Path.of(args[2]), false, false, 1),
            System.out,
            true);
    run.run(r -> {});
  }
}
