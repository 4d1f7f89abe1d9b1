package plumbline.systems.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plumbline.junit.ConformsTo;
import plumbline.junit.Tracers;
import plumbline.systems.cache.command.Main;
import plumbline.systems.cache.wire.Connection;
import plumbline.systems.cache.wire.Message;
import plumbline.systems.cache.wire.Reach;
import plumbline.trace.client.Tracer;

/** The cluster as its users run it: a process for the lock service and for each node. */
@Timeout(120)
class ProcessTest {
  private static final String KEY = "k";

  private final Map<String, Process> processes = new LinkedHashMap<>();
  private String locks;

  @AfterEach
  void stop() throws InterruptedException {
    processes.values().forEach(Process::destroyForcibly);
    for (Process process : processes.values()) {
      process.waitFor();
    }
  }

  @Test
  @ConformsTo(spec = "spec/CacheEntry.tla", binding = "spec/CacheEntry.yaml")
  void what_was_acknowledged_outlives_a_primary_that_is_killed(Tracers tracers) throws Exception {
    locks = start("locks", "--port", "0", "--lease", "800ms");
    for (String node : List.of("n1", "n2", "n3")) {
      start("node", node, "--locks", locks, "--trace", tracers.folder().toString());
    }
    try (CacheClient client =
        CacheClient.connect("c1", locks, Surroundings.of(tracers.node("c1")))) {
      assertThat(client.put(KEY, "a")).isEqualTo(1);
      assertThat(client.get(KEY).value()).contains("a");
      assertThat(client.put(KEY, "b")).isEqualTo(2);
      String primary = primary();
      awaitLogged(tracers.folder().resolve(primary + ".ndjson"), "\"Commit\"", 2);
      processes.get(primary).destroyForcibly().waitFor();

      assertThat(client.get(KEY).value()).contains("b");
      assertThat(primary()).isNotEqualTo(primary);
      assertThat(client.put(KEY, "c")).isEqualTo(3);
    }
    // In the ordinary way, so that their traces are complete.
    for (Process process : processes.values()) {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void the_shell_does_one_thing_or_what_it_reads() throws Exception {
    locks = start("locks", "--port", "0", "--nodes", "1");
    start("node", "n1", "--locks", locks);
    assertThat(shell("", "put", "colour", "green")).isEqualTo("version 1\n");
    assertThat(shell("", "get", "colour")).isEqualTo("green    version 1\n");
    assertThat(shell("cas colour 1 red\ncas colour 1 blue\nremove colour\nget colour\nwhat\n"))
        .isEqualTo(
            """
            version 2
            not written: red    version 2
            version 3
            (nothing)    version 3
            error: there are get KEY | put KEY VALUE | remove KEY | cas KEY VERSION VALUE | quit
            """);
    assertThat(run("", "load", "--locks", locks, "--for", "300ms", "--keys", "5"))
        .contains("ops/s", "in all");
  }

  @Test
  void a_lock_service_that_is_not_there_is_told() throws Exception {
    assertThat(run("", "shell", "--locks", "localhost:1", "get", "k"))
        .startsWith("error: The lock service at localhost:1 cannot be reached: ");
  }

  private String shell(String typed, String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of("shell", "--locks", locks));
    words.addAll(List.of(command));
    return run(typed, words.toArray(String[]::new));
  }

  private static String run(String typed, String... words) throws Exception {
    Process process = new ProcessBuilder(command(words)).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(typed.getBytes(UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  /** Starts one that goes on until it is ended; where it listens. */
  private String start(String... words) throws IOException {
    Process process =
        new ProcessBuilder(command(words)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    processes.put(words[0].equals("node") ? words[1] : words[0], process);
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = out.readLine();
    assertThat(line).contains(" listens at localhost:");
    return line.replaceAll(".* listens at (localhost:\\d+).*", "$1");
  }

  private static List<String> command(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(words));
    return command;
  }

  private String primary() throws IOException {
    try (Connection connection =
        Connection.open(
            locks, "test", Locks.NAME, Tracer.disabled(), Reach.everywhere(), (c, q, m) -> {})) {
      Message.Table table =
          (Message.Table) connection.ask(new Message.Routes(), Duration.ofSeconds(5));
      return table.shards().get(Keys.shard(KEY, table.shards().size())).primary();
    }
  }

  /** What is killed takes the last moments of its trace along. */
  private static void awaitLogged(Path file, String what, int times) throws IOException {
    long found = 0;
    while (found < times) {
      try (var lines = Files.lines(file)) {
        found = lines.filter(line -> line.contains(what)).count();
      }
    }
  }
}
