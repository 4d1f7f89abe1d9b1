package plumbline.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import plumbline.conform.Start;

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

  boolean local() {
    return local;
  }

  Optional<Start> start() {
    return start.map(Start::parse);
  }
}
