package plumbline.trace.input;

import plumbline.trace.Place;
import plumbline.trace.TraceException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The JSON values of a log, one at a time. */
public interface Records extends AutoCloseable {
  /**
   * Goes to the next one.
   *
   * @return false at the end
   * @throws TraceException when there is one that cannot be read
   */
  boolean next();

  /** The current one. */
  JsonNode value();

  /** Where the current one begins. */
  Place place();

  /** Where an object within the current one begins, as far as that is known. */
  default Place placeOf(JsonNode inner) {
    return place();
  }

  /**
   * That something is wrong with the current one, with its line and column.
   *
   * @param where in the value
   */
  TraceException wrong(JsonPointer where, String message);

  /** Lines read so far. */
  long linesRead();

  /** Bytes read so far, compressed as they are. */
  long bytesRead();

  /** Lines that were ignored because the reader was told to. */
  long ignored();

  @Override
  void close();
}
