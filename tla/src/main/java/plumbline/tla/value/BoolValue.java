package plumbline.tla.value;

/** {@code TRUE} or {@code FALSE}. */
public final class BoolValue extends Value {
  public static final BoolValue FALSE = new BoolValue(false);
  public static final BoolValue TRUE = new BoolValue(true);

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
    return value ? Fingerprints.TRUE : Fingerprints.FALSE;
  }

  @Override
  public String kind() {
    return "a boolean";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoolValue that ? value == that.value : Mismatch.unequal(this, other);
  }

  @Override
  public int compareTo(Value other) {
    return other instanceof BoolValue that
        ? Boolean.compare(value, that.value)
        : Mismatch.order(this, other);
  }

  @Override
  public String toString() {
    return value ? "TRUE" : "FALSE";
  }
}
