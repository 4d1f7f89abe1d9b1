package plumbline.monitor;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import plumbline.tla.SpecOptions;

/** Traces of jobs, as {@code Job.tla} has them, and monitors of them. */
public final class Jobs {
  private Jobs() {}

  /** The spec. */
  public static Path spec() {
    return Path.of("src/test/resources/specs/Job.tla");
  }

  /** A monitor of jobs. */
  public static MonitorConfig config(List<String> sources, List<String> sinks) {
    return config(sources, sinks, new MonitorConfig.Ordering.Arrival());
  }

  /** A monitor of jobs, whose events are taken in that order. */
  public static MonitorConfig config(
      List<String> sources, List<String> sinks, MonitorConfig.Ordering order) {
    return config(spec(), Optional.empty(), sources, sinks, KeyPath.parse("node"), order);
  }

  /** A monitor of jobs as another spec has them. */
  public static MonitorConfig of(Path spec) {
    return config(
        spec,
        Optional.empty(),
        List.of(),
        List.of(),
        KeyPath.parse("node"),
        new MonitorConfig.Ordering.Arrival());
  }

  /** A monitor of jobs that OpenTelemetry's records name in an attribute. */
  public static MonitorConfig ofAttributes(String source) {
    return config(
        spec(),
        Optional.of(spec().resolveSibling("JobAttributes.yaml")),
        List.of(source),
        List.of(),
        KeyPath.parse("args.job"),
        new MonitorConfig.Ordering.Arrival());
  }

  private static MonitorConfig config(
      Path spec,
      Optional<Path> binding,
      List<String> sources,
      List<String> sinks,
      KeyPath key,
      MonitorConfig.Ordering order) {
    SpecOptions options =
        new SpecOptions(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0,
            new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    return new MonitorConfig(
        "jobs",
        spec,
        options,
        binding,
        Optional.empty(),
        sources,
        sinks,
        key,
        order,
        Optional.of(false),
        Optional.empty(),
        Limits.defaults());
  }

  /** An event of a job. */
  public static String event(String job, String action) {
    return "{\"action\":\"%s\",\"node\":\"%s\"}".formatted(action, job);
  }

  /** An event of a job at a time in milliseconds. */
  public static String event(String job, String action, long time) {
    return "{\"action\":\"%s\",\"node\":\"%s\",\"time\":\"%s\"}"
        .formatted(action, job, Instant.ofEpochMilli(time));
  }

  /** What a job may do, from its beginning to its end. */
  public static List<String> life(Random random) {
    List<String> life = new ArrayList<>(List.of("Submit", "Start"));
    for (int tries = random.nextInt(3); tries > 0; tries--) {
      life.add("Fail");
      life.add("Start");
    }
    life.add("Finish");
    return life;
  }
}
