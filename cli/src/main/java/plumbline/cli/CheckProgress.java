package plumbline.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import plumbline.conform.TraceCheck;

/** Shows how far the check of one or more traces is. */
final class CheckProgress {
  private record Part(long events, long bytes, int pass) {}

  private final StatusLine line;
  private final long bytes;
  private final long began;
  private final Map<String, Part> parts = new ConcurrentHashMap<>();
  private long shownAt;

  /**
   * @param bytes of all traces; 0 when that is not known
   */
  CheckProgress(Console console, long bytes) {
    this.line = new StatusLine(console);
    this.bytes = bytes;
    this.began = System.nanoTime();
    this.shownAt = began;
  }

  /** What one trace tells its progress to. */
  TraceCheck.Progress of(String trace) {
    return (events, read, pass) -> {
      parts.put(trace, new Part(events, read, pass));
      long now = System.nanoTime();
      synchronized (this) {
        if (now - shownAt < line.every().toNanos()) {
          return;
        }
        shownAt = now;
      }
      line.show(text(now));
    };
  }

  private String text(long now) {
    long events = 0;
    long read = 0;
    int pass = 1;
    for (Part p : parts.values()) {
      events += p.events;
      read += p.bytes;
      pass = Math.max(pass, p.pass);
    }
    double seconds = (now - began) / 1e9;
    String text =
        String.format(
            Locale.ROOT,
            "%,d events (%,.0f/s)%s",
            events,
            events / Math.max(seconds, 0.001),
            pass > 1 ? ", pass %d".formatted(pass) : "");
    if (bytes > 0 && read > 0 && pass == 1) {
      double share = Math.min(1, read / (double) bytes);
      long left = (long) (seconds / share - seconds);
      text +=
          String.format(
              Locale.ROOT,
              ", %.0f%%, %s left",
              100 * share,
              Duration.ofSeconds(left).toString().substring(2).toLowerCase(Locale.ROOT));
    }
    return text;
  }

  void end() {
    line.end();
  }
}
