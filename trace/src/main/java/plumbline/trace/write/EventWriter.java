package plumbline.trace.write;

import plumbline.trace.Event;

/**
 * Writes events one after the other. What it writes to is closed with it; where that fails, {@link
 * java.io.UncheckedIOException} is thrown.
 */
public interface EventWriter extends AutoCloseable {
  /** Writes one event. */
  void write(Event event);

  @Override
  void close();
}
