package plumbline.monitor.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.monitor.KeyPath;
import plumbline.monitor.Limits;
import plumbline.monitor.Meters;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.local.LocalRun;
import plumbline.tla.SpecOptions;

/** A monitor spec in a folder of its own, and runs of it. */
final class MonitorSpec {
  private final Path folder;
  private final Path module;
  private KeyPath key = KeyPath.ALL;
  private Limits limits = Limits.defaults();
  private Meters meters = new Meters();

  /**
   * Writes a spec.
   *
   * @param body of the module, with the definitions Init and Next
   * @param config lines beyond INIT and NEXT
   */
  MonitorSpec(Path folder, String body, String... config) throws IOException {
    this(folder);
    rewrite(body, config);
  }

  /** The spec that is in a folder. */
  MonitorSpec(Path folder) {
    this.folder = folder;
    this.module = folder.resolve("M.tla");
  }

  /** Another version of the spec. */
  void rewrite(String body, String... config) throws IOException {
    Files.writeString(
        module,
        "---- MODULE M ----\nEXTENDS Integers, Sequences, TLC\nINSTANCE Traces\nINSTANCE Alerts\n"
            + body
            + "\n====\n");
    Files.writeString(
        folder.resolve("M.cfg"), "INIT Init\nNEXT Next\n" + String.join("\n", config) + "\n");
  }

  MonitorSpec by(String path) {
    key = KeyPath.parse(path);
    return this;
  }

  MonitorSpec withStates(int most) {
    limits = limits.with(most, limits.instances());
    return this;
  }

  /** The log that it reads. */
  Path log() {
    return folder.resolve("log.ndjson");
  }

  /** Where its state is kept. */
  Path state() {
    return folder.resolve("state");
  }

  /** Adds records to the log. */
  void append(String... records) throws IOException {
    Files.writeString(
        log(),
        String.join("\n", records) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Reads the log to its end, going on from what an earlier run kept; gives the new alerts. */
  List<Alert> run() throws IOException {
    return run("file:" + log(), Optional.of(state()), InputStream.nullInputStream());
  }

  /** Reads these records from standard input. */
  List<Alert> piped(String... records) throws IOException {
    byte[] bytes = String.join("\n", records).getBytes(StandardCharsets.UTF_8);
    return run("-", Optional.empty(), new ByteArrayInputStream(bytes));
  }

  /** Appends records to the log and reads it; gives the new alerts, in one line each. */
  List<String> alerts(String... records) throws IOException {
    append(records);
    return lines(run());
  }

  static List<String> lines(List<Alert> alerts) {
    return alerts.stream().map(MonitorSpec::line).toList();
  }

  static String line(Alert alert) {
    return AlertJson.word(alert.status())
        + " "
        + AlertJson.word(alert.verdict())
        + ": "
        + alert.what()
        + (alert.count() > 1 ? " x" + alert.count() : "");
  }

  /** What the last run counted. */
  Meters meters() {
    return meters;
  }

  List<Alert> run(String source, Optional<Path> state, InputStream in) throws IOException {
    Path sink = folder.resolve("alerts.ndjson");
    Files.deleteIfExists(sink);
    LocalRun run =
        new LocalRun(
            config(List.of(source), List.of("file:" + sink)),
            new LocalRun.Settings(state, true),
            in,
            nowhere(),
            true);
    run.run(_ -> {});
    run.close();
    meters = run.meters();
    return alerts(sink);
  }

  /** All alerts of all runs, as they are kept with the state. */
  List<Alert> kept() throws IOException {
    return alerts(state().resolve("alerts.ndjson"));
  }

  private static List<Alert> alerts(Path sink) throws IOException {
    List<Alert> alerts = new ArrayList<>();
    if (Files.exists(sink)) {
      for (String line : Files.readAllLines(sink)) {
        alerts.add(AlertJson.read(line.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return alerts;
  }

  MonitorConfig config(List<String> sources, List<String> sinks) {
    SpecOptions options =
        new SpecOptions(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0,
            nowhere());
    return new MonitorConfig(
        "m",
        module,
        options,
        Optional.empty(),
        Optional.empty(),
        sources,
        sinks,
        key,
        new MonitorConfig.Ordering.Arrival(),
        Optional.empty(),
        Optional.empty(),
        limits);
  }

  private static PrintStream nowhere() {
    return new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
