package plumbline.trace.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Where the lines of a trace go. Called by the background threads of the tracers that share it: a
 * sink may block, which fills the queue and in the end loses events, but never holds up the
 * service.
 */
public interface Sink extends Closeable {

  /** A file, made anew, with the folders that lead to it. */
  static Sink file(Path file) throws IOException {
    return FileSink.anew(file);
  }

  /**
   * Takes some lines.
   *
   * @param lines whole lines in UTF-8, each with its line feed; valid only during the call
   * @throws IOException ends the trace: the tracer that called counts everything after as lost
   */
  void write(ByteBuffer lines) throws IOException;

  /** Called when the queue has run empty, and at the end. */
  default void flush() throws IOException {}
}
