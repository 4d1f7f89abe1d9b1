package plumbline.cli;

import java.util.Locale;

/** Shows how many reachable states were found so far. */
final class CountedStates {
  private final StatusLine line;
  private long shownAt = System.nanoTime();

  CountedStates(Console console) {
    this.line = new StatusLine(console);
  }

  void show(long states) {
    long now = System.nanoTime();
    if (now - shownAt >= line.every().toNanos()) {
      shownAt = now;
      line.show(String.format(Locale.ROOT, "%,d reachable states counted", states));
    }
  }

  void end() {
    line.end();
  }
}
