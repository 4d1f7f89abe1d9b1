package plumbline.tla.compile;

import plumbline.tla.SourceRange;

/** An expression that is left to the interpreter. */
final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient SourceRange at;

  Unsupported(String what, SourceRange at) {
    super(what, null, false, false);
    this.at = at;
  }

  SourceRange at() {
    return at;
  }
}
