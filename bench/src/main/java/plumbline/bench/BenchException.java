package plumbline.bench;

/** The input of a run is wrong; the message says what and how to mend it. */
final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchException(String message) {
    super(message);
  }
}
