package plumbline.trace.order;

import java.util.Arrays;

/**
 * The numbers of a chain's events, as runs of numbers that follow each other: how many events have
 * a number up to a given one. Only the latest runs are kept; what is asked of earlier ones is
 * answered with 0, which orders less than there was, never more.
 */
final class Numbers {
  private static final int MOST_RUNS = 1 << 16;

  private long[] firstNumber = new long[4];
  private long[] firstPosition = new long[4];
  private long[] length = new long[4];
  private int runs;

  /** The event of that number stands at that position; both only grow. */
  void add(long number, long position) {
    if (runs > 0) {
      int last = runs - 1;
      if (number == firstNumber[last] + length[last]
          && position == firstPosition[last] + length[last]) {
        length[last]++;
        return;
      }
    }
    makeRoom();
    firstNumber[runs] = number;
    firstPosition[runs] = position;
    length[runs] = 1;
    runs++;
  }

  private void makeRoom() {
    if (runs < firstNumber.length) {
      return;
    }
    if (runs == MOST_RUNS) {
      int half = MOST_RUNS / 2;
      System.arraycopy(firstNumber, half, firstNumber, 0, half);
      System.arraycopy(firstPosition, half, firstPosition, 0, half);
      System.arraycopy(length, half, length, 0, half);
      runs = half;
    } else {
      firstNumber = Arrays.copyOf(firstNumber, 2 * runs);
      firstPosition = Arrays.copyOf(firstPosition, 2 * runs);
      length = Arrays.copyOf(length, 2 * runs);
    }
  }

  /** How many events of the chain come no later than the last one with a number up to this. */
  long upTo(long number) {
    int found = Arrays.binarySearch(firstNumber, 0, runs, number);
    int run = found >= 0 ? found : -found - 2;
    return run < 0 ? 0 : firstPosition[run] + Math.min(number - firstNumber[run] + 1, length[run]);
  }
}
