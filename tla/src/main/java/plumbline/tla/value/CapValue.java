package plumbline.tla.value;

/** {@code left \cap right} of sets that are not listed. */
public final class CapValue extends SymbolicSet {
  private final Value left;
  private final Value right;

  public CapValue(Value left, Value right) {
    this.left = left;
    this.right = right;
  }

  public Value left() {
    return left;
  }

  public Value right() {
    return right;
  }

  @Override
  public boolean isEnumerable() {
    return left.isEnumerable() || right.isEnumerable();
  }

  @Override
  public boolean contains(Value element) {
    return left.contains(element) && right.contains(element);
  }

  @Override
  protected ValueIterator elements() {
    if (left.isEnumerable()) {
      return Sets.filtered(left.iterator(), right::contains);
    }
    if (right.isEnumerable()) {
      return Sets.filtered(right.iterator(), left::contains);
    }
    throw new ValueException(
        "the elements of S \\cap T cannot be listed, because neither is finite: "
            + Mismatch.quote(left)
            + " and "
            + Mismatch.quote(right));
  }

  @Override
  protected void printForm(StringBuilder out) {
    left.print(out);
    out.append(" \\cap ");
    right.print(out);
  }
}
