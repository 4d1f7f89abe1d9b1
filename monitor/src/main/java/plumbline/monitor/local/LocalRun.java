package plumbline.monitor.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import plumbline.monitor.DeadLetter;
import plumbline.monitor.Engine;
import plumbline.monitor.Meters;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.MonitorRun;
import plumbline.monitor.Subject;
import plumbline.monitor.Uris;
import plumbline.monitor.instance.InstanceEngine;
import plumbline.monitor.kafka.TopicSink;
import plumbline.monitor.kafka.TopicSource;
import plumbline.monitor.kafka.TopicWire;
import plumbline.monitor.kafka.Topics;
import plumbline.monitor.otlp.OtlpSource;
import plumbline.monitor.script.Scripts;
import plumbline.monitor.script.Wire;
import plumbline.monitor.sink.AlertLog;
import plumbline.monitor.sink.Delivery;
import plumbline.monitor.sink.LogFeed;
import plumbline.monitor.sink.Sink;
import plumbline.monitor.source.Source;

/** A {@link LocalMonitor} with its sources and sinks. */
public final class LocalRun implements MonitorRun {
  private static final long PATIENCE = 10_000;

  /** What a crash has to read again is what came in that time, in milliseconds. */
  private static final long COMMIT_EVERY = 5_000;

  private final Optional<Path> temporary;
  private final AlertLog log;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final LocalMonitor monitor;
  private final Meters meters = new Meters();
  private final String name;
  private final Wire wire;

  /**
   * How it runs.
   *
   * @param state a folder; nothing is kept where there is none
   * @param untilEnd whether to stop when all that there is was read
   * @param fromLatest whether to begin in topics with what comes from now on
   */
  public record Settings(Optional<Path> state, boolean untilEnd, boolean fromLatest) {
    /** For sources that are read from their beginning. */
    public Settings(Optional<Path> state, boolean untilEnd) {
      this(state, untilEnd, false);
    }
  }

  /**
   * @throws IllegalArgumentException when a source or sink is none
   * @throws IOException when the state cannot be kept
   */
  public LocalRun(
      MonitorConfig config, Settings settings, InputStream in, PrintStream out, boolean asJson)
      throws IOException {
    this.name = config.name();
    this.wire = new TopicWire(config);
    Subject subject = config.subject(false, several(config) ? 2 : 1);
    temporary =
        settings.state().isPresent()
            ? Optional.empty()
            : Optional.of(Files.createTempDirectory("plumbline-monitor"));
    Path folder = settings.state().or(() -> temporary).orElseThrow();
    Files.createDirectories(folder);
    log = new AlertLog(folder.resolve("alerts.ndjson"));
    DeadLetters dead = DeadLetters.in(folder.resolve("dead-letters.ndjson"));
    List<Source> sources = new ArrayList<>();
    for (String uri : config.sources()) {
      sources.add(
          Uris.isKafka(uri)
              ? new TopicSource(Topics.parse(uri), settings.fromLatest())
              : Uris.source(
                  uri,
                  subject.reading().longestLine(),
                  in,
                  folder,
                  letter -> refused(letter, dead)));
    }
    monitor =
        new LocalMonitor(
            maker(config, subject),
            sources,
            settings.state(),
            log,
            dead,
            meters,
            new LocalMonitor.Settings(
                settings.untilEnd(), COMMIT_EVERY, config.expire().map(Duration::toMillis)),
            Clock.systemUTC());
    for (String uri : config.sinks()) {
      Path place = folder.resolve("delivered-%08x".formatted(uri.hashCode()));
      Sink sink =
          Uris.isKafka(uri) ? new TopicSink(Topics.parse(uri)) : Uris.sink(uri, out, asJson);
      deliveries.add(new Delivery(new LogFeed(log, place), sink));
    }
  }

  private void refused(DeadLetter letter, DeadLetters dead) {
    meters.dead.increment();
    try {
      dead.add(letter);
    } catch (IOException e) {
      // Its sender is told all the same, and has it still.
      return;
    }
  }

  private static boolean several(MonitorConfig config) {
    String first = config.sources().getFirst();
    return config.sources().size() > 1
        || first.startsWith("dir:")
        || first.startsWith(OtlpSource.SCHEME);
  }

  private Engine.Maker maker(MonitorConfig config, Subject subject) {
    return Scripts.isScript(subject)
        ? (store, _, alerts, dead) ->
            new Scripts(subject, () -> config.subject(false, 1), wire, store, alerts, dead, meters)
        : (store, history, alerts, dead) ->
            new InstanceEngine(subject, store, history, alerts, dead, meters);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run(Consumer<MonitorRun> each) {
    monitor.run(m -> each.accept(this));
  }

  @Override
  public void stop() {
    monitor.stop();
  }

  @Override
  public Meters meters() {
    return meters;
  }

  @Override
  public List<Delivery> deliveries() {
    return deliveries;
  }

  @Override
  public String trouble() {
    return monitor.trouble();
  }

  @Override
  public boolean close() {
    boolean all = true;
    try {
      log.finish();
      for (Delivery delivery : deliveries) {
        all &= delivery.finish(PATIENCE);
      }
      monitor.close();
      wire.close();
      log.close();
      temporary.ifPresent(LocalRun::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("the state cannot be closed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return all;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
