package plumbline.conform.binding;

import plumbline.tla.Excerpt;
import plumbline.tla.SourceRange;

/** A binding is wrong; the message is written for its author and says how to mend it. */
public final class BindingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SourceRange at;
  private final String excerpt;

  /**
   * @param at the part of the binding that is wrong
   * @param excerpt the line with a mark under that part, as {@link Excerpt} gives it; empty when
   *     there is nothing to show
   */
  public BindingException(String message, SourceRange at, String excerpt, Throwable cause) {
    super(message, cause);
    this.at = at;
    this.excerpt = excerpt;
  }

  /** The place; its line and column count from 1, and are 0 when the whole file is meant. */
  public SourceRange at() {
    return at;
  }

  public String excerpt() {
    return excerpt;
  }

  /** {@code file:line:column: message} and the line itself: all there is to print. */
  public String text() {
    return at + ": " + getMessage() + excerpt;
  }
}
