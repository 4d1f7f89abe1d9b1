package plumbline.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plumbline.bench.TraceOutcome.Answer;

/**
 * Whether checkers accept a trace that conforms and refuse it with an event too many.
 *
 * @param failures what is not as it should be, each in one line
 */
record TraceAgreement(TracedSpec spec, TraceKind kind, long events, List<String> failures) {

  /** Asks all checkers about both traces, which are left in the folder. */
  static TraceAgreement of(
      TraceMaker maker, long events, List<TraceChecker> checkers, Path folder, Duration limit)
      throws IOException {
    Path right = folder.resolve("right.ndjson");
    Path wrong = folder.resolve("wrong.ndjson");
    maker.write(events, right);
    try (BufferedWriter out = Files.newBufferedWriter(wrong)) {
      maker.writeMutated(events, out);
    }
    TracedSpec spec = maker.traced();
    TraceKind kind = maker.kind();
    List<String> failures = new ArrayList<>();
    for (TraceChecker checker : checkers) {
      TraceOutcome accepts = checker.check(spec, kind, right, limit);
      if (accepts.answer() != Answer.ACCEPTED) {
        failures.add(failure(maker, checker, "what conforms", accepts));
      }
      TraceOutcome refuses = checker.check(spec, kind, wrong, limit);
      if (refuses.answer() != Answer.REFUSED) {
        failures.add(failure(maker, checker, "what deviates", refuses));
      }
    }
    return new TraceAgreement(spec, kind, events, failures);
  }

  private static String failure(
      TraceMaker maker, TraceChecker checker, String trace, TraceOutcome outcome) {
    return String.format(
        Locale.ROOT,
        "%s %s: for %s the answer of %s is %s %s",
        maker.traced().name(),
        maker.kind(),
        trace,
        checker.name(),
        outcome.answer(),
        outcome.detail());
  }

  /** The agreement in one line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s %s: %d events are accepted, with one too many refused",
        spec.name(),
        kind,
        events);
  }
}
