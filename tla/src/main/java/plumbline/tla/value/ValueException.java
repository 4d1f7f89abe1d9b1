package plumbline.tla.value;

/**
 * An operation that has no meaning for the values given, e.g. comparing a string with a number.
 * Knows no place in a source; the evaluator turns it into a {@link plumbline.tla.SpecException} at
 * the expression.
 */
public final class ValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ValueException(String message) {
    super(message, null, false, false);
  }
}
