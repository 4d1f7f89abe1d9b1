package plumbline.monitor.alert;

import java.time.Instant;
import java.util.Locale;

/** Alerts for people. */
public final class AlertText {
  private AlertText() {}

  /**
   * The alert in several lines, without a line break at the end. Whoever acknowledged it has seen
   * why it came.
   */
  public static String of(Alert alert) {
    StringBuilder text = new StringBuilder();
    text.append(line(alert));
    alert
        .explanation()
        .filter(e -> alert.status() != Alert.Status.ACKNOWLEDGED)
        .ifPresent(e -> text.append("\n    ").append(e.strip().replace("\n", "\n    ")));
    return text.toString();
  }

  /** The alert in one line. */
  public static String line(Alert alert) {
    String known =
        alert
            .acknowledged()
            .map(a -> " (%s%s)".formatted(a.by(), a.comment().isEmpty() ? "" : ": " + a.comment()))
            .orElse("");
    return String.format(
            Locale.ROOT,
            "%s  %s  %-8s %s%s: %s%s",
            Instant.ofEpochMilli(alert.lastSeen()),
            alert.id(),
            AlertJson.word(alert.status() == Alert.Status.OPEN ? alert.verdict() : alert.status()),
            alert.monitor(),
            alert.key().isEmpty() ? "" : " " + alert.key(),
            alert.what(),
            alert.count() > 1 ? String.format(Locale.ROOT, " (%,d events)", alert.count()) : "")
        + known;
  }
}
