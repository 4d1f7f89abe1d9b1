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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Starts the processes of an example, tells them of each other, and waits until all have ended. The
 * same program is each of the processes too, when its first argument is the name of one.
 *
 * @param folder the example's folder under {@code examples}
 * @param spec its specification there, and what else `plumbline check` needs to know
 * @param names the processes
 */
public record Cluster(String folder, String spec, List<String> names) {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** What a process does. */
  public interface Role {
    /** Does it until it is done, as the node's name says. */
    void run(Node node, boolean bug) throws InterruptedException;
  }

  /**
   * Runs the example, or a process of it, and ends this process where that fails.
   *
   * @param main the class whose {@code main} was called
   * @param args {@code [NAME] [--bug] [--out DIR] [--seed N]}
   */
  public void run(Class<?> main, String[] args, Role role) {
    List<String> given = Arrays.asList(args);
    boolean one = !given.isEmpty() && names.contains(given.get(0));
    try {
      Path out = Path.of("out", folder);
      if (one) {
        try (Node node =
            Node.join(given.get(0), Options.parse(given.subList(1, given.size()), out))) {
          role.run(node, node.bug());
        }
      } else {
        Options options = Options.parse(given, out);
        run(main, options);
        report(options.out());
      }
    } catch (IOException | InterruptedException | IllegalArgumentException e) {
      System.err.println(
          folder + ": " + (e instanceof IllegalArgumentException ? e.getMessage() : e));
      System.exit(2);
    }
  }

  private void run(Class<?> main, Options options) throws IOException, InterruptedException {
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
  }

  private void report(Path out) throws IOException {
    long events = 0;
    for (String name : names) {
      try (var lines = Files.lines(out.resolve(name + ".ndjson"))) {
        events += lines.count();
      }
    }
    System.out.printf(
        """
        %d processes left %d events in %s. Check them:
          ./plumbline check examples/%s/%s --merge --trace '%s/*.ndjson'
        """,
        names.size(), events, out, folder, spec, out);
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
