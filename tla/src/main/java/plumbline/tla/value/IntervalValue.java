package plumbline.tla.value;

/** {@code low..high} within 64 bits; empty when high is below low. */
public final class IntervalValue extends AbstractSet {
  private final long low;
  private final long high;

  private IntervalValue(long low, long high) {
    this.low = low;
    this.high = high;
  }

  public static Value of(long low, long high) {
    return low > high ? SetValue.EMPTY : new IntervalValue(low, high);
  }

  public long low() {
    return low;
  }

  public long high() {
    return high;
  }

  @Override
  public boolean isEnumerable() {
    return true;
  }

  @Override
  public long size() {
    return Counting.exact(() -> Math.addExact(Math.subtractExact(high, low), 1), this::toString);
  }

  @Override
  public boolean contains(Value element) {
    return switch (element) {
      case IntValue i -> i.value() >= low && i.value() <= high;
      case BigIntValue b -> false;
      default -> Comparing.unlikeEqual(IntValue.of(low), element);
    };
  }

  @Override
  public ValueIterator iterator() {
    return new ValueIterator() {
      private long next = low;
      private boolean done;

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
  public String toString() {
    return low + ".." + high;
  }
}
