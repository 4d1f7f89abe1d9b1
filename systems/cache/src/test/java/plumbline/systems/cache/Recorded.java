package plumbline.systems.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.conform.BoundSpec;
import plumbline.conform.CheckOptions;
import plumbline.conform.TraceChecks;
import plumbline.conform.TraceInput;
import plumbline.conform.TraceReading;
import plumbline.conform.binding.Binding;
import plumbline.conform.binding.BindingFile;
import plumbline.conform.report.CheckReport;
import plumbline.tla.SpecOptions;
import plumbline.trace.TraceFile;
import plumbline.trace.client.Sink;
import plumbline.trace.client.Tracer;

/** The trace of a cluster in one process, and what the specs say of it. */
final class Recorded implements AutoCloseable {
  private final Path file;
  private final Sink sink;
  private final Map<String, Tracer> tracers = new LinkedHashMap<>();

  Recorded(Path file) throws IOException {
    this.file = file;
    this.sink = Sink.file(file);
  }

  synchronized Tracer node(String name) {
    return tracers.computeIfAbsent(name, n -> Tracer.to(sink).node(n).open());
  }

  /** What a spec of this system says of the trace, which is complete. */
  CheckReport check(String spec) {
    return check(spec, file);
  }

  /** What it says of the trace of one key alone. */
  CheckReport check(String spec, String key) throws IOException {
    Path own = file.resolveSibling(key + ".ndjson");
    try (Stream<String> lines = Files.lines(file)) {
      Files.write(own, lines.filter(l -> l.contains("\"key\":\"" + key + "\"")).toList());
    }
    return check(spec, own);
  }

  static CheckReport check(String spec, Path trace) {
    Path tla = Path.of("spec", spec + ".tla");
    Binding binding = BindingFile.read(Path.of("spec", spec + ".yaml"));
    BoundSpec bound =
        BoundSpec.load(
            tla,
            new SpecOptions(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                System.err),
            binding,
            List.of());
    TraceInput input =
        new TraceReading(Optional.empty(), Optional.empty(), Optional.empty())
            .trace(trace.toString(), List.of(TraceFile.of(trace)), binding);
    TraceChecks checks =
        new TraceChecks(bound, CheckOptions.defaults(), t -> (events, bytes, pass) -> {});
    return CheckReport.of(spec, tla, checks.whole(List.of(input)));
  }

  @Override
  public void close() throws IOException {
    tracers.values().forEach(Tracer::close);
    sink.close();
  }
}
