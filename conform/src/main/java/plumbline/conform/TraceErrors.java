package plumbline.conform;

import plumbline.tla.SpecException;
import plumbline.trace.TraceException;

/** Words errors for whoever owns the log or the spec. */
public final class TraceErrors {
  private TraceErrors() {}

  /** Place, message, and the line that it is about. */
  public static String text(TraceException e) {
    String place = e.at().line() == 0 ? e.at().file() : e.at().toString();
    String column = e.column() > 0 ? ":" + e.column() : "";
    String excerpt = e.excerpt().isEmpty() ? "" : "\n    " + e.excerpt();
    return place + column + ": " + e.getMessage() + excerpt;
  }

  /** Place and message of what the spec cannot evaluate. */
  public static String text(SpecException e) {
    String place = e.at().line() < 1 ? "" : e.at().file() + ":" + e.at().line() + ": ";
    return place + e.getMessage();
  }
}
