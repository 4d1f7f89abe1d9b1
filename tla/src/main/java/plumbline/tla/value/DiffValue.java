package plumbline.tla.value;

/** {@code left \ right} where the left set is not listed. */
public final class DiffValue extends SymbolicSet {
  private final Value left;
  private final Value right;

  public DiffValue(Value left, Value right) {
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
          "the elements of S \\ T cannot be listed, because S is not finite: "
              + Mismatch.quote(left));
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
