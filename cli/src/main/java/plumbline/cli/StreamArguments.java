package plumbline.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import plumbline.monitor.KeyPath;
import plumbline.monitor.MonitorConfig.Ordering;
import plumbline.monitor.Window;

/** The options that say which events a monitor follows. */
final class StreamArguments {
  @Option(
      names = "--source",
      paramLabel = "URI",
      description =
          "Where events come from: kafka://HOST:PORT/TOPIC, file:PATH, dir:PATH, or - for standard"
              + " input; may be repeated.")
  List<String> sources = List.of();

  @Option(
      names = "--key",
      paramLabel = "PATH",
      description =
          "What tells monitored instances apart: $.path in the line, args.NAME, node, or record"
              + " (the key of the Kafka record); several with commas between them; all where there"
              + " is but one (all). Without it, a spec that reads records itself has one for each"
              + " file or partition.")
  private String key = "all";

  @Option(
      names = "--binding",
      paramLabel = "FILE.yaml",
      description = "What the events mean to the spec; plumbline bind proposes one.")
  Optional<Path> binding = Optional.empty();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "The events' format, as for check (recognised).")
  Optional<String> preset = Optional.empty();

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "The order of an instance's events: time, or arrival (arrival where they come from one"
              + " source, else time).")
  private Optional<String> order = Optional.empty();

  @Option(
      names = "--window",
      paramLabel = "TIME",
      converter = DurationWord.class,
      description = "How far the events of a source may be out of order (2s).")
  private Duration window = Duration.ofSeconds(2);

  @Option(
      names = "--idle",
      paramLabel = "TIME",
      converter = DurationWord.class,
      description = "How long a silent source is waited for (1s).")
  private Duration idle = Duration.ofSeconds(1);

  @Option(
      names = "--from",
      paramLabel = "WHERE",
      description = "Where to begin in topics: earliest, or latest (earliest).")
  private String from = "earliest";

  @Option(
      names = "--join",
      negatable = true,
      description =
          "Instances may have begun before they were monitored: one whose first event no initial"
              + " state explains is unknown until an event tells enough, not an alert. So it is"
              + " anyway from latest, and where a topic has lost its beginning.")
  Boolean join;

  /** What tells instances apart. */
  KeyPath key() {
    return KeyPath.parse(key);
  }

  /**
   * In which order events are taken.
   *
   * @throws IllegalArgumentException when there is no such order
   */
  Ordering ordering() {
    Window.Size size =
        new Window.Size(window.toMillis(), idle.toMillis(), Window.Size.defaults().most());
    return order
        .map(word -> Ordering.parse(word, size))
        .orElseGet(() -> new Ordering.AsNeeded(size));
  }

  /** Whether to begin with what comes from now on. */
  boolean fromLatest() {
    if (!from.equals("earliest") && !from.equals("latest")) {
      throw new IllegalArgumentException(
          "--from is earliest or latest, not \"%s\"".formatted(from));
    }
    return from.equals("latest");
  }
}
