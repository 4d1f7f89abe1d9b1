package plumbline.trace.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Decimal digits without a String. */
final class Digits {
  private static final byte[] SMALLEST = "-9223372036854775808".getBytes(US_ASCII);

  private Digits() {}

  /** Puts a number, of at most twenty characters, and returns where it ends. */
  static int put(byte[] bytes, int at, long value) {
    if (value == Long.MIN_VALUE) {
      System.arraycopy(SMALLEST, 0, bytes, at, SMALLEST.length);
      return at + SMALLEST.length;
    }
    int start = at;
    if (value < 0) {
      bytes[start++] = '-';
    }
    int width = 1;
    for (long rest = Math.abs(value); rest >= 10; rest /= 10) {
      width++;
    }
    return padded(bytes, start, Math.abs(value), width);
  }

  /** Puts the last {@code width} digits of a number that is not negative. */
  static int padded(byte[] bytes, int at, long value, int width) {
    long rest = value;
    for (int i = at + width - 1; i >= at; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + width;
  }
}
