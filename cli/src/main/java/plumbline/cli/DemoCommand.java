package plumbline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import plumbline.monitor.KeyPath;
import plumbline.monitor.Limits;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.Window;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.alert.AlertText;
import plumbline.monitor.kafka.EmbeddedKafka;
import plumbline.monitor.kafka.KafkaRun;
import plumbline.monitor.sink.Sink;
import plumbline.systems.cache.Bug;
import plumbline.systems.cache.CacheClient;
import plumbline.systems.cache.CacheCluster;
import plumbline.systems.cache.Load;
import plumbline.systems.cache.Settings;
import plumbline.tla.SpecOptions;
import plumbline.trace.client.Tracer;
import plumbline.trace.kafka.KafkaSink;
import plumbline.trace.kafka.KeyOf;

/** {@code plumbline demo}: a real system, a real bug, and the alert. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    description =
        "Runs a distributed cache of three nodes under load, its trace through a Kafka broker in"
            + " this process, and a monitor of it; then switches a bug of the cache on and waits"
            + " for the alert.",
    footer = {
      "",
      "Examples:",
      "  plumbline demo",
      "  plumbline demo --bug split-brain",
      "",
      "Exit codes: 0 the bug was found, 3 it did not show in time."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String TOPIC = "cache-trace";
  private static final String SPEC = "CacheEntry";
  private static final List<String> FILES = List.of(SPEC + ".tla", SPEC + ".cfg", SPEC + ".yaml");
  private static final Settings CLUSTER =
      new Settings(3, 4, 3, Duration.ofMillis(600), Duration.ofMillis(300));
  private static final int CLIENTS = 3;
  private static final Duration HEALTHY = Duration.ofSeconds(2);
  private static final int DEVIATES = 1;
  private static final int NOT_FOUND = 3;

  @ParentCommand private Main main;

  /** What can be wrong with the cache. */
  enum Flaw {
    LOST_INVALIDATION(
        Bug.LOST_INVALIDATION, "a primary forgets which clients have a copy of an entry"),
    STALE_READ(Bug.STALE_READ_AFTER_FAILOVER, "a node that missed writes becomes primary"),
    SPLIT_BRAIN(Bug.SPLIT_BRAIN, "a primary goes on after its lease has run out"),
    CLOCK_BACK(Bug.CLOCK_GOES_BACK, "a primary's clock is set back, and its lease with it");

    final Bug bug;
    final String words;

    Flaw(Bug bug, String words) {
      this.bug = bug;
      this.words = words;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Option(
      names = "--bug",
      paramLabel = "BUG",
      description = "What is wrong: ${COMPLETION-CANDIDATES} (lost-invalidation).")
  private Flaw flaw = Flaw.LOST_INVALIDATION;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Where the page on the alert is written (plumbline-demo.html).")
  private Path page = Path.of("plumbline-demo.html");

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      converter = DurationWord.class,
      description = "How long to wait for the alert (60s).")
  private Duration patience = Duration.ofSeconds(60);

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = main.console();
    Path folder = Files.createTempDirectory("plumbline-demo");
    try {
      return demo(console, folder);
    } finally {
      delete(folder);
    }
  }

  private int demo(Console console, Path folder) throws IOException, InterruptedException {
    PrintStream out = console.out();
    out.println("starting a Kafka broker in this process ...");
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      kafka.createTopic(TOPIC, 2);
      out.println("starting a cache: 3 nodes, 3 clients that read and write 50 keys ...");
      Map<String, Tracer> tracers = new ConcurrentHashMap<>();
      try (KafkaSink sink = KafkaSink.open(kafka.servers(), TOPIC, KeyOf.member("args", "key"));
          CacheCluster cluster =
              CacheCluster.start(
                  CLUSTER,
                  name -> tracers.computeIfAbsent(name, n -> Tracer.to(sink).node(n).open()))) {
        List<CacheClient> clients = new ArrayList<>();
        for (int i = 1; i <= CLIENTS; i++) {
          clients.add(cluster.client("c" + i));
        }
        CompletableFuture<Alert> found = new CompletableFuture<>();
        KafkaRun monitor = monitor(kafka, folder, found);
        try (Load load = Load.start(clients, new Load.Plan(2, 1_000, 50, 0.8, 1))) {
          out.println(
              "starting the monitor: every key of the cache is held against CacheEntry.tla ...");
          awaitHealthy(monitor);
          Load.Summary done = load.summary();
          out.printf(
              Locale.ROOT,
              "%,d reads and %,d writes so far; %,d events of %,d keys conform%n",
              done.reads(),
              done.writes(),
              monitor.meters().events.sum(),
              monitor.meters().begun.sum());
          out.printf("%nnow a bug is switched on: %s%n%n", flaw.words);
          long since = System.nanoTime();
          cluster.provoke(flaw.bug);
          Alert alert = found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
          out.println(AlertText.of(alert));
          out.printf(
              Locale.ROOT,
              "%nfound %.1f s after the bug was switched on, at %s%n",
              (System.nanoTime() - since) / 1e9,
              alert.events().getLast());
          report(alert, kafka, folder, console);
          return 0;
        } catch (TimeoutException e) {
          out.println("the bug did not show in time; try again, or give it more --patience");
          return NOT_FOUND;
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        } finally {
          monitor.stop();
          monitor.close();
        }
      } finally {
        tracers.values().forEach(Tracer::close);
      }
    }
  }

  /** Has the alert replayed from the topic, as its reader would. */
  private void report(Alert alert, EmbeddedKafka kafka, Path folder, Console console)
      throws IOException {
    Path json = Files.write(folder.resolve("alert.json"), AlertJson.bytes(alert));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int exit =
        Main.run(
            new Console(nowhere, console.err(), false, false, false),
            "replay",
            json.toString(),
            folder.resolve(SPEC + ".tla").toString(),
            "--binding",
            folder.resolve(SPEC + ".yaml").toString(),
            "--events",
            "kafka://" + kafka.servers(),
            "--report",
            page.toString());
    if (exit == DEVIATES) {
      console.out().println("the events that led there, as a page: " + page.toUri());
    }
  }

  private static void awaitHealthy(KafkaRun monitor) throws InterruptedException {
    long events = 0;
    while (events == 0) {
      Thread.sleep(50);
      events = monitor.meters().events.sum();
    }
    Thread.sleep(HEALTHY);
  }

  private KafkaRun monitor(EmbeddedKafka kafka, Path folder, CompletableFuture<Alert> found)
      throws IOException {
    for (String file : FILES) {
      try (InputStream in = Bug.class.getResourceAsStream("spec/" + file)) {
        Files.copy(in, folder.resolve(file));
      }
    }
    MonitorConfig config =
        new MonitorConfig(
            "cache",
            folder.resolve(SPEC + ".tla"),
            new SpecOptions(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)),
            Optional.of(folder.resolve(SPEC + ".yaml")),
            Optional.empty(),
            List.of("kafka://" + kafka.servers() + "/" + TOPIC),
            List.of(),
            KeyPath.parse("record"),
            new MonitorConfig.Ordering.ByTime(new Window.Size(300, 1_000, 100_000)),
            Optional.empty(),
            Optional.empty(),
            Limits.defaults());
    return new KafkaRun(
        config,
        new KafkaRun.Settings("demo", folder.resolve("state"), false, false, 1),
        List.of(new First(found)));
  }

  /** Takes the first alert that is explained. */
  private record First(CompletableFuture<Alert> found) implements Sink {
    @Override
    public String name() {
      return "demo";
    }

    @Override
    public void send(Alert alert) {
      if (alert.explanation().isPresent()) {
        found.complete(alert);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
