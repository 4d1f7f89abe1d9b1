package plumbline.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import plumbline.bench.TraceOutcome.Answer;

/** {@code bench/run memory}: whether the memory of a check grows with the trace. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the most memory that is resident while plumbline checks traces of all variables.",
      "They are piped into it while they are made, so that their length costs no disk."
    },
    footer = {
      "",
      "Examples:",
      "  bench/run memory",
      "  bench/run memory --only Rounds --events 100000,1000000",
      "",
      "Exit codes: 0 measured, 1 plumbline does not accept a trace, 2 a wrong command line."
    })
final class MemoryCommand implements Callable<Integer> {
  private static final String HEADER =
      """
      | spec | events | seconds | MB |
      |---|--:|--:|--:|\
      """;

  @Option(
      names = "--specs",
      paramLabel = "FOLDER",
      description = "The specs; bench/specs/traces by default.",
      defaultValue = "${sys:plumbline.root}/bench/specs/traces")
  private Path specs;

  @Option(names = "--only", paramLabel = "NAME", description = "Only this spec; may be repeated.")
  private Set<String> only = Set.of();

  @Option(
      names = "--events",
      split = ",",
      description = "Lengths of the traces; ${DEFAULT-VALUE} by default.",
      defaultValue = "100000,1000000,10000000")
  private List<Long> lengths;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "Wall time of each run; ${DEFAULT-VALUE} by default.",
      defaultValue = "3600")
  private long limit;

  @Option(
      names = "--heap",
      description = "Plumbline's heap, as in -Xmx; by default what its launcher gives it.")
  private Optional<String> heap = Optional.empty();

  @picocli.CommandLine.Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    PlumblineTraces plumbline = new PlumblineTraces(Plumbline.here(heap));
    boolean failed = false;
    out.println(HEADER);
    for (TracedSpec spec : TracedSpec.chosen(specs, only)) {
      for (long events : lengths) {
        TraceOutcome outcome =
            plumbline.check(spec, in -> feed(spec, events, in), Duration.ofSeconds(limit));
        if (outcome.answer() == Answer.ACCEPTED) {
          out.println(row(spec, events, outcome));
          out.flush();
        } else {
          failed = true;
          command
              .commandLine()
              .getErr()
              .printf(
                  Locale.ROOT,
                  "%s %d: the answer is %s %s%n",
                  spec.name(),
                  events,
                  outcome.answer(),
                  outcome.detail());
          command.commandLine().getErr().flush();
        }
      }
    }
    return failed ? 1 : 0;
  }

  private static void feed(TracedSpec spec, long events, OutputStream in) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(in, StandardCharsets.UTF_8));
    new TraceMaker(spec, TraceKind.FULL, 1).write(events, writer);
    writer.flush();
  }

  private static String row(TracedSpec spec, long events, TraceOutcome outcome) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f | %d |",
        spec.name(),
        events,
        outcome.seconds(),
        outcome.peakBytes() >> 20);
  }
}
