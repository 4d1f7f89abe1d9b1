package plumbline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import plumbline.conform.TraceInput;
import plumbline.conform.TraceReading;
import plumbline.conform.binding.Binding;
import plumbline.conform.binding.BindingFile;
import plumbline.trace.TraceFile;
import plumbline.trace.order.Order;

/** The options that say what traces logs are. */
final class TraceArguments {
  @Option(
      names = "--merge",
      description =
          "The files are parts of one trace, e.g. the logs of its nodes. Without it each is a trace"
              + " of its own.")
  private boolean merge;

  @Option(
      names = "--binding",
      paramLabel = "FILE.yaml",
      description = "What the log's lines mean to the spec; plumbline bind proposes one.")
  private Optional<Path> bindingFile = Optional.empty();

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "What orders the events: total (as in the file), per-node, clock, lamport, time(5ms) or"
              + " interval (recognised).")
  private Optional<String> order = Optional.empty();

  @Option(
      names = "--window",
      paramLabel = "EVENTS",
      converter = AtLeastOne.class,
      description = "How many events may wait for one that happened before them (1000000).")
  private Optional<Integer> window = Optional.empty();

  /** The binding that was given, or none. */
  Binding binding() {
    return bindingFile.map(BindingFile::read).orElseGet(Binding::none);
  }

  /**
   * The traces.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  List<TraceInput> inputs(LogArguments logs, Binding binding) {
    TraceReading reading = new TraceReading(logs.preset(), order.map(Order::parse), window);
    List<TraceFile> files = logs.files();
    return merge
        ? List.of(reading.trace(logs.name(), files, binding))
        : files.stream().map(f -> reading.trace(f.name(), List.of(f), binding)).toList();
  }
}
