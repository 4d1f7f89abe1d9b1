package plumbline.conform.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.conform.Coverage;
import plumbline.conform.Outcome;
import plumbline.conform.StateCoverage;
import plumbline.conform.TraceCheck;
import plumbline.conform.Verdict;

/**
 * What one check of one or more traces gave.
 *
 * @param spec the name of the spec's module
 * @param module where the module stands, as the user named it
 * @param outcomes one for each trace, in the order given; of a trace that has a problem, what was
 *     checked so far
 * @param problems inputs that could not be used
 * @param coverage that of all traces together
 * @param states how much of the state space they visited, where that was asked for
 * @param exitCode 0 conforms, 1 deviates, 2 there are problems, 3 unknown
 */
public record CheckReport(
    String spec,
    Path module,
    List<Outcome> outcomes,
    List<Problem> problems,
    Coverage coverage,
    Optional<StateCoverage> states,
    int exitCode) {

  /** The report whose coverage and exit code follow from the rest. */
  public static CheckReport of(
      String spec, Path module, List<Outcome> outcomes, List<Problem> problems) {
    Coverage coverage = Coverage.merged(outcomes.stream().map(Outcome::coverage).toList());
    int exitCode =
        problems.isEmpty()
            ? switch (worst(outcomes)) {
              case Verdict.Conforms _ -> 0;
              case Verdict.Deviates _ -> 1;
              case Verdict.Unknown _ -> 3;
            }
            : 2;
    return new CheckReport(spec, module, outcomes, problems, coverage, Optional.empty(), exitCode);
  }

  /** The report of what checks gave. */
  public static CheckReport of(String spec, Path module, List<TraceCheck.Result> results) {
    return of(
        spec,
        module,
        results.stream().map(TraceCheck.Result::outcome).toList(),
        results.stream().flatMap(r -> r.problem().stream()).toList());
  }

  /** The same with further problems. */
  public CheckReport with(List<Problem> others) {
    List<Problem> all = Stream.concat(problems.stream(), others.stream()).toList();
    CheckReport report = of(spec, module, outcomes, all);
    return states.map(report::with).orElse(report);
  }

  /** The same with how much of the state space was visited. */
  public CheckReport with(StateCoverage visited) {
    return new CheckReport(
        spec, module, outcomes, problems, coverage, Optional.of(visited), exitCode);
  }

  /**
   * The verdict on all traces: the first deviation, else the first unknown, else that they conform.
   */
  public Verdict verdict() {
    Verdict worst = worst(outcomes);
    return worst instanceof Verdict.Conforms && !problems.isEmpty()
        ? new Verdict.Unknown(problems.getFirst().message())
        : worst;
  }

  /** What the user should know of the traces, each in one line. */
  public List<String> warnings() {
    return outcomes.stream().flatMap(o -> Wording.warnings(o).stream()).toList();
  }

  /** Events read in all traces. */
  public long events() {
    return outcomes.stream().mapToLong(Outcome::events).sum();
  }

  /** Events explained in all traces. */
  public long explained() {
    return outcomes.stream().mapToLong(Outcome::explained).sum();
  }

  private static Verdict worst(List<Outcome> outcomes) {
    List<Verdict> verdicts = outcomes.stream().map(Outcome::verdict).toList();
    return Stream.of(
            verdicts.stream().filter(Verdict.Deviates.class::isInstance),
            verdicts.stream().filter(Verdict.Unknown.class::isInstance),
            verdicts.stream())
        .flatMap(s -> s)
        .findFirst()
        .orElse(new Verdict.Unknown("no trace was checked"));
  }
}
