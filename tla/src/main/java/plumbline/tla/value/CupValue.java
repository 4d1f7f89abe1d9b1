package plumbline.tla.value;

/** {@code left \cup right} of sets that are not listed. */
public final class CupValue extends SymbolicSet {
  private final Value left;
  private final Value right;

  public CupValue(Value left, Value right) {
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
    return left.isEnumerable() && right.isEnumerable();
  }

  @Override
  public boolean contains(Value element) {
    return left.contains(element) || right.contains(element);
  }

  @Override
  protected ValueIterator elements() {
    if (!isEnumerable()) {
      throw new ValueException(
          "the elements of S \\cup T cannot be listed, because not both are finite: "
              + Mismatch.quote(left)
              + " and "
              + Mismatch.quote(right));
    }
    return new Merge(left.iterator(), right.iterator());
  }

  /** Merges two sorted runs, taking what is in both once. */
  private static final class Merge implements ValueIterator {
    private final ValueIterator left;
    private final ValueIterator right;
    private Value a;
    private Value b;

    Merge(ValueIterator left, ValueIterator right) {
      this.left = left;
      this.right = right;
      this.a = left.next();
      this.b = right.next();
    }

    @Override
    public Value next() {
      int c = a == null ? b == null ? 0 : 1 : b == null ? -1 : a.compareTo(b);
      Value smallest = c <= 0 ? a : b;
      if (c <= 0 && a != null) {
        a = left.next();
      }
      if (c >= 0 && b != null) {
        b = right.next();
      }
      return smallest;
    }
  }

  @Override
  protected void printForm(StringBuilder out) {
    left.print(out);
    out.append(" \\cup ");
    right.print(out);
  }
}
