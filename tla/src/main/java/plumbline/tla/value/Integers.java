package plumbline.tla.value;

import java.math.BigInteger;

/**
 * Integer arithmetic on values of any size.
 *
 * <p>TLC's integers have 32 bits and overflow is an error; here the result simply grows. Results
 * that TLC can represent are the same as TLC's: division rounds towards minus infinity, the second
 * operand of {@code %} must be positive, {@code 0^0} is undefined.
 */
public final class Integers {
  /**
   * A power with more bits than this is a mistake in the spec, not a number anybody wants to wait
   * for.
   */
  private static final long MOST_BITS = 1L << 24;

  private Integers() {}

  public static Value of(BigInteger value) {
    return value.bitLength() < 64 ? IntValue.of(value.longValue()) : new BigIntValue(value);
  }

  public static Value add(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      long sum = x.value() + y.value();
      if (((x.value() ^ sum) & (y.value() ^ sum)) >= 0) {
        return IntValue.of(sum);
      }
    }
    return of(first("+", a).add(second("+", b)));
  }

  public static Value subtract(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      long difference = x.value() - y.value();
      if (((x.value() ^ y.value()) & (x.value() ^ difference)) >= 0) {
        return IntValue.of(difference);
      }
    }
    return of(first("-", a).subtract(second("-", b)));
  }

  public static Value multiply(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      long product = x.value() * y.value();
      if (Math.multiplyHigh(x.value(), y.value()) == product >> 63) {
        return IntValue.of(product);
      }
    }
    return of(first("*", a).multiply(second("*", b)));
  }

  /** {@code a \div b}, rounded towards minus infinity. */
  public static Value divide(Value a, Value b) {
    if (a instanceof IntValue x
        && b instanceof IntValue y
        && y.value() != 0
        && !(x.value() == Long.MIN_VALUE && y.value() == -1)) {
      return IntValue.of(Math.floorDiv(x.value(), y.value()));
    }
    BigInteger dividend = first("\\div", a);
    BigInteger divisor = second("\\div", b);
    if (divisor.signum() == 0) {
      throw new ValueException("division by zero");
    }
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    boolean roundedUp = parts[1].signum() != 0 && parts[1].signum() != divisor.signum();
    return of(roundedUp ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  /** {@code a % b}, between 0 and b - 1. */
  public static Value modulo(Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y && y.value() > 0) {
      return IntValue.of(Math.floorMod(x.value(), y.value()));
    }
    BigInteger dividend = first("%", a);
    BigInteger divisor = second("%", b);
    if (divisor.signum() <= 0) {
      throw new ValueException("the divisor of % must be positive, found " + b);
    }
    return of(dividend.mod(divisor));
  }

  public static Value power(Value a, Value b) {
    BigInteger base = first("^", a);
    BigInteger exponent = second("^", b);
    if (exponent.signum() < 0) {
      throw new ValueException("an exponent must not be negative, found " + b);
    }
    if (exponent.signum() == 0 && base.signum() == 0) {
      throw new ValueException("0^0 is undefined.");
    }
    if (base.abs().bitLength() <= 1) { // -1, 0 or 1, to any power
      return of(base.signum() < 0 && !exponent.testBit(0) ? BigInteger.ONE : base);
    }
    if (exponent.bitLength() > 31 || exponent.longValue() * base.bitLength() > MOST_BITS) {
      throw new ValueException(
          "The power "
              + Mismatch.quote(a)
              + "^"
              + Mismatch.quote(b)
              + " is too large to be computed.");
    }
    return of(base.pow(exponent.intValueExact()));
  }

  public static Value negate(Value a) {
    if (a instanceof IntValue x && x.value() != Long.MIN_VALUE) {
      return IntValue.of(-x.value());
    }
    if (!isInteger(a)) {
      throw new ValueException(
          "- expects an integer, found " + a.kind() + ": " + Mismatch.quote(a));
    }
    return of(big(a).negate());
  }

  /** The order of two integers; throws when one of them is none. */
  public static int compare(Value a, Value b) {
    return compare("a comparison", a, b);
  }

  /** As {@link #compare(Value, Value)}, for an operator that is named in the error. */
  public static int compare(String operator, Value a, Value b) {
    if (a instanceof IntValue x && b instanceof IntValue y) {
      return Long.compare(x.value(), y.value());
    }
    return first(operator, a).compareTo(second(operator, b));
  }

  public static boolean isInteger(Value value) {
    return value instanceof IntValue || value instanceof BigIntValue;
  }

  /** The integer as a {@link BigInteger}; throws when it is none. */
  public static BigInteger big(Value value) {
    return switch (value) {
      case IntValue small -> BigInteger.valueOf(small.value());
      case BigIntValue large -> large.value();
      default ->
          throw new ValueException(
              "expected an integer, found " + value.kind() + ": " + Mismatch.quote(value));
    };
  }

  private static BigInteger first(String operator, Value value) {
    return operand("first", operator, value);
  }

  private static BigInteger second(String operator, Value value) {
    return operand("second", operator, value);
  }

  private static BigInteger operand(String which, String operator, Value value) {
    if (!isInteger(value)) {
      throw new ValueException(
          operator
              + " expects an integer as its "
              + which
              + " operand, found "
              + value.kind()
              + ": "
              + Mismatch.quote(value));
    }
    return big(value);
  }
}
