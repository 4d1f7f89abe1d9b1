package plumbline.tla.value;

import java.math.BigInteger;

/** Arithmetic on integers of any size: 64 bits as long as the result fits, exact beyond. */
public final class Integers {
  private static final int BITS_LIMIT = 1 << 20;

  private Integers() {}

  /** The integer as a value, in its one representation. */
  public static Value of(BigInteger value) {
    return value.bitLength() < Long.SIZE ? IntValue.of(value.longValue()) : new BigIntValue(value);
  }

  public static boolean isInteger(Value value) {
    return value instanceof IntValue || value instanceof BigIntValue;
  }

  /** The integer of a value; throws for what is none. */
  public static BigInteger big(Value value) {
    return switch (value) {
      case IntValue i -> BigInteger.valueOf(i.value());
      case BigIntValue b -> b.value();
      default ->
          throw new ValueException("expected an integer, found " + value.kind() + ": " + value);
    };
  }

  public static Value add(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      long sum = x.value() + y.value();
      if (((x.value() ^ sum) & (y.value() ^ sum)) >= 0) {
        return IntValue.of(sum);
      }
    }
    return of(big(a).add(big(b)));
  }

  public static Value subtract(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      long difference = x.value() - y.value();
      if (((x.value() ^ y.value()) & (x.value() ^ difference)) >= 0) {
        return IntValue.of(difference);
      }
    }
    return of(big(a).subtract(big(b)));
  }

  public static Value multiply(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      long high = Math.multiplyHigh(x.value(), y.value());
      long low = x.value() * y.value();
      if (high == low >> (Long.SIZE - 1)) {
        return IntValue.of(low);
      }
    }
    return of(big(a).multiply(big(b)));
  }

  public static Value negate(Value a) {
    return of(big(a).negate());
  }

  /** {@code a \div b}, rounded down. */
  public static Value divide(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y && y.value() > 0) {
      return IntValue.of(Math.floorDiv(x.value(), y.value()));
    }
    BigInteger divisor = positive(b, "\\div");
    BigInteger[] parts = big(a).divideAndRemainder(divisor);
    return of(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  /** {@code a % b}, never negative. */
  public static Value modulo(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y && y.value() > 0) {
      return IntValue.of(Math.floorMod(x.value(), y.value()));
    }
    return of(big(a).mod(positive(b, "%")));
  }

  /** {@code a ^ b} for b of at least 0. */
  public static Value power(Value a, Value b) {
    BigInteger base = big(a);
    BigInteger exponent = big(b);
    if (exponent.signum() < 0) {
      throw new ValueException("the exponent of ^ must not be negative: " + b);
    }
    if (base.signum() == 0 && exponent.signum() == 0) {
      throw new ValueException("0 ^ 0 is undefined");
    }
    if (base.abs().bitLength() > 1
        && exponent.multiply(BigInteger.valueOf(base.bitLength())).bitLength()
            >= BigInteger.valueOf(BITS_LIMIT).bitLength()) {
      throw new ValueException("the result of " + a + " ^ " + b + " is too large");
    }
    return of(
        base.abs().bitLength() > 1
            ? base.pow(exponent.intValueExact())
            : exponent.testBit(0) || base.signum() >= 0
                ? (exponent.signum() == 0 ? BigInteger.ONE : base)
                : BigInteger.ONE);
  }

  public static int compare(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      return Long.compare(x.value(), y.value());
    }
    return big(a).compareTo(big(b));
  }

  private static BigInteger positive(Value divisor, String operator) {
    BigInteger value = big(divisor);
    if (value.signum() <= 0) {
      throw new ValueException(
          "the second argument of " + operator + " must be positive: " + divisor);
    }
    return value;
  }
}
