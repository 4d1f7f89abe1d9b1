package plumbline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import plumbline.conform.TraceInput;
import plumbline.conform.TraceReading;
import plumbline.conform.binding.Binding;
import plumbline.conform.binding.BindingFile;
import plumbline.trace.TraceFile;
import plumbline.trace.order.Order;

/** The options that say which traces are meant and how they are read. */
final class TraceArguments {
  @Option(
      names = "--trace",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "A log: a file (.gz and .zst too), a folder, a pattern such as 'logs/*.ndjson', or - for"
              + " standard input. Each file is a trace of its own; may be repeated.")
  private List<String> words = List.of();

  @Option(
      names = "--merge",
      description = "The files are parts of one trace, e.g. the logs of its nodes.")
  private boolean merge;

  @Option(
      names = "--binding",
      paramLabel = "FILE.yaml",
      description = "What the log's lines mean to the spec; plumbline bind proposes one.")
  private Optional<Path> bindingFile = Optional.empty();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "The log's format: native, etcd-raft, ccf-raft, trace-validation-tools, itf, tlc-json,"
              + " jepsen, shiviz or otlp (recognised).")
  private Optional<String> preset = Optional.empty();

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
      description = "How many events may wait for one that happened before them (1000000).")
  private OptionalInt window = OptionalInt.empty();

  /** The binding that was given, or none. */
  Binding binding() {
    return bindingFile.map(BindingFile::read).orElseGet(Binding::none);
  }

  /** The files that are meant. */
  List<TraceFile> files() {
    return TraceFile.expand(words);
  }

  /**
   * The traces.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  List<TraceInput> inputs(Binding binding) {
    TraceReading reading = new TraceReading(preset, order.map(Order::parse), window);
    List<TraceFile> files = files();
    return merge
        ? List.of(reading.trace(String.join(" ", words), files, binding))
        : files.stream().map(f -> reading.trace(f.name(), List.of(f), binding)).toList();
  }
}
