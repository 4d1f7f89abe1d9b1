package plumbline.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code bench/run traces}: checks of traces against TLC with a trace spec. */
@Command(
    name = "traces",
    mixinStandardHelpOptions = true,
    description = {
      "Measures plumbline check and TLC with the smallest trace spec on the same traces, in turns.",
      "Start-up counts; memory is the most that was resident."
    },
    footer = {
      "",
      "Examples:",
      "  bench/run traces",
      "  bench/run traces --only Termination --kinds partial --events 1000,100000",
      "",
      "Exit codes: 0 measured, 1 a checker refuses what conforms or fails, 2 a wrong command line."
    })
final class TracesCommand implements Callable<Integer> {
  private static final long QUICK_EVENTS = 1000;

  /** TLC takes a second for a few of them. */
  private static final long QUICK_NAMES = 100;

  /** Two beginnings of the log and all of it. */
  private static final List<Long> ETCD_LINES = List.of(500L, 2000L, Long.MAX_VALUE);

  @Option(
      names = "--specs",
      paramLabel = "FOLDER",
      description = "The specs and TLC's trace specs; bench/specs/traces by default.",
      defaultValue = "${sys:plumbline.root}/bench/specs/traces")
  private Path specs;

  @Option(names = "--only", paramLabel = "NAME", description = "Only this spec; may be repeated.")
  private Set<String> only = Set.of();

  @Option(
      names = "--kinds",
      split = ",",
      description =
          "Of ${COMPLETION-CANDIDATES}; all by default. There are traces of names for Rounds"
              + " alone: with other specs, too many states would be possible after each event.")
  private Set<TraceKind> kinds = EnumSet.allOf(TraceKind.class);

  @Option(
      names = "--events",
      split = ",",
      description = "Lengths of the traces; ${DEFAULT-VALUE} by default.",
      defaultValue = "1000,10000,100000,1000000")
  private List<Long> lengths;

