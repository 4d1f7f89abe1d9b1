package plumbline.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import plumbline.monitor.Limits;

/** The options that say how a monitor runs, and where its alerts go. */
final class MonitorArguments {
  @Option(
      names = "--file",
      paramLabel = "MONITORS.yaml",
      description =
          "Run the monitors of a file instead, and do what it says when it changes. Of the other"
              + " options only --http and --format count then.")
  Optional<Path> file = Optional.empty();

  @Option(
      names = "--sink",
      paramLabel = "URI",
      description =
          "Where alerts go: stdout:, file:PATH, webhook:http://HOST/PATH (as Alertmanager takes"
              + " them) or kafka://HOST:PORT/TOPIC; may be repeated (stdout:).")
  List<String> sinks = List.of("stdout:");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the alerts call the monitor (the module's name).")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description =
          "The processes that share the work on Kafka's topics have it in common"
              + " (plumbline-NAME).")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      description =
          "What is known is kept there, so that a restart goes on where it was. For files it is"
              + " kept nowhere without it, for Kafka below ~/.local/state/plumbline.")
  Optional<Path> state = Optional.empty();

  @Option(
      names = "--http",
      paramLabel = "[HOST]:PORT",
      description = "Serve /metrics (Prometheus), /healthz, /readyz and /status there.")
  Optional<String> http = Optional.empty();

  @Option(
      names = "--expire",
      paramLabel = "TIME",
      converter = DurationWord.class,
      description = "Instances without an event for so long are closed (never).")
  Optional<Duration> expire = Optional.empty();

  @Option(
      names = "--max-states",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "States that may be possible for an instance; with more it is unknown (10000).")
  private int states = Limits.defaults().states();

  @Option(
      names = "--max-instances",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "Instances that are held in memory; others are in the store (120000).")
  private int instances = Limits.defaults().instances();

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "Threads that share Kafka's partitions (1).")
  int threads = 1;

  @Option(
      names = "--exactly-once",
      description =
          "Write alerts in one transaction with what is known: slower, and no alert comes twice.")
  boolean exactlyOnce;

  @Option(
      names = "--until-end",
      description = "Stop when all there is in the files was read, and do not wait for more.")
  boolean untilEnd;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text or json: how stdout: prints alerts, and the summary (text).")
  private String format = "text";

  boolean asJson() {
    if (!format.equalsIgnoreCase("text") && !format.equalsIgnoreCase("json")) {
      throw new IllegalArgumentException("--format is text or json, not \"%s\"".formatted(format));
    }
    return format.equalsIgnoreCase("json");
  }

  String name(Path module) {
    return name.orElseGet(() -> String.valueOf(module.getFileName()).replaceFirst("\\.tla$", ""));
  }

  String group(Path module) {
    return group.orElseGet(() -> "plumbline-" + name(module));
  }

  Limits limits() {
    return Limits.defaults().with(states, instances);
  }
}
