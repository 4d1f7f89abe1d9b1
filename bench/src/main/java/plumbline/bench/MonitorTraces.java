package plumbline.bench;

import java.nio.file.Path;
import java.time.Duration;
import plumbline.bench.rival.RoundsMonitor;

/** The monitor that was written by hand, for the spec {@code Rounds} alone. */
record MonitorTraces() implements TraceChecker {

  @Override
  public String name() {
    return "the monitor";
  }

  @Override
  public TraceOutcome check(TracedSpec spec, TraceKind kind, Path trace, Duration limit) {
    return PlumblineTraces.outcome(
        HandWritten.run(RoundsMonitor.class, trace.toString(), spec.folder(), limit));
  }
}
