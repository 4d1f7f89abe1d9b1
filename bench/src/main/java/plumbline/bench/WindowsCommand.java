package plumbline.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import plumbline.bench.TraceOutcome.Answer;

/** {@code bench/run windows}: a monitor that goes on for ever against one TLC for each window. */
@Command(
    name = "windows",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the processor time of a million events of two-phase commit: by plumbline monitor,"
          + " and by a TLC run for each window of them, as monitors of TLA+ specs were built"
          + " before. Of the windows only some are run, and taken for all."
    },
    footer = {
      "",
      "Examples:",
      "  bench/run windows",
      "  bench/run windows --window 10000 --runs 5",
      "",
      "Exit codes: 0 measured, 1 one of them refuses what conforms or fails, 2 a wrong command"
          + " line."
    })
final class WindowsCommand implements Callable<Integer> {
  private static final Set<String> SPEC = Set.of("Rounds");
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final double MILLION = 1_000_000;

  @Option(
      names = "--specs",
      paramLabel = "FOLDER",
      description = "Has Rounds.tla; bench/specs/traces by default.",
      defaultValue = "${sys:plumbline.root}/bench/specs/traces")
  private Path specs;

  @Option(
      names = "--window",
      description = "Events of a window; ${DEFAULT-VALUE} by default.",
      defaultValue = "1000")
  private long window;

  @Option(
      names = "--events",
      description = "That the monitor follows; ${DEFAULT-VALUE} by default.",
      defaultValue = "1000000")
  private long events;

  @Option(
      names = "--runs",
      description = "Runs of each, of which the median counts; ${DEFAULT-VALUE} by default.",
      defaultValue = "3")
  private int runs;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Override
  public Integer call() {
    return Scratch.with(this::in);
  }

  private int in(Path folder) throws IOException {
    TracedSpec spec = TracedSpec.chosen(specs, SPEC).getFirst();
    TraceMaker maker = new TraceMaker(spec, TraceKind.ACTIONS, 1);
    Path one = folder.resolve("window.ndjson");
    Path all = folder.resolve("all.ndjson");
    maker.write(window, one);
    maker.write(events, all);
    TlcTraces tlc = new TlcTraces(Optional.empty(), List.of(), 1);
    List<TraceOutcome> theirs = new ArrayList<>();
    List<TraceOutcome> ours = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      theirs.add(tlc.check(maker.traced(), TraceKind.ACTIONS, one, LIMIT));
      ours.add(monitored(spec, all));
    }
    PrintWriter out = command.commandLine().getOut();
    for (TraceOutcome outcome : List.of(theirs.getLast(), ours.getLast())) {
      if (outcome.answer() != Answer.ACCEPTED) {
        command.commandLine().getErr().println(outcome.answer() + ": " + outcome.detail());
        return 1;
      }
    }
    double tlcSeconds = Median.of(theirs, TraceOutcome::cpuSeconds) * MILLION / window;
    double monitorSeconds = Median.of(ours, TraceOutcome::cpuSeconds) * MILLION / events;
    out.printf(
        Locale.ROOT,
        "processor seconds for a million events: a TLC for each %,d events %,.0f, plumbline monitor"
            + " %.1f, ratio %.0f%n",
        window,
        tlcSeconds,
        monitorSeconds,
        tlcSeconds / monitorSeconds);
    out.flush();
    return 0;
  }

  private static TraceOutcome monitored(TracedSpec spec, Path trace) {
    Plumbline start = Plumbline.here(Optional.empty());
    List<String> line = new ArrayList<>(start.command());
    line.addAll(
        List.of(
            "monitor",
            spec.module().toString(),
            "--config",
            spec.config().toString(),
            "--source",
            "file:" + trace,
            "--until-end"));
    return PlumblineTraces.outcome(Forked.run(line, start.environment(), spec.folder(), LIMIT));
  }
}
