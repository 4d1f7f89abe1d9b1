package plumbline.trace.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;

/** Times as {@code "2026-01-01T00:00:00.001234Z"}. The text of a second is kept until the next. */
final class Timestamp {
  /** More bytes than any time has. */
  static final int LONGEST = 40;

  private static final int DIGITS = 6;
  private static final int NANOS_PER_MICRO = 1000;

  private long second = Long.MIN_VALUE;
  private byte[] text = new byte[0];

  /** Puts a time with its quotation marks, and returns where it ends. */
  int put(byte[] bytes, int at, Instant time) {
    if (time.getEpochSecond() != second) {
      second = time.getEpochSecond();
      text = Instant.ofEpochSecond(second).toString().replace('Z', '.').getBytes(US_ASCII);
    }
    bytes[at] = '"';
    System.arraycopy(text, 0, bytes, at + 1, text.length);
    int end = Digits.padded(bytes, at + 1 + text.length, time.getNano() / NANOS_PER_MICRO, DIGITS);
    bytes[end] = 'Z';
    bytes[end + 1] = '"';
    return end + 2;
  }
}
