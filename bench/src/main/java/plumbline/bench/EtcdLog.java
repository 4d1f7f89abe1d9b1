package plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The example log of etcd's raft, checked against its spec. TLC takes no part: the trace spec there
 * wants modules that TLC 2.18 does not have.
 *
 * @param checkout a clone of etcd-io/raft
 * @param binding what the log's lines mean; the configuration is beside it under the same name, and
 *     so may be a module that extends the spec
 */
record EtcdLog(Path checkout, Path binding) {
  static final String HEADER =
      """
      | lines | seconds | lines/s | CPU s | MB |
      |--:|--:|--:|--:|--:|\
      """;

  /** How the first so many lines of the log were checked. */
  record Check(long lines, TraceOutcome outcome) {
    /** The check as a row under {@link #HEADER}. */
    String row() {
      return String.format(
          Locale.ROOT,
          "| %d | %.1f | %.0f | %.1f | %d |",
          lines,
          outcome.seconds(),
          lines / outcome.seconds(),
          outcome.cpuSeconds(),
          outcome.peakBytes() >> 20);
    }
  }

  /**
   * Checks the beginning of the log.
   *
   * @param most of how many lines
   */
  Check check(PlumblineTraces ours, long most, Duration limit) {
    return Scratch.with(
        folder -> {
          Path part = folder.resolve("log.ndjson");
          long lines = copy(most, part);
          return new Check(lines, ours.check(specFolder(), arguments(), part, limit));
        });
  }

  private long copy(long most, Path to) throws IOException {
    Path log = existing(specFolder().resolve("example.ndjson"));
    try (Stream<String> lines = Files.lines(log)) {
      List<String> copied = lines.limit(most).toList();
      Files.write(to, copied);
      return copied.size();
    }
  }

  private List<String> arguments() {
    Path given = existing(binding.toAbsolutePath());
    Path extended = beside(given, ".tla");
    Path module =
        Files.exists(extended) ? extended : existing(specFolder().resolve("etcdraft.tla"));
    List<String> line = new ArrayList<>(List.of(module.toString()));
    line.addAll(List.of("--config", existing(beside(given, ".cfg")).toString()));
    line.addAll(List.of("--path", specFolder().toString(), "--binding", given.toString()));
    return line;
  }

  private Path specFolder() {
    return checkout.toAbsolutePath().resolve("tla");
  }

  private static Path beside(Path binding, String ending) {
    String name = binding.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return binding.resolveSibling(name + ending);
  }

  private static Path existing(Path file) {
    if (!Files.exists(file)) {
      throw new BenchException("there is no " + file);
    }
    return file;
  }
}
