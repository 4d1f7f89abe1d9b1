package plumbline.tla.module;

import java.math.BigInteger;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/** Bitwise, Combinatorics and DyadicRationals, on integers of any size. */
final class NumberExtOperators {
  private static final int MOST_CHOSEN = 100_000;

  private NumberExtOperators() {}

  static void register(Table table) {
    binary(table, "Bitwise", "&", BigInteger::and);
    binary(table, "Bitwise", "|", BigInteger::or);
    binary(table, "Bitwise", "^^", BigInteger::xor);
    table.faster("Bitwise", "Not", 1, Arguments.named("Not", (c, a) -> flipped(natural(a, 0))));
    table.faster(
        "Bitwise",
        "shiftR",
        2,
        Arguments.named("shiftR", (c, a) -> Integers.of(natural(a, 0).shiftRight(a.natural(1)))));
    table.faster("Combinatorics", "choose", 2, Arguments.named("choose", (c, a) -> binomial(a)));
    table.faster(
        "DyadicRationals", "Reduce", 1, Arguments.named("Reduce", NumberExtOperators::reduced));
  }

  /** An operator on two natural numbers. */
  @FunctionalInterface
  private interface OfTwo {
    BigInteger apply(BigInteger x, BigInteger y);
  }

  private static void binary(Table table, String module, String name, OfTwo operator) {
    table.faster(
        module,
        name,
        2,
        Arguments.named(name, (c, a) -> Integers.of(operator.apply(natural(a, 0), natural(a, 1)))));
  }

  private static BigInteger natural(Arguments a, int index) {
    BigInteger value = Integers.big(a.integer(index));
    if (value.signum() < 0) {
      throw a.wrong(index, "natural number");
    }
    return value;
  }

  private static Value flipped(BigInteger value) {
    BigInteger ones = BigInteger.ONE.shiftLeft(value.bitLength()).subtract(BigInteger.ONE);
    return Integers.of(value.xor(ones));
  }

  private static Value binomial(Arguments a) {
    BigInteger n = natural(a, 0);
    int k = a.natural(1);
    if (BigInteger.valueOf(k).compareTo(n) > 0) {
      return Integers.of(BigInteger.ZERO);
    }
    if (k > MOST_CHOSEN) {
      throw a.failed("the result has too many digits");
    }
    BigInteger result = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      BigInteger factor = n.subtract(BigInteger.valueOf(k - (long) i));
      result = result.multiply(factor).divide(BigInteger.valueOf(i));
    }
    return Integers.of(result);
  }

  private static Value reduced(NativeContext context, Arguments a) {
    FunctionValue fraction = a.record(0);
    StringValue num = context.atoms().string("num");
    StringValue den = context.atoms().string("den");
    BigInteger n = Integers.big(fraction.field(num));
    BigInteger d = Integers.big(fraction.field(den));
    BigInteger divisor = n.gcd(d);
    if (divisor.signum() == 0) {
      throw a.failed("the denominator must not be 0");
    }
    return FunctionValue.record(
        new StringValue[] {num, den},
        new Value[] {Integers.of(n.divide(divisor)), Integers.of(d.divide(divisor))});
  }
}
