package plumbline.tla.value;

/** {@code left \cap right} of sets that are not listed. */
public final class CapValue extends SymbolicSet {
  private final Value left;
  private final Value right;

  public CapValue(Value left, Value right) {
    this.left = left;
    this.right = right;
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
        "Attempted to enumerate S \\cap T when neither S:\n"
            + Mismatch.quote(left)
            + "\nnor T:\n"
            + Mismatch.quote(right)
            + "\nis enumerable.");
  }

  @Override
  protected void printForm(StringBuilder out) {
    left.print(out);
    out.append(" \\cap ");
    right.print(out);
  }
}
