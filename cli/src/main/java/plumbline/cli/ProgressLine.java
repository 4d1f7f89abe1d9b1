package plumbline.cli;

import java.time.Duration;
import java.util.Locale;
import plumbline.explore.Progress;

/** Shows how far an exploration is. */
final class ProgressLine implements Progress {
  private final StatusLine line;
  private final boolean simulation;

  ProgressLine(Console console, boolean simulation) {
    this.simulation = simulation;
    this.line = new StatusLine(console);
  }

  /** How often it wants to know. */
  Duration every() {
    return line.every();
  }

  @Override
  public void report(Now now) {
    String found =
        simulation
            ? String.format(Locale.ROOT, "%,d behaviours", now.distinct())
            : String.format(
                Locale.ROOT,
                "%,d distinct, %,d waiting, depth %d",
                now.distinct(),
                now.queue(),
                now.depth());
    line.show(
        String.format(
            Locale.ROOT,
            "%,d states (%,.0f/s), %s, %d s",
            now.generated(),
            now.rate(),
            found,
            now.elapsed().toSeconds()));
  }

  /** Takes the line off the terminal before results are printed. */
  void end() {
    line.end();
  }
}