  @Option(
      names = "--runs",
      description = "Runs of each, of which the median counts; ${DEFAULT-VALUE} by default.",
      defaultValue = "3")
  private int runs;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "Wall time of each run; ${DEFAULT-VALUE} by default.",
      defaultValue = "120")
  private long limit;

  @Option(
      names = "--tools",
      split = ",",
      description = "Of ${COMPLETION-CANDIDATES}; both by default.")
  private Set<Tool> tools = EnumSet.allOf(Tool.class);

  @Option(
      names = "--tlc-workers",
      description = "TLC's threads; ${DEFAULT-VALUE} by default.",
      defaultValue = "1")
  private int tlcWorkers;

  @Option(
      names = "--quick",
      description =
          "Shows in a minute or two that all accept a short trace and refuse a wrong one, and"
              + " measures nothing.")
  private boolean quick;

  @Option(
      names = "--seed",
      description = "Of the walks that the traces tell; ${DEFAULT-VALUE} by default.",
      defaultValue = "1")
  private long seed;

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description = "Where to leave the traces; deleted by default.")
  private Optional<Path> keep = Optional.empty();

  @Option(
      names = "--etcd",
      paramLabel = "FOLDER",
      description =
          "Measures plumbline on the example log of this clone of etcd-io/raft instead; needs"
              + " --binding.")
  private Optional<Path> etcd = Optional.empty();

  @Option(
      names = "--binding",
      paramLabel = "FILE.yaml",
      description =
          "What etcd's lines mean; the configuration and, if one is needed, a module that extends"
              + " the spec are beside it under the same name.")
  private Optional<Path> binding = Optional.empty();

  @picocli.CommandLine.Spec private CommandSpec command;

  /** What can be measured alone. */
  enum Tool {
    TLC,
    OURS
  }

  @Override
  public Integer call() throws IOException {
    if (etcd.isPresent()) {
      return measureEtcd(etcd.get()) ? 0 : 1;
    }
    if (keep.isPresent()) {
      return in(Files.createDirectories(keep.get()).toAbsolutePath());
    }
    return Scratch.with(this::in);
  }

  private int in(Path folder) throws IOException {
    return (quick ? agree(folder) : measure(folder)) ? 0 : 1;
  }

  private boolean agree(Path folder) throws IOException {
    TraceContest.Rules rules = rules();
    List<String> failures = new ArrayList<>();
    for (TracedSpec spec : chosen()) {
      for (TraceKind kind : kindsOf(spec)) {
        TraceAgreement agreement =
            TraceAgreement.of(
                new TraceMaker(spec, kind, seed),
                kind == TraceKind.NAMES ? QUICK_NAMES : QUICK_EVENTS,
                rules.checkers(),
                folder,
                rules.limit());
        if (agreement.failures().isEmpty()) {
          say(command.commandLine().getOut(), agreement.toString());
        }
        agreement.failures().forEach(f -> say(command.commandLine().getErr(), f));
        failures.addAll(agreement.failures());
      }
    }
    return failures.isEmpty();
  }

  private List<TracedSpec> chosen() {
    List<TracedSpec> chosen = TracedSpec.chosen(specs, only);
    if (chosen.stream().allMatch(spec -> kindsOf(spec).isEmpty())) {
      throw new BenchException(
          "there are no traces of "
              + chosen.stream().map(TracedSpec::name).toList()
              + " of the kinds "
              + kinds
              + ": too many states would be possible after each event");
    }
    return chosen;
  }

  private List<TraceKind> kindsOf(TracedSpec spec) {
    return spec.kinds().stream().filter(kinds::contains).toList();
  }

  private static void say(PrintWriter to, String line) {
    to.println(line);
    to.flush();
  }

  private boolean measure(Path folder) throws IOException {
    PrintWriter out = command.commandLine().getOut();
    TraceContest.Rules rules = rules();
    boolean failed = false;
    say(out, TraceContest.HEADER);
    for (TracedSpec spec : chosen()) {
      for (TraceKind kind : kindsOf(spec)) {
        for (long events : lengths) {
          Path trace = folder.resolve(spec.name() + "-" + kind + "-" + events + ".ndjson");
          new TraceMaker(spec, kind, seed).write(events, trace);
          TraceContest contest = rules.on(spec, kind, events, trace);
          Optional<String> failure = contest.failure();
          failure.ifPresentOrElse(
              f -> say(command.commandLine().getErr(), f), () -> say(out, contest.row()));
          failed |= failure.isPresent();
          if (keep.isEmpty()) {
            Files.delete(trace);
          }
        }
      }
    }
    return !failed;
  }

  private boolean measureEtcd(Path checkout) {
    EtcdLog log =
        new EtcdLog(
            checkout,
            binding.orElseThrow(() -> new BenchException("--etcd needs a --binding as well")));
    PlumblineTraces ours = new PlumblineTraces(Plumbline.here(Optional.empty()));
    boolean failed = false;
    say(command.commandLine().getOut(), EtcdLog.HEADER);
    for (long lines : ETCD_LINES) {
      EtcdLog.Check check = log.check(ours, lines, Duration.ofSeconds(limit));
      if (check.outcome().answer() == TraceOutcome.Answer.ACCEPTED) {
        say(command.commandLine().getOut(), check.row());
      } else {
        failed = true;
        say(
            command.commandLine().getErr(),
            String.format(
                Locale.ROOT,
                "%d lines: the answer is %s %s",
                check.lines(),
                check.outcome().answer(),
                check.outcome().detail()));
      }
    }
    return !failed;
  }

  private TraceContest.Rules rules() {
    return new TraceContest.Rules(
        Optional.<TraceChecker>of(new TlcTraces(Optional.empty(), List.of(), tlcWorkers))
            .filter(c -> tools.contains(Tool.TLC)),
        Optional.<TraceChecker>of(new PlumblineTraces(Plumbline.here(Optional.empty())))
            .filter(c -> tools.contains(Tool.OURS)),
        runs,
        Duration.ofSeconds(limit));
  }
}
