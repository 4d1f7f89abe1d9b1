package plumbline.tla;

import java.io.Serial;

/**
 * What is evaluated asks for a record that has not come yet, see {@link Feed}. A way through an
 * action that does so is none until the record is there; whatever else asks gets this.
 */
public final class Awaited extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public Awaited(String message) {
    // It is thrown for each state that waits, so that a trace of the stack would cost too much.
    super(message, null, false, false);
  }
}
