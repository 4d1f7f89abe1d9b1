package plumbline.conform.report;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import plumbline.conform.binding.BindingException;
import plumbline.tla.Excerpt;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.trace.TraceException;

/**
 * An input that could not be used.
 *
 * @param message what is wrong, what was expected and how to mend it
 * @param file as the user named it; empty when no file is meant
 * @param line counted from 1; 0 when the whole file is meant
 * @param column counted from 1; 0 when the whole line is meant
 * @param excerpt the line, shortened around the column, perhaps with a second line that marks the
 *     place; empty when there is nothing to show
 */
public record Problem(String message, String file, long line, int column, String excerpt) {
  /** What ends a message that shows its line by itself. */
  private static final Pattern MARKED = Pattern.compile("\\n[^\\n]*\\n +\\^+$");

  /** Something about the input as a whole. */
  public static Problem of(String message) {
    return new Problem(message, "", 0, 0, "");
  }

  /** A log that cannot be read. */
  public static Problem of(TraceException e) {
    return new Problem(e.getMessage(), e.at().file(), e.at().line(), e.column(), e.excerpt());
  }

  /** A spec, a configuration or a binding's expression that is wrong. */
  public static Problem of(SpecException e) {
    String message = e.getMessage();
    SourceRange at = e.at();
    int shown = MARKED.splitWithDelimiters(message, 2)[0].length();
    String excerpt = shown < message.length() ? message.substring(shown) : excerpt(at);
    return new Problem(
        message.substring(0, shown), at.file(), at.line(), at.column(), block(excerpt));
  }

  /** A binding that is wrong. */
  public static Problem of(BindingException e) {
    return new Problem(
        e.getMessage(), e.at().file(), e.at().line(), e.at().column(), block(e.excerpt()));
  }

  private static String excerpt(SourceRange at) {
    try {
      return at.file().isEmpty() ? "" : Excerpt.of(Path.of(at.file()), at);
    } catch (InvalidPathException e) {
      return "";
    }
  }

  /** Without the indentation that its lines have in common. */
  private static String block(String excerpt) {
    return excerpt.isBlank() ? "" : excerpt.substring(1).stripIndent();
  }

  /** The form that editors make clickable, as far as it is known: {@code file:line:column}. */
  public String place() {
    return file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
  }
}
