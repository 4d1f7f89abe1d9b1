package plumbline.monitor.run;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as users write them. */
public final class Times {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Times() {}

  /**
   * Reads {@code 500ms}, {@code 2s}, {@code 5m}, {@code 1h} or {@code 7d}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Duration parse(String text) {
    Matcher word = FORM.matcher(text);
    if (!word.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no time; write 500ms, 2s, 5m, 1h or 7d");
    }
    long n = Long.parseLong(word.group(1));
    return switch (word.group(2)) {
      case "ms" -> Duration.ofMillis(n);
      case "s" -> Duration.ofSeconds(n);
      case "m" -> Duration.ofMinutes(n);
      case "h" -> Duration.ofHours(n);
      default -> Duration.ofDays(n);
    };
  }
}
