package plumbline.trace.order;

/**
 * How far files are from the order of their events, and so how long to wait for what is missing. A
 * log has gaps: numbers that no line has, nodes that log nothing. Nothing tells a gap from a line
 * that comes later, so what is missing is waited for as long as ten times the greatest disorder
 * that was seen, and at least {@value #LEAST} events: a file in any order is put in order whole,
 * and a long one that is in order but has gaps needs the memory of {@value #LEAST} events.
 */
final class Disorder {
  static final int LEAST = 20_000;
  private static final int TIMES = 10;

  private final int window;
  private final boolean[] several;
  private final long[] longestRun;
  private final long[] run;
  private final Chain[] lastOf;
  private long greatest;

  Disorder(int sources, int window) {
    this.window = window;
    this.several = new boolean[sources];
    this.longestRun = new long[sources];
    this.run = new long[sources];
    this.lastOf = new Chain[sources];
  }

  /** An event of that chain was read from that source. */
  void read(int source, Chain chain) {
    if (lastOf[source] != chain) {
      several[source] = several[source] || lastOf[source] != null;
      lastOf[source] = chain;
      run[source] = 0;
    }
    longestRun[source] = Math.max(longestRun[source], ++run[source]);
  }

  /** Something came so many events after what had to wait for it. */
  void late(long events) {
    greatest = Math.max(greatest, events);
  }

  /** Whether a number that is missing since so many events is a gap. */
  boolean isGap(long since) {
    return isOver(since, greatest);
  }

  /**
   * Whether another node's event that is missing since so many events was never logged. Where nodes
   * do not alternate in a file, the others may follow as a whole.
   */
  boolean isLost(long since) {
    long longest = greatest;
    for (int i = 0; i < longestRun.length; i++) {
      if (several[i] || longestRun.length == 1) {
        longest = Math.max(longest, longestRun[i]);
      }
    }
    return isOver(since, longest);
  }

  private boolean isOver(long since, long disorder) {
    long patience = Math.max(LEAST, TIMES * disorder);
    return patience < window && since >= patience;
  }
}
