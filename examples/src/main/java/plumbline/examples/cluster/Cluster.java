package plumbline.examples.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Starts the processes of an example, tells them of each other, and waits until all have ended. */
public final class Cluster {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Cluster() {}

  /**
   * Runs an example.
   *
   * @param main the class whose {@code main} becomes a node when its first argument is a name
   * @return how many events were traced
   * @throws IOException when a process failed, or did not end within a minute
   */
  public static long run(Class<?> main, List<String> names, Options options)
      throws IOException, InterruptedException {
    Files.createDirectories(options.out());
    Map<String, Process> processes = new LinkedHashMap<>();
    try {
      for (String name : names) {
        processes.put(name, start(main, name, options));
      }
      introduce(processes);
      await(processes);
    } finally {
      processes.values().forEach(Process::destroyForcibly);
    }
    long events = 0;
    for (String name : names) {
      try (var lines = Files.lines(options.out().resolve(name + ".ndjson"))) {
        events += lines.count();
      }
    }
    return events;
  }

  private static Process start(Class<?> main, String name, Options options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // They live for seconds: starting fast is all that counts.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), name));
    command.addAll(options.arguments());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void introduce(Map<String, Process> processes) throws IOException {
    Map<String, String> ports = new LinkedHashMap<>();
    for (Map.Entry<String, Process> entry : processes.entrySet()) {
      var reader =
          new BufferedReader(new InputStreamReader(entry.getValue().getInputStream(), UTF_8));
      String port = reader.readLine();
      if (port == null) {
        throw new IOException("The process " + entry.getKey() + " did not start.");
      }
      ports.put(entry.getKey(), port);
    }
    String peers =
        ports.entrySet().stream()
            .map(peer -> peer.getKey() + '=' + peer.getValue())
            .collect(Collectors.joining(" "));
    for (Process process : processes.values()) {
      new PrintStream(process.getOutputStream(), true, UTF_8).println(peers);
    }
  }

  private static void await(Map<String, Process> processes)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    for (Map.Entry<String, Process> entry : processes.entrySet()) {
      Process process = entry.getValue();
      if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new IOException("The process " + entry.getKey() + " does not end.");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "The process " + entry.getKey() + " failed with " + process.exitValue() + ".");
      }
    }
  }
}
