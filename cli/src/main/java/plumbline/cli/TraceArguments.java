package plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import plumbline.conform.TraceInput;
import plumbline.conform.binding.Binding;
import plumbline.conform.binding.BindingFile;
import plumbline.trace.Events;
import plumbline.trace.ReadOptions;
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

  private static void refuseUnknown(String preset) {
    if (!Events.presets().contains(preset)) {
      throw new IllegalArgumentException(
          "there is no preset \"%s\"; there are %s"
              .formatted(preset, String.join(", ", Events.presets())));
    }
  }

  /**
   * The traces.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  List<TraceInput> inputs(Binding binding) {
    preset.ifPresent(TraceArguments::refuseUnknown);
    ReadOptions read = binding.readOptions();
    ReadOptions options = preset.map(read::withPreset).orElse(read);
    Optional<Order> ordered = order.map(Order::parse).or(binding::order);
    int held = window.orElse(binding.window().orElse(TraceInput.WINDOW));
    List<TraceFile> files = files();
    List<TraceInput> inputs = new ArrayList<>();
    if (merge) {
      inputs.add(
          new TraceInput(
              String.join(" ", words), files, options, ordered, held, binding.leftOut()));
    } else {
      files.forEach(
          f ->
              inputs.add(
                  new TraceInput(f.name(), List.of(f), options, ordered, held, binding.leftOut())));
    }
    return inputs;
  }
}
