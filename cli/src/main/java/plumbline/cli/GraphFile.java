package plumbline.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import plumbline.explore.format.DotGraph;
import plumbline.tla.Spec;

/** A file that the state graph is written to while it is explored. */
final class GraphFile implements AutoCloseable {
  private final Path path;
  private final BufferedWriter writer;
  private final DotGraph graph;

  private GraphFile(Path path, BufferedWriter writer, DotGraph graph) {
    this.path = path;
    this.writer = writer;
    this.graph = graph;
  }

  /**
   * Decides the format by the ending.
   *
   * @throws IllegalArgumentException with a message for the user when there is no such format
   */
  static void requireFormat(Path path) {
    if (!path.toString().endsWith(".dot")) {
      throw new IllegalArgumentException(
          "--dump-graph writes .dot files, which GraphViz draws: " + path);
    }
  }

  /** Opens the file, replacing what it held. */
  static GraphFile open(Path path, Spec spec) {
    try {
      BufferedWriter writer = Files.newBufferedWriter(path);
      return new GraphFile(path, writer, new DotGraph(writer, spec.name(), spec.variables()));
    } catch (IOException e) {
      throw TraceFile.unwritable(path, e);
    }
  }

  DotGraph graph() {
    return graph;
  }

  /** Ends the graph, complete or as far as it was explored. */
  @Override
  public void close() {
    try (writer) {
      graph.end();
    } catch (UncheckedIOException e) {
      throw TraceFile.unwritable(path, e.getCause());
    } catch (IOException e) {
      throw TraceFile.unwritable(path, e);
    }
  }
}
