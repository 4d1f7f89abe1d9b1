package plumbline.conform.report;

import plumbline.conform.binding.BindingException;
import plumbline.tla.SpecException;
import plumbline.trace.TraceException;

/**
 * An input that could not be used.
 *
 * @param message what is wrong, what was expected and how to mend it
 * @param file as the user named it; empty when no file is meant
 * @param line counted from 1; 0 when the whole file is meant
 * @param column counted from 1; 0 when the whole line is meant
 * @param excerpt the line, shortened around the column; empty when there is nothing to show
 */
public record Problem(String message, String file, long line, int column, String excerpt) {
  /** A log that cannot be read. */
  public static Problem of(TraceException e) {
    return new Problem(e.getMessage(), e.at().file(), e.at().line(), e.column(), e.excerpt());
  }

  /** A spec, a configuration or a binding's expression that is wrong. */
  public static Problem of(SpecException e) {
    return new Problem(e.getMessage(), e.at().file(), e.at().line(), e.at().column(), "");
  }

  /** A binding that is wrong. */
  public static Problem of(BindingException e) {
    return new Problem(
        e.getMessage(), e.at().file(), e.at().line(), e.at().column(), e.excerpt().strip());
  }

  /** The form that editors make clickable, as far as it is known: {@code file:line:column}. */
  public String place() {
    return file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
  }
}
