package plumbline.trace.input;

/** A line as an error shows it. */
final class Excerpt {
  private static final int WIDTH = 120;
  private static final int BEFORE = 60;

  private Excerpt() {}

  /** The line, cut to what is around the column, which counts from 1. */
  static String of(String line, int column) {
    if (line.length() <= WIDTH) {
      return line;
    }
    int start = Math.clamp(column - 1 - BEFORE, 0, line.length() - WIDTH);
    int end = start + WIDTH;
    return (start > 0 ? "…" : "") + line.substring(start, end) + (end < line.length() ? "…" : "");
  }
}
