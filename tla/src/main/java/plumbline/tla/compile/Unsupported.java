package plumbline.tla.compile;

import plumbline.tla.SourceRange;

/** An expression that is left to the interpreter. */
final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient SourceRange at;
  private final boolean forAll;

  Unsupported(String what, SourceRange at) {
    this(what, at, false);
  }

  private Unsupported(String what, SourceRange at, boolean forAll) {
    super(what, null, false, false);
    this.at = at;
    this.forAll = forAll;
  }

  /** The same, where all of the spec is left to the interpreter for it. */
  Unsupported forAll() {
    return new Unsupported(getMessage(), at, true);
  }

  /** Whether all of the spec is left to the interpreter. */
  boolean isForAll() {
    return forAll;
  }

  SourceRange at() {
    return at;
  }
}
