package plumbline.tla.compile;

/**
 * A value has no place in its shape, or an evaluation failed: what was under way is to be done over
 * values of any form. Thrown often, so that it has no stack trace.
 */
public final class Misfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Misfit() {
    super("", null, false, false);
  }

  /** One to be thrown. */
  static Misfit misfit() {
    return new Misfit();
  }
}
