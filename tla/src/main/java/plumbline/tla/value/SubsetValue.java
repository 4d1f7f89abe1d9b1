package plumbline.tla.value;

/** {@code SUBSET base}. */
public final class SubsetValue extends SymbolicSet {
  private static final int MOST_ELEMENTS_OF_BASE = 62;

  private final Value base;

  public SubsetValue(Value base) {
    this.base = base;
  }

  public Value base() {
    return base;
  }

  @Override
  public boolean isEnumerable() {
    return base.isEnumerable();
  }

  @Override
  public boolean contains(Value element) {
    if (!element.isEnumerable()) {
      throw new ValueException(
          "whether "
              + Mismatch.quote(element)
              + " is in "
              + Mismatch.quote(this)
              + " cannot be told: it is not finite");
    }
    return Sets.subsetEq(element, base);
  }

  @Override
  public long size() {
    long n = base.size();
    if (n > MOST_ELEMENTS_OF_BASE) {
      throw Sets.tooMany(this);
    }
    return 1L << n;
  }

  @Override
  protected ValueIterator elements() {
    if (!base.isEnumerable()) {
      throw new ValueException(
          "the elements of SUBSET S cannot be listed, because S is not finite: "
              + Mismatch.quote(base));
    }
    return new Combinations(base.enumerated());
  }

  /**
   * The subsets by size, those of one size lexicographically: the order of sets. {@code places} are
   * the places of the current subset's elements, ascending; the next one moves the last place that
   * can move.
   */
  private static final class Combinations implements ValueIterator {
    private final SetValue base;
    private int[] places = new int[0];

    Combinations(SetValue base) {
      this.base = base;
    }

    @Override
    public Value next() {
      if (places == null) {
        return null;
      }
      Value[] elements = new Value[places.length];
      for (int i = 0; i < elements.length; i++) {
        elements[i] = base.get(places[i]);
      }
      advance();
      return SetValue.ofSorted(elements);
    }

    private void advance() {
      int n = base.count();
      int k = places.length;
      int i = k - 1;
      while (i >= 0 && places[i] == n - k + i) {
        i--;
      }
      if (i < 0) {
        places = k == n ? null : new int[k + 1];
        i = 0;
      } else {
        places[i]++;
      }
      if (places != null) {
        for (int j = i + 1; j < places.length; j++) {
          places[j] = places[j - 1] + 1;
        }
      }
    }
  }

  @Override
  boolean sameAs(AnySet that) {
    return that instanceof SubsetValue subset ? base.equals(subset.base) : super.sameAs(that);
  }

  @Override
  int order(AnySet that) {
    return that instanceof SubsetValue subset ? base.compareTo(subset.base) : super.order(that);
  }

  @Override
  protected boolean printsElements() {
    return base.size() < 7;
  }

  @Override
  protected void printForm(StringBuilder out) {
    boolean interval = base instanceof IntervalValue;
    out.append(interval ? "SUBSET (" : "SUBSET ");
    base.print(out);
    out.append(interval ? ")" : "");
  }
}
