package plumbline.trace;

import java.util.Iterator;
import java.util.List;
import plumbline.trace.format.Formats;

/**
 * The events of one file, read as they are asked for: whatever the file's length, only what is
 * being read is held. {@code hasNext} and {@code next} throw {@link TraceException} where the file
 * cannot be read further; the events before it have been given by then.
 */
public interface Events extends Iterator<Event>, AutoCloseable {
  /**
   * Opens a file. Gzip, zstd and, where the options name none, the format are recognised.
   *
   * @throws TraceException when it cannot be read, or is in no format that is known
   */
  static Events open(TraceFile file, ReadOptions options) {
    return Formats.open(file, options);
  }

  /**
   * The same events, read ahead by a thread of its own, so that reading and what is done with the
   * events share two cores. An error comes where it would have come. Closing stops the thread.
   *
   * @param events not to be used any more but through the result
   */
  static Events prefetched(Events events) {
    return new Prefetched(events);
  }

  /** The names of the formats that {@link ReadOptions#preset} may ask for. */
  static List<String> presets() {
    return Formats.NAMES;
  }

  /** The name of the format that the file is in. */
  String preset();

  /** Lines read so far. */
  long linesRead();

  /** Bytes of the file read so far, compressed as they are: for progress. */
  long bytesRead();

  /** Lines so far that carry no event: those that the options or the format ignore. */
  long ignored();

  @Override
  void close();
}
