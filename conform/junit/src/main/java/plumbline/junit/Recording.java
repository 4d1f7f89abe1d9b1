package plumbline.junit;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.trace.TraceFile;
import plumbline.trace.client.Sink;
import plumbline.trace.client.Tracer;

/** The trace that a test leaves, in a folder of its own. */
final class Recording implements Tracers, AutoCloseable {
  private static final String ENDING = ".ndjson";
  private static final String TRACE = "trace" + ENDING;
  private static final String REPORT = "report.html";

  private final Path folder;
  private final Map<String, Tracer> tracers = new LinkedHashMap<>();
  private Optional<Sink> sink = Optional.empty();
  private boolean closed;

  private Recording(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder, and removes what an earlier run of the test left there. */
  static Recording in(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(REPORT));
      for (Path left : traces(folder)) {
        Files.delete(left);
      }
      return new Recording(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> traces(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(f -> f.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  @Override
  public synchronized Tracer node(String name) {
    if (closed) {
      throw new IllegalStateException(
          "The test is over, its trace is closed: node %s asks for a tracer too late."
              .formatted(name));
    }
    return tracers.computeIfAbsent(name, n -> Tracer.to(opened()).node(n).open());
  }

  private Sink opened() {
    try {
      Sink open = sink.isPresent() ? sink.get() : Sink.file(folder.resolve(TRACE));
      sink = Optional.of(open);
      return open;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Path folder() {
    return folder;
  }

  Path report() {
    return folder.resolve(REPORT);
  }

  /** The files that the trace has so far. */
  List<TraceFile> files() {
    try {
      return traces(folder).stream().map(TraceFile::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean hasEvents() {
    return files().stream().anyMatch(f -> f.bytes() > 0);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (Closeable _ = sink.<Closeable>map(s -> s).orElse(() -> {})) {
      tracers.values().forEach(Tracer::close);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
