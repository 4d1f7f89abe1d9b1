package plumbline.tla.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Arithmetic against {@link BigInteger}, mostly where 64 bits end. */
class IntegersTest {
  @Property(tries = 1000)
  void arithmetic_never_overflows(
      @ForAll("integers") BigInteger a, @ForAll("integers") BigInteger b) {
    Value x = Integers.of(a);
    Value y = Integers.of(b);
    assertThat(Integers.big(Integers.add(x, y))).isEqualTo(a.add(b));
    assertThat(Integers.big(Integers.subtract(x, y))).isEqualTo(a.subtract(b));
    assertThat(Integers.big(Integers.multiply(x, y))).isEqualTo(a.multiply(b));
    assertThat(Integers.big(Integers.negate(x))).isEqualTo(a.negate());
    assertThat(Integer.signum(Integers.compare(x, y))).isEqualTo(a.compareTo(b));
    assertThat(Integer.signum(x.compareTo(y))).isEqualTo(a.compareTo(b));
    assertThat(x.equals(y)).isEqualTo(a.equals(b));
    assertThat(x).hasToString(a.toString());
  }

  @Property(tries = 1000)
  void division_rounds_down_and_the_remainder_is_not_negative(
      @ForAll("integers") BigInteger a, @ForAll("integers") BigInteger b) {
    Value x = Integers.of(a);
    Value y = Integers.of(b);
    if (b.signum() == 0) {
      assertThatThrownBy(() -> Integers.divide(x, y)).isInstanceOf(ValueException.class);
      assertThatThrownBy(() -> Integers.modulo(x, y)).isInstanceOf(ValueException.class);
      return;
    }
    BigInteger quotient = Integers.big(Integers.divide(x, y));
    BigInteger rest = a.subtract(quotient.multiply(b));
    assertThat(rest.abs()).isLessThan(b.abs());
    assertThat(rest.signum()).isIn(0, b.signum());
    if (b.signum() > 0) {
      assertThat(Integers.big(Integers.modulo(x, y))).isEqualTo(rest);
    } else {
      assertThatThrownBy(() -> Integers.modulo(x, y)).isInstanceOf(ValueException.class);
    }
  }

  @Property(tries = 200)
  void a_power_is_that_many_factors(
      @ForAll @IntRange(min = -9, max = 9) int base,
      @ForAll @IntRange(min = 1, max = 70) int exponent) {
    assertThat(Integers.big(Integers.power(IntValue.of(base), IntValue.of(exponent))))
        .isEqualTo(BigInteger.valueOf(base).pow(exponent));
  }

  @Property(tries = 300)
  void an_integer_has_one_fingerprint_however_it_was_computed(@ForAll("integers") BigInteger a) {
    Value direct = Integers.of(a);
    Value around =
        Integers.subtract(Integers.add(direct, Integers.of(BigInteger.TWO.pow(80))), power80());
    assertThat(around).isEqualTo(direct).hasSameClassAs(direct);
    assertThat(around.fingerprint()).isEqualTo(direct.fingerprint());
    assertThat(InfiniteSet.INT.contains(direct)).isTrue();
    assertThat(InfiniteSet.NAT.contains(direct)).isEqualTo(a.signum() >= 0);
  }

  @Test
  void what_has_no_value_is_an_error() {
    Value zero = IntValue.of(0);
    assertThatThrownBy(() -> Integers.power(zero, zero)).isInstanceOf(ValueException.class);
    assertThatThrownBy(() -> Integers.power(IntValue.of(2), IntValue.of(-1)))
        .isInstanceOf(ValueException.class);
    assertThatThrownBy(() -> Integers.power(IntValue.of(2), Integers.of(BigInteger.TWO.pow(40))))
        .isInstanceOf(ValueException.class);
    assertThatThrownBy(() -> Integers.add(zero, BoolValue.TRUE)).isInstanceOf(ValueException.class);
  }

  @Provide
  Arbitrary<BigInteger> integers() {
    BigInteger rim = BigInteger.TWO.pow(63);
    Arbitrary<BigInteger> small =
        Arbitraries.bigIntegers().between(BigInteger.valueOf(-20), BigInteger.valueOf(20));
    Arbitrary<BigInteger> atTheRim = small.map(rim::add);
    return Arbitraries.oneOf(
        small,
        atTheRim,
        atTheRim.map(BigInteger::negate),
        small.map(BigInteger.TWO.pow(32)::add),
        Arbitraries.bigIntegers().between(rim.pow(2).negate(), rim.pow(2)));
  }

  private static Value power80() {
    return Integers.power(IntValue.of(2), IntValue.of(80));
  }
}
