package plumbline.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Several who explore the same state graph, in turns, so that a busy spell of the machine hits all.
 *
 * @param ours plumbline's runs
 * @param rivals the runs of all others
 */
record GraphContest(Runs ours, List<Runs> rivals) {
  static final String HEADER =
      """
      | | distinct | generated | seconds | ratio | search s | ratio | CPU s | MB |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|\
      """;

  /**
   * Who explores it.
   *
   * @param search runs a process to its end, or until so much time is up
   */
  record Entrant(String name, Function<Duration, Outcome> search) {}

  /**
   * How somebody fared.
   *
   * @param outcomes at least one, all of them successes
   */
  record Runs(String name, List<Outcome> outcomes) {

    OptionalLong distinct() {
      return outcomes.getFirst().counts().distinct();
    }

    double seconds() {
      return Median.of(outcomes, Outcome::seconds);
    }

    OptionalDouble searchSeconds() {
      return outcomes.stream().allMatch(o -> o.searchSeconds().isPresent())
          ? OptionalDouble.of(Median.of(outcomes, o -> o.searchSeconds().orElseThrow()))
          : OptionalDouble.empty();
    }
  }

  /**
   * Runs it.
   *
   * @param graph what is explored, for errors
   * @throws Contest.Unequal when a run fails, or does not find as many distinct states as others
   */
  static GraphContest run(
      String graph, Entrant ours, List<Entrant> rivals, int runs, Duration limit)
      throws Contest.Unequal {
    GraphContest contest =
        new GraphContest(begun(ours), rivals.stream().map(GraphContest::begun).toList());
    for (int i = 0; i < runs; i++) {
      contest.add(graph, ours, contest.ours, limit);
      for (int r = 0; r < rivals.size(); r++) {
        contest.add(graph, rivals.get(r), contest.rivals.get(r), limit);
      }
    }
    return contest;
  }

  private static Runs begun(Entrant entrant) {
    return new Runs(entrant.name(), new ArrayList<>());
  }

  private void add(String graph, Entrant entrant, Runs runs, Duration limit)
      throws Contest.Unequal {
    Outcome outcome = Contest.succeeded(entrant.name(), graph, entrant.search().apply(limit));
    runs.outcomes.add(outcome);
    if (!outcome.counts().distinct().equals(ours.distinct())) {
      throw new Contest.Unequal(
          String.format(
              Locale.ROOT,
              "%s: %s finds %d distinct states, %s %d",
              graph,
              ours.name,
              ours.distinct().orElse(0),
              entrant.name(),
              outcome.counts().distinct().orElse(0)));
    }
  }

  /** The median figures, a row for each under {@link #HEADER}. */
  List<String> rows() {
    List<String> rows = new ArrayList<>(List.of(row(ours)));
    rivals.forEach(r -> rows.add(row(r)));
    return rows;
  }

  private String row(Runs runs) {
    Outcome first = runs.outcomes.getFirst();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.2f | %s | %s | %s | %.2f | %.0f |",
        runs.name,
        runs.distinct().orElseThrow(),
        first.counts().generated().orElseThrow(),
        runs.seconds(),
        ratio(runs, OptionalDouble.of(runs.seconds()), OptionalDouble.of(ours.seconds())),
        figure(runs.searchSeconds()),
        ratio(runs, runs.searchSeconds(), ours.searchSeconds()),
        Median.of(runs.outcomes, Outcome::cpuSeconds),
        Median.of(runs.outcomes, o -> o.peakBytes() / (double) (1 << 20)));
  }

  private String ratio(Runs runs, OptionalDouble theirs, OptionalDouble our) {
    return runs == ours || theirs.isEmpty() || our.isEmpty()
        ? ""
        : figure(OptionalDouble.of(theirs.getAsDouble() / our.getAsDouble()));
  }

  private static String figure(OptionalDouble figure) {
    return figure.isPresent() ? String.format(Locale.ROOT, "%.2f", figure.getAsDouble()) : "";
  }
}
