package plumbline.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import plumbline.trace.TraceFile;

/** The options that say which logs are meant, for every command that reads some. */
final class LogArguments {
  @Option(
      names = "--trace",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "A log: a file (.gz and .zst too), a folder, a pattern such as 'logs/*.ndjson', or - for"
              + " standard input; may be repeated.")
  private List<String> words = List.of();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "The log's format: native, etcd-raft, ccf-raft, trace-validation-tools, itf, tlc-json,"
              + " jepsen, shiviz or otlp (recognised).")
  private Optional<String> preset = Optional.empty();

  /** The files that are meant. */
  List<TraceFile> files() {
    return TraceFile.expand(words);
  }

  /** All of them in one, as the user named them. */
  String name() {
    return String.join(" ", words);
  }

  /** Their format, or none. */
  Optional<String> preset() {
    return preset;
  }
}
