package plumbline.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import plumbline.conform.Start;
import plumbline.conform.StateCoverage;

/** The options that say how much of a trace is checked. */
final class CheckModes {
  @Option(
      names = "--local",
      description =
          "Check each event by itself, from what it logged in \"before\" to what it logged in"
              + " \"vars\": no order, no other event is looked at; all processors work.")
  private boolean local;

  @Option(
      names = "--start",
      paramLabel = "any|EVENT",
      description =
          "Begin in mid-stream, from what an event observed: at the first event, at the first one"
              + " of that name, or at the one in that line. What it did not observe may be anything"
              + " that the type invariant allows.")
  private Optional<String> start = Optional.empty();

  @Option(
      names = "--warn-possible",
      description =
          "Also warn where some of the states that are possible violate an invariant or a property;"
              + " it is a deviation only where all do.")
  private boolean warnPossible;

  @Option(
      names = "--coverage-states",
      description =
          "Also count the different states that the traces visited and, where the spec has no more"
              + " than 1000000 of them, their share of those that are reachable.")
  private boolean coverageStates;

  @Option(
      names = "--explore-states",
      description = "With --coverage-states, explore the reachable states however many there are.")
  private boolean exploreStates;

  boolean coverageStates() {
    return coverageStates || exploreStates;
  }

  /** How many reachable states are counted. */
  long mostReachable() {
    return exploreStates ? Long.MAX_VALUE : StateCoverage.MOST_REACHABLE;
  }

  boolean warnPossible() {
    return warnPossible;
  }

  boolean local() {
    return local;
  }

  Optional<Start> start() {
    return start.map(Start::parse);
  }
}
