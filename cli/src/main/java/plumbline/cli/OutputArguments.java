package plumbline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how an exploration's result is given. */
final class OutputArguments {
  /** How results are written to standard output. */
  enum Format {
    text,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "Text for people, or one JSON object. Default: text.")
  private Format format = Format.text;

  @Option(
      names = "--explain-plan",
      description =
          "Say what computed the states: what each variable was found to be, or why the spec was"
              + " not compiled.")
  private boolean plan;

  @Option(names = "--full", description = "Show whole states in a behaviour, not only changes.")
  private boolean full;

  @Option(
      names = "--dump-trace",
      paramLabel = "FILE",
      description =
          "Write a violation's behaviour to FILE.json (as TLC does), FILE.tla (a module) or"
              + " FILE.itf.json (Apalache's format); may be repeated.")
  private List<Path> traces = List.of();

  @Option(
      names = "--dump-graph",
      paramLabel = "FILE.dot",
      description = "Write the states and steps explored, for GraphViz.")
  private Optional<Path> graph = Optional.empty();

  boolean json() {
    return format == Format.json;
  }

  boolean plan() {
    return plan;
  }

  boolean full() {
    return full;
  }

  /**
   * Where a behaviour is written.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  List<TraceFile> traces() {
    return traces.stream().map(TraceFile::of).toList();
  }

  /**
   * Where the state graph is written.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  Optional<Path> graph() {
    graph.ifPresent(GraphFile::requireFormat);
    return graph;
  }
}
