package plumbline.cli;

import picocli.CommandLine.Option;

/** The options that say how much of a trace is checked. */
final class CheckModes {
  @Option(
      names = "--local",
      description =
          "Check each event by itself, from what it logged in \"before\" to what it logged in"
              + " \"vars\": no order, no other event is looked at; all processors work.")
  private boolean local;

  boolean local() {
    return local;
  }
}
