package plumbline.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.bench.TraceOutcome.Answer;
import tlc2.module.TraceLog;

/**
 * TLC with the smallest trace spec of that kind, at its best: the log is read once by Java, the end
 * of the log ends the run, no checkpoints, no spec of the error trace.
 *
 * @param heap the JVM's {@code -Xmx}; empty for what the JVM takes by itself
 * @param options further ones of the JVM
 * @param workers threads
 */
record TlcTraces(Optional<String> heap, List<String> options, int workers) implements TraceChecker {

  @Override
  public String name() {
    return "TLC";
  }

  @Override
  public TraceOutcome check(TracedSpec spec, TraceKind kind, Path trace, Duration limit) {
    return Scratch.with(
        scratch ->
            outcome(
                Forked.run(
                    command(spec.traceSpec(kind), trace, scratch),
                    Map.of(),
                    spec.folder(),
                    limit)));
  }

  private List<String> command(Path module, Path trace, Path scratch) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Tlc.java().toString(), "-XX:+UseParallelGC"));
    heap.ifPresent(h -> command.add("-Xmx" + h));
    command.addAll(options);
    command.add("-Djava.io.tmpdir=" + scratch);
    command.add("-D" + TraceLog.FILE + "=" + trace);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "tlc2.TLC"));
    command.addAll(List.of("-workers", Integer.toString(workers), "-deadlock"));
    command.addAll(List.of("-checkpoint", "0"));
    command.addAll(List.of("-metadir", scratch.toString(), module.toString()));
    return command;
  }

  /** Reads what TLC printed. */
  static TraceOutcome outcome(Forked run) {
    if (run.timedOut()) {
      return TraceOutcome.of(run, Answer.TIME_LIMIT, "");
    }
    if (run.exitCode() != 0) {
      return TraceOutcome.of(run, Answer.ERROR, Tlc.outcome(run).detail());
    }
    boolean accepted = run.out().lines().anyMatch("\"accepted\""::equals);
    return TraceOutcome.of(run, accepted ? Answer.ACCEPTED : Answer.REFUSED, "");
  }
}
