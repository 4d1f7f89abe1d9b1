package plumbline.tla.value;

import java.math.BigInteger;

/**
 * An integer outside the range of 64 bits; made by {@link Integers} only, so that equal integers
 * are one class.
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
    return Mix.text(value.toString(Character.MAX_RADIX), Mix.INTEGER);
  }

  @Override
  public String kind() {
    return "an integer";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BigIntValue b
        ? value.equals(b.value)
        : !(other instanceof IntValue) && Comparing.unlikeEqual(this, other);
  }

  @Override
  public int compareTo(Value other) {
    return switch (other) {
      case BigIntValue b -> value.compareTo(b.value);
      case IntValue i -> value.signum();
      default -> Comparing.unlikeOrder(this, other);
    };
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
