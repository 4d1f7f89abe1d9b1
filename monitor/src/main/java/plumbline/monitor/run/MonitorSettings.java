package plumbline.monitor.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.MonitorRun;
import plumbline.monitor.Uris;
import plumbline.monitor.kafka.KafkaRun;
import plumbline.monitor.local.LocalRun;
import plumbline.monitor.script.Scripts;

/**
 * A monitor, and how it is run.
 *
 * @param group the processes that share the work on Kafka's topics have it in common
 * @param state where what is known is kept; for files nowhere, and for Kafka below the user's
 *     folder for state, where it is not said
 * @param fromLatest whether to begin topics with what comes from now on, where the group is new
 * @param exactlyOnce whether alerts are written to topics in one transaction with the state
 * @param threads that share a topic's partitions
 * @param untilEnd whether to stop when all there is in the files was read
 */
public record MonitorSettings(
    MonitorConfig config,
    String group,
    Optional<Path> state,
    boolean fromLatest,
    boolean exactlyOnce,
    int threads,
    boolean untilEnd) {

  /**
   * Starts it.
   *
   * @param asJson whether standard output is for programs
   * @throws IllegalArgumentException when a source or a sink is none, or a topic is not there
   * @throws IOException when its state cannot be kept
   * @throws plumbline.tla.SpecException when the spec is wrong
   * @throws plumbline.conform.binding.BindingException when the binding is wrong
   */
  public MonitorRun start(InputStream in, PrintStream out, boolean asJson) throws IOException {
    long kafka = config.sources().stream().filter(Uris::isKafka).count();
    if (kafka == 0 || Scripts.isScript(config)) {
      return new LocalRun(
          config, new LocalRun.Settings(state, untilEnd, fromLatest), in, out, asJson);
    }
    if (kafka < config.sources().size()) {
      throw new IllegalArgumentException(
          "Kafka's topics and other sources are followed by two monitors, not by one");
    }
    if (untilEnd) {
      throw new IllegalArgumentException("a topic has no end: --until-end is for files");
    }
    return new KafkaRun(
        config,
        new KafkaRun.Settings(
            group, state.orElseGet(MonitorSettings::usual), fromLatest, exactlyOnce, threads),
        out,
        asJson);
  }

  private static Path usual() {
    String folder =
        Objects.requireNonNullElseGet(
            System.getenv("XDG_STATE_HOME"),
            () -> System.getProperty("user.home") + "/.local/state");
    return Path.of(folder).resolve("plumbline");
  }
}
