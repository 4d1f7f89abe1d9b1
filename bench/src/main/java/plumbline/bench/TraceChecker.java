package plumbline.bench;

import java.nio.file.Path;
import java.time.Duration;

/** What checks a trace in a process of its own. */
interface TraceChecker {
  /** As it is called in tables. */
  String name();

  /**
   * Checks a trace.
   *
   * @param limit wall time after which the process is ended
   */
  TraceOutcome check(TracedSpec spec, TraceKind kind, Path trace, Duration limit);
}
