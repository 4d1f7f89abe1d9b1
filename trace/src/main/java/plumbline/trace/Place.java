package plumbline.trace;

/**
 * Where an event stands.
 *
 * @param file the file as the user named it; {@code -} for standard input
 * @param line counted from 1; for formats that are one document, the place of the event's
 *     beginning; 0 when the whole file is meant
 */
public record Place(String file, long line) {
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
