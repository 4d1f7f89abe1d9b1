package plumbline.tla.value;

/** {@code left \ right} where the left set is not listed. */
public final class DiffValue extends SymbolicSet {
  private final Value left;
  private final Value right;

  public DiffValue(Value left, Value right) {
    this.left = left;
    this.right = right;
  }

  @Override
  public boolean isEnumerable() {
    return left.isEnumerable();
  }

  @Override
  public boolean contains(Value element) {
    return left.contains(element) && !right.contains(element);
  }

  @Override
  protected ValueIterator elements() {
    if (!left.isEnumerable()) {
      throw new ValueException(
          "Attempted to enumerate S \\ T when S:\n"
              + Mismatch.quote(left)
              + "\nis not enumerable.");
    }
    return Sets.filtered(left.iterator(), element -> !right.contains(element));
  }

  @Override
  protected void printForm(StringBuilder out) {
    left.print(out);
    out.append(" \\ ");
    right.print(out);
  }
}
