package plumbline.tla.value;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Counts of sets that may be too large to count. */
final class Counting {
  private Counting() {}

  static long exact(LongSupplier count, Supplier<String> set) {
    try {
      return count.getAsLong();
    } catch (ArithmeticException e) {
      throw new ValueException("the set has too many elements to count: " + set.get());
    }
  }

  static long power(long base, long exponent) {
    long result = 1;
    for (long i = 0; i < exponent && result > 0 && base != 1; i++) {
      result = Math.multiplyExact(result, base);
    }
    return result;
  }
}
