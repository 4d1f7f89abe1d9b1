package plumbline.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import plumbline.explore.Progress;

/**
 * Shows how far an exploration is: one line that is rewritten on a terminal, a line now and then in
 * a log.
 */
final class ProgressLine implements Progress {
  private static final Duration ON_TERMINAL = Duration.ofMillis(500);
  private static final Duration IN_LOG = Duration.ofSeconds(30);

  /** Start of line, erase it, do not wrap what follows. */
  private static final String REWRITE = "\r\u001b[K\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean live;
  private final boolean simulation;
  private boolean shown;

  ProgressLine(Console console, boolean simulation) {
    this.simulation = simulation;
    this.err = console.err();
    this.live = console.live();
  }

  /** How often it wants to know. */
  Duration every() {
    return live ? ON_TERMINAL : IN_LOG;
  }

  @Override
  public synchronized void report(Now now) {
    String found =
        simulation
            ? String.format(Locale.ROOT, "%,d behaviours", now.distinct())
            : String.format(
                Locale.ROOT,
                "%,d distinct, %,d waiting, depth %d",
                now.distinct(),
                now.queue(),
                now.depth());
    String line =
        String.format(
            Locale.ROOT,
            "%,d states (%,.0f/s), %s, %d s",
            now.generated(),
            now.rate(),
            found,
            now.elapsed().toSeconds());
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
