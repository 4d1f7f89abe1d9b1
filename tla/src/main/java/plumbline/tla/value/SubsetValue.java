package plumbline.tla.value;

/** {@code SUBSET base}; the subsets come by size, and within a size in lexicographic order. */
public final class SubsetValue extends AbstractSet {
  private final Value base;

  SubsetValue(Value base) {
    this.base = base;
  }

  @Override
  public boolean isEnumerable() {
    return base.isEnumerable();
  }

  @Override
  public boolean contains(Value element) {
    return Sets.subsetEq(element, base);
  }

  @Override
  public long size() {
    return Counting.exact(() -> Counting.power(2, base.size()), this::toString);
  }

  @Override
  public ValueIterator iterator() {
    SetValue elements = base.enumerated();
    return new ValueIterator() {
      private int[] chosen = {};

      @Override
      public Value next() {
        if (chosen == null) {
          return null;
        }
        Value[] members = new Value[chosen.length];
        for (int i = 0; i < members.length; i++) {
          members[i] = elements.get(chosen[i]);
        }
        advance();
        return SetValue.ofSorted(members);
      }

      private void advance() {
        int k = chosen.length;
        int n = elements.count();
        int i = k - 1;
        while (i >= 0 && chosen[i] == n - k + i) {
          i--;
        }
        if (i >= 0) {
          chosen[i]++;
          for (int j = i + 1; j < k; j++) {
            chosen[j] = chosen[j - 1] + 1;
          }
        } else if (k < n) {
          chosen = new int[k + 1];
          for (int j = 0; j <= k; j++) {
            chosen[j] = j;
          }
        } else {
          chosen = null;
        }
      }
    };
  }

  @Override
  public String toString() {
    return "SUBSET " + base;
  }
}
