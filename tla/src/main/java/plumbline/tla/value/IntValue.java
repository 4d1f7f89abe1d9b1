package plumbline.tla.value;

/** An integer of at most 64 bits; larger ones are {@link BigIntValue}s. */
public final class IntValue extends Value {
  private static final int LOWEST_CACHED = -128;
  private static final IntValue[] CACHE = new IntValue[1024 - LOWEST_CACHED];

  static {
    for (int i = 0; i < CACHE.length; i++) {
      CACHE[i] = new IntValue(i + LOWEST_CACHED);
    }
  }

  private final long value;

  private IntValue(long value) {
    this.value = value;
  }

  public static IntValue of(long value) {
    long index = value - LOWEST_CACHED;
    return index >= 0 && index < CACHE.length ? CACHE[(int) index] : new IntValue(value);
  }

  public long value() {
    return value;
  }

  @Override
  public long fingerprint() {
    return Fingerprints.integer(value);
  }

  @Override
  public String kind() {
    return "an integer";
  }

  @Override
  public boolean equals(Object other) {
    if (other instanceof IntValue that) {
      return value == that.value;
    }
    return !(other instanceof BigIntValue) && Mismatch.unequal(this, other);
  }

  @Override
  public int compareTo(Value other) {
    if (other instanceof IntValue that) {
      return Long.compare(value, that.value);
    }
    return other instanceof BigIntValue big ? -big.value().signum() : Mismatch.order(this, other);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
