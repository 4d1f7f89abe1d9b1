package plumbline.tla.value;

/** An integer that fits 64 bits; larger ones are {@link BigIntValue}s. */
public final class IntValue extends Value {
  private static final int LOW = -128;
  private static final IntValue[] SMALL = new IntValue[1152];

  static {
    for (int i = 0; i < SMALL.length; i++) {
      SMALL[i] = new IntValue(i + LOW);
    }
  }

  private final long value;

  private IntValue(long value) {
    this.value = value;
  }

  public static IntValue of(long value) {
    return value >= LOW && value < LOW + SMALL.length
        ? SMALL[(int) value - LOW]
        : new IntValue(value);
  }

  public long value() {
    return value;
  }

  @Override
  public long fingerprint() {
    return Mix.mix(value + Mix.INTEGER);
  }

  @Override
  public String kind() {
    return "an integer";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntValue i
        ? value == i.value
        : !(other instanceof BigIntValue) && Comparing.unlikeEqual(this, other);
  }

  @Override
  public int compareTo(Value other) {
    return switch (other) {
      case IntValue i -> Long.compare(value, i.value);
      case BigIntValue b -> -b.value().signum();
      default -> Comparing.unlikeOrder(this, other);
    };
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
