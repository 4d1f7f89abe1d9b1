package plumbline.tla.value;

/** {@code TRUE} or {@code FALSE}; {@code FALSE} comes first. */
public final class BoolValue extends Value {
  public static final BoolValue TRUE = new BoolValue(true);
  public static final BoolValue FALSE = new BoolValue(false);

  private final boolean value;

  private BoolValue(boolean value) {
    this.value = value;
  }

  public static BoolValue of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public boolean value() {
    return value;
  }

  @Override
  public boolean isTrue() {
    return value;
  }

  @Override
  public long fingerprint() {
    return value ? 0x6A09E667F3BCC909L : 0xBB67AE8584CAA73BL;
  }

  @Override
  public String kind() {
    return "a boolean";
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (!(other instanceof BoolValue) && Comparing.unlikeEqual(this, other));
  }

  @Override
  public int compareTo(Value other) {
    return other instanceof BoolValue b
        ? Boolean.compare(value, b.value)
        : Comparing.unlikeOrder(this, other);
  }

  @Override
  public String toString() {
    return value ? "TRUE" : "FALSE";
  }
}
