package plumbline.cli;

import java.io.PrintStream;
import java.time.Duration;

/**
 * One line about work under way: rewritten on a terminal, a new line now and then in a log.
 * Thread-safe.
 */
final class StatusLine {
  private static final Duration ON_TERMINAL = Duration.ofMillis(500);
  private static final Duration IN_LOG = Duration.ofSeconds(30);

  /** Start of line, erase it, do not wrap what follows. */
  private static final String REWRITE = "\r\u001b[K\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean live;
  private boolean shown;

  StatusLine(Console console) {
    this.err = console.err();
    this.live = console.live();
  }

  /** How often a new line is worth showing. */
  Duration every() {
    return live ? ON_TERMINAL : IN_LOG;
  }

  synchronized void show(String line) {
    if (live) {
      err.print(REWRITE + line + WRAP);
      err.flush();
    } else {
      err.println(line);
    }
    shown = true;
  }

  /** Takes the line off the terminal before results are printed. */
  synchronized void end() {
    if (shown && live) {
      err.print(ERASE);
      err.flush();
    }
    shown = false;
  }
}
