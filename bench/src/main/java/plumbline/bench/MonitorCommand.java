package plumbline.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code bench/run monitor}: checks of traces against a monitor that was written by hand. */
@Command(
    name = "monitor",
    mixinStandardHelpOptions = true,
    description = {
      "Measures plumbline check and a monitor of two-phase commit written by hand in Java, on the"
          + " same traces, in turns.",
      "Beyond start-up is what all events took longer than the first "
          + MonitorCommand.BEGINNING
          + "."
    },
    footer = {
      "",
      "Examples:",
      "  bench/run monitor",
      "  bench/run monitor --kinds full --events 100000 --runs 5",
      "",
      "Exit codes: 0 measured, 1 one of them refuses what conforms or fails, 2 a wrong command"
          + " line."
    })
final class MonitorCommand implements Callable<Integer> {
  /** Of so many events start-up is nearly all of the time. */
  static final long BEGINNING = 1000;

  private static final Set<String> SPEC = Set.of("Rounds");

  @Option(
      names = "--specs",
      paramLabel = "FOLDER",
      description = "Has Rounds.tla; bench/specs/traces by default.",
      defaultValue = "${sys:plumbline.root}/bench/specs/traces")
  private Path specs;

  @Option(names = "--kinds", split = ",", description = "actions or full; both by default.")
  private Set<TraceKind> kinds = EnumSet.of(TraceKind.ACTIONS, TraceKind.FULL);

  @Option(
      names = "--events",
      description = "Length of the traces; ${DEFAULT-VALUE} by default.",
      defaultValue = "1000000")
  private long events;

  @Option(
      names = "--runs",
      description = "Runs of each, of which the median counts; ${DEFAULT-VALUE} by default.",
      defaultValue = "3")
  private int runs;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "Wall time of each run; ${DEFAULT-VALUE} by default.",
      defaultValue = "600")
  private long limit;

  @Option(
      names = "--seed",
      description = "Of the walk that the traces tell; ${DEFAULT-VALUE} by default.",
      defaultValue = "1")
  private long seed;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Override
  public Integer call() {
    if (events <= BEGINNING) {
      throw new BenchException(
          "--events must be more than the " + BEGINNING + " that start-up is measured with");
    }
    if (!kinds.stream().allMatch(TraceKind::hasArguments)) {
      throw new BenchException(
          "the monitor needs the arguments of actions: --kinds is actions, full or both");
    }
    return Scratch.with(this::in);
  }

  private int in(Path folder) throws IOException {
    TraceContest.Rules rules =
        new TraceContest.Rules(
            Optional.of(new MonitorTraces()),
            Optional.of(new PlumblineTraces(Plumbline.here(Optional.empty()))),
            runs,
            Duration.ofSeconds(limit));
    TracedSpec spec = TracedSpec.chosen(specs, SPEC).getFirst();
    boolean failed = false;
    say(command.commandLine().getOut(), MonitorContest.HEADER);
    for (TraceKind kind : kinds) {
      TraceMaker maker = new TraceMaker(spec, kind, seed);
      MonitorContest contest =
          new MonitorContest(on(maker, BEGINNING, rules, folder), on(maker, events, rules, folder));
      Optional<String> failure = contest.failure();
      failure.ifPresentOrElse(
          f -> say(command.commandLine().getErr(), f),
          () -> say(command.commandLine().getOut(), contest.row()));
      failed |= failure.isPresent();
    }
    return failed ? 1 : 0;
  }

  private static TraceContest on(
      TraceMaker maker, long events, TraceContest.Rules rules, Path folder) throws IOException {
    Path trace = folder.resolve(maker.kind() + "-" + events + ".ndjson");
    maker.write(events, trace);
    return rules.on(maker.traced(), maker.kind(), events, trace);
  }

  private static void say(PrintWriter to, String line) {
    to.println(line);
    to.flush();
  }
}
