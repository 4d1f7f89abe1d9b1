package plumbline.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import plumbline.bench.TraceOutcome.Answer;

/**
 * Checks of one trace by a rival and by plumbline, in turns, so that a busy spell of the machine
 * hits both.
 *
 * @param rules who checked, and how
 * @param theirs the rival's runs; empty when it was left out
 * @param ours plumbline's runs; empty when it was left out
 */
record TraceContest(
    Rules rules,
    TracedSpec spec,
    TraceKind kind,
    long events,
    List<TraceOutcome> theirs,
    List<TraceOutcome> ours) {

  static final String HEADER =
      """
      | spec | kind | events | TLC events/s | ours | ratio | TLC CPU s | ours | TLC MB | ours |
      |---|---|--:|--:|--:|--:|--:|--:|--:|--:|\
      """;

  /**
   * Who checks, and how often.
   *
   * @param rival empty to leave it out
   * @param ours empty to leave plumbline out
   * @param runs of each, in turns
   * @param limit wall time of each run; who does not answer in time is not asked again
   */
  record Rules(
      Optional<TraceChecker> rival, Optional<TraceChecker> ours, int runs, Duration limit) {

    /** Those who check. */
    List<TraceChecker> checkers() {
      return Stream.of(rival, ours).flatMap(Optional::stream).toList();
    }

    /** Checks a trace. */
    TraceContest on(TracedSpec spec, TraceKind kind, long events, Path trace) {
      List<TraceOutcome> their = new ArrayList<>();
      List<TraceOutcome> our = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        if (rival.isPresent() && !timedOut(their)) {
          their.add(rival.get().check(spec, kind, trace, limit));
        }
        if (ours.isPresent() && !timedOut(our)) {
          our.add(ours.get().check(spec, kind, trace, limit));
        }
      }
      return new TraceContest(this, spec, kind, events, their, our);
    }
  }

  private static boolean timedOut(List<TraceOutcome> outcomes) {
    return outcomes.stream().anyMatch(o -> o.answer() == Answer.TIME_LIMIT);
  }

  /** What is wrong with the runs: the trace conforms, so that every answer in time says so. */
  Optional<String> failure() {
    return failure(rules.rival, theirs).or(() -> failure(rules.ours, ours));
  }

  private Optional<String> failure(Optional<TraceChecker> who, List<TraceOutcome> outcomes) {
    return outcomes.stream()
        .filter(o -> o.answer() != Answer.ACCEPTED && o.answer() != Answer.TIME_LIMIT)
        .findFirst()
        .map(
            o ->
                String.format(
                    Locale.ROOT,
                    "%s %s %d: %s ends with %s %s",
                    spec.name(),
                    kind,
                    events,
                    who.orElseThrow().name(),
                    o.answer(),
                    o.detail()));
  }

  /** The median figures as a row under {@link #HEADER}. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %s | %s | %s | %s | %s | %s | %s |",
        spec.name(),
        kind,
        events,
        rate(theirs),
        rate(ours),
        bothMeasured() ? String.format(Locale.ROOT, "%.2f", seconds(theirs) / seconds(ours)) : "",
        figure("%.1f", theirs, TraceOutcome::cpuSeconds),
        figure("%.1f", ours, TraceOutcome::cpuSeconds),
        figure("%.0f", theirs, TraceContest::megabytes),
        figure("%.0f", ours, TraceContest::megabytes));
  }

  /** Whether both took part and were in time. */
  boolean bothMeasured() {
    return measured(theirs) && measured(ours);
  }

  private static boolean measured(List<TraceOutcome> outcomes) {
    return !outcomes.isEmpty() && !timedOut(outcomes);
  }

  private String rate(List<TraceOutcome> outcomes) {
    if (timedOut(outcomes)) {
      return "> " + rules.limit.toSeconds() + " s";
    }
    return outcomes.isEmpty() ? "" : String.format(Locale.ROOT, "%.0f", events / seconds(outcomes));
  }

  private static double megabytes(TraceOutcome outcome) {
    return outcome.peakBytes() / (double) (1 << 20);
  }

  private static String figure(
      String format, List<TraceOutcome> outcomes, ToDoubleFunction<TraceOutcome> figure) {
    return outcomes.isEmpty()
        ? ""
        : String.format(Locale.ROOT, format, Median.of(outcomes, figure));
  }

  /** Wall time of the whole process. */
  static double seconds(List<TraceOutcome> outcomes) {
    return Median.of(outcomes, TraceOutcome::seconds);
  }
}
