package plumbline.tla.expr;

/** Whether evaluating something again, in the same state, may be spared. */
public enum Purity {
  /** The value is all there is, and it is always the same. */
  PURE,
  /**
   * It prints, draws lots, or reads files: evaluated wherever it stands, though a definition
   * without parameters that is a constant otherwise is computed once, as TLC does.
   */
  IMPURE,
  /** Its value depends on the run (TLCGet, say): no definition that uses it is a constant. */
  VARYING;

  /** The purity of what is made of both. */
  public Purity and(Purity other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
