package plumbline.tla.value;

/** {@code low..high}. */
public final class IntervalValue extends AnySet {
  private final long low;
  private final long high;
  private long sum; // of Fingerprints.element, 0 while unknown

  public IntervalValue(long low, long high) {
    this.low = low;
    this.high = high;
  }

  public long low() {
    return low;
  }

  public long high() {
    return high;
  }

  @Override
  public long size() {
    if (low > high) {
      return 0;
    }
    long size = high - low + 1;
    if (size <= 0) {
      throw new ValueException("The size of the interval " + this + " exceeds 64 bits.");
    }
    return size;
  }

  @Override
  public boolean contains(Value element) {
    if (element instanceof IntValue integer) {
      return low <= integer.value() && integer.value() <= high;
    }
    return low <= high && !(element instanceof BigIntValue) && Mismatch.notMember(element, this);
  }

  @Override
  public ValueIterator iterator() {
    return new ValueIterator() {
      private long next = low;
      private boolean done = low > high;

      @Override
      public Value next() {
        if (done) {
          return null;
        }
        done = next == high;
        return IntValue.of(next++);
      }
    };
  }

  @Override
  boolean sameAs(AnySet that) {
    if (that instanceof IntervalValue interval) {
      return low > high
          ? interval.low > interval.high
          : low == interval.low && high == interval.high;
    }
    return super.sameAs(that);
  }

  @Override
  int order(AnySet that) {
    if (that instanceof IntervalValue interval) {
      int c = Long.compare(size(), interval.size());
      return c != 0 || low > high ? c : Long.compare(low, interval.low);
    }
    return super.order(that);
  }

  @Override
  public long fingerprint() {
    long s = sum;
    if (s == 0) {
      ValueIterator elements = iterator();
      for (Value e = elements.next(); e != null; e = elements.next()) {
        s += Fingerprints.element(e);
      }
      sum = s;
    }
    return Fingerprints.set(s);
  }

  @Override
  void print(StringBuilder out) {
    if (low > high) {
      out.append("{}");
    } else {
      out.append(low).append("..").append(high);
    }
  }
}
