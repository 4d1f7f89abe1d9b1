package plumbline.trace;

/** A log cannot be read, or says what cannot be; the message is written for the log's owner. */
public final class TraceException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_SHOWN = 120;

  private final transient Place at;
  private final int column;
  private final String excerpt;

  /**
   * @param message what is wrong, what was expected and how to mend it
   * @param column counted from 1; 0 when the whole line is meant
   * @param excerpt the line, shortened around the column; empty when there is nothing to show
   */
  public TraceException(String message, Place at, int column, String excerpt, Throwable cause) {
    super(message, cause);
    this.at = at;
    this.column = column;
    this.excerpt = excerpt;
  }

  public TraceException(String message, Place at) {
    this(message, at, 0, "", null);
  }

  /** What an event says cannot be; its line is shown. */
  public TraceException(String message, Event event) {
    this(message, event.at(), 0, shown(event), null);
  }

  private static String shown(Event event) {
    String line = event.line().toString();
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
  }

  public Place at() {
    return at;
  }

  public int column() {
    return column;
  }

  public String excerpt() {
    return excerpt;
  }
}
