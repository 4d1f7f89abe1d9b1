package plumbline.tla.value;

import java.math.BigInteger;

/**
 * An integer that does not fit 64 bits; made by {@link Integers#of} only, so that each integer has
 * one form.
 */
public final class BigIntValue extends Value {
  private final BigInteger value;

  BigIntValue(BigInteger value) {
    this.value = value;
  }

  public BigInteger value() {
    return value;
  }

  @Override
  public long fingerprint() {
    return Fingerprints.bigInteger(value.toByteArray());
  }

  @Override
  public String kind() {
    return "an integer";
  }

  @Override
  public boolean equals(Object other) {
    if (other instanceof BigIntValue that) {
      return value.equals(that.value);
    }
    return !(other instanceof IntValue) && Mismatch.unequal(this, other);
  }

  @Override
  public int compareTo(Value other) {
    if (other instanceof BigIntValue that) {
      return value.compareTo(that.value);
    }
    return other instanceof IntValue ? value.signum() : Mismatch.order(this, other);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
