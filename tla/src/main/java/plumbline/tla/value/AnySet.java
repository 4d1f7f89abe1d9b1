package plumbline.tla.value;

/**
 * A set of any form. Equality and order follow from size and from the elements in order, so that
 * forms can be compared without listing either: two iterators run side by side.
 */
public abstract sealed class AnySet extends Value permits SetValue, IntervalValue, SymbolicSet {
  @Override
  public final boolean isSet() {
    return true;
  }

  @Override
  public final String kind() {
    return "a set";
  }

  @Override
  public boolean isEnumerable() {
    return true;
  }

  @Override
  public abstract boolean contains(Value element);

  @Override
  public abstract ValueIterator iterator();

  @Override
  public abstract long size();

  @Override
  public final boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof AnySet set ? sameAs(set) : Mismatch.unequal(this, other);
  }

  @Override
  public final int compareTo(Value other) {
    return other instanceof AnySet set ? order(set) : Mismatch.order(this, other);
  }

  /** Equality with another set. */
  boolean sameAs(AnySet that) {
    requireComparable(that);
    if (size() != that.size()) {
      return false;
    }
    ValueIterator left = iterator();
    ValueIterator right = that.iterator();
    for (Value a = left.next(); a != null; a = left.next()) {
      if (!a.equals(right.next())) {
        return false;
      }
    }
    return true;
  }

  /** The order of two sets: the smaller first, then by the elements. */
  int order(AnySet that) {
    requireComparable(that);
    int c = Long.compare(size(), that.size());
    if (c != 0) {
      return c;
    }
    ValueIterator left = iterator();
    ValueIterator right = that.iterator();
    for (Value a = left.next(); a != null; a = left.next()) {
      c = a.compareTo(right.next());
      if (c != 0) {
        return c;
      }
    }
    return 0;
  }

  private void requireComparable(AnySet that) {
    if (!isEnumerable() || !that.isEnumerable()) {
      throw new ValueException(
          "the sets "
              + Mismatch.quote(this)
              + " and "
              + Mismatch.quote(that)
              + " cannot be compared: not both are finite");
    }
  }

  @Override
  public final String toString() {
    StringBuilder out = new StringBuilder();
    print(out);
    return out.toString();
  }
}
