package plumbline.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * The monitor and plumbline on the same trace.
 *
 * @param beginning on its first events, of which start-up is nearly all
 * @param whole on all of it
 */
record MonitorContest(TraceContest beginning, TraceContest whole) {
  static final String HEADER =
      """
      | kind | events | monitor s | ours s | monitor events/s | ours | ratio \
      | beyond start-up: monitor events/s | ours | ratio |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\
      """;

  /** What is wrong with the runs: all of them end in time and find that the trace conforms. */
  Optional<String> failure() {
    return failure(beginning).or(() -> failure(whole));
  }

  private static Optional<String> failure(TraceContest contest) {
    return contest
        .failure()
        .or(
            () ->
                contest.bothMeasured()
                    ? Optional.empty()
                    : Optional.of(
                        String.format(
                            Locale.ROOT,
                            "%s %d: not checked within %d s",
                            contest.kind(),
                            contest.events(),
                            contest.rules().limit().toSeconds())));
  }

  /** The median figures as a row under {@link #HEADER}. */
  String row() {
    double theirs = TraceContest.seconds(whole.theirs());
    double ours = TraceContest.seconds(whole.ours());
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.2f | %.2f | %s | %s |",
        whole.kind(),
        whole.events(),
        theirs,
        ours,
        rates(whole.events(), theirs, ours),
        rates(
            whole.events() - beginning.events(),
            theirs - TraceContest.seconds(beginning.theirs()),
            ours - TraceContest.seconds(beginning.ours())));
  }

  /** Blank where the time is lost in the noise of the machine. */
  private static String rates(long events, double theirs, double ours) {
    return theirs > 0 && ours > 0
        ? String.format(
            Locale.ROOT, "%.0f | %.0f | %.2f", events / theirs, events / ours, theirs / ours)
        : " |  | ";
  }
}
