package plumbline.trace.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Points in time as logs write them, in nanoseconds since 1970. */
final class Times {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

  private Times() {}

  /**
   * A number: seconds below 10^11, milliseconds below 10^14, microseconds below 10^17, nanoseconds
   * from there on. The seconds of this century are below the first bound, its milliseconds between
   * the first and the second, and so on.
   *
   * @throws ArithmeticException when it is beyond the year 2262 or before 1677
   */
  static long ofNumber(BigDecimal number) {
    BigDecimal size = number.abs();
    int digits = size.precision() - size.scale();
    int shift = digits <= 11 ? 9 : digits <= 14 ? 6 : digits <= 17 ? 3 : 0;
    return number.scaleByPowerOfTen(shift).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }

  /**
   * A text of ISO 8601, with {@code T} or a space between day and time, with or without a fraction
   * and a zone; without a zone it is UTC.
   *
   * @throws DateTimeException when it is none
   * @throws ArithmeticException when it is beyond the year 2262 or before 1677
   */
  static long ofText(String text) {
    Scanner in = new Scanner(text);
    int year = in.number(4);
    in.expect('-');
    int month = in.number(2);
    in.expect('-');
    int day = in.number(2);
    long days = LocalDate.of(year, month, day).toEpochDay();
    if (!in.take('T') && !in.take('t')) {
      in.expect(' ');
    }
    long seconds = in.upTo(23) * 3600L;
    in.expect(':');
    seconds += in.upTo(59) * 60L;
    int nanos = 0;
    if (in.take(':')) {
      // A leap second counts as the second after it.
      seconds += in.upTo(60);
      nanos = in.take('.') || in.take(',') ? in.fraction() : 0;
    }
    seconds -= in.offset();
    in.end();
    return Math.addExact(
        Math.multiplyExact(Math.addExact(days * 86_400, seconds), NANOS.longValueExact()), nanos);
  }

  private static final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
      this.text = text;
    }

    boolean take(char c) {
      boolean there = at < text.length() && text.charAt(at) == c;
      at += there ? 1 : 0;
      return there;
    }

    void expect(char c) {
      if (!take(c)) {
        throw wrong();
      }
    }

    int number(int digits) {
      int value = 0;
      for (int i = 0; i < digits; i++) {
        value = value * 10 + digit();
      }
      return value;
    }

    int upTo(int most) {
      int value = number(2);
      if (value > most) {
        throw wrong();
      }
      return value;
    }

    /** Nanoseconds; digits beyond the ninth are cut. */
    int fraction() {
      int value = 0;
      int digits = 0;
      while (at < text.length() && isDigit(text.charAt(at))) {
        value = digits < 9 ? value * 10 + digit() : value + 0 * digit();
        digits++;
      }
      if (digits == 0) {
        throw wrong();
      }
      for (; digits < 9; digits++) {
        value *= 10;
      }
      return value;
    }

    /** Seconds east of Greenwich. */
    int offset() {
      if (at == text.length() || take('Z') || take('z')) {
        return 0;
      }
      take(' ');
      int sign = take('-') ? -1 : 1;
      if (sign > 0) {
        expect('+');
      }
      int hours = upTo(18);
      take(':');
      int minutes = at < text.length() ? upTo(59) : 0;
      return sign * (hours * 3600 + minutes * 60);
    }

    void end() {
      if (at < text.length()) {
        throw wrong();
      }
    }

    private int digit() {
      if (at == text.length() || !isDigit(text.charAt(at))) {
        throw wrong();
      }
      return text.charAt(at++) - '0';
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private DateTimeException wrong() {
      return new DateTimeException("no time at character " + (at + 1));
    }
  }
}
