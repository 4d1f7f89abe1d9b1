package plumbline.conform.report;

import java.util.Random;
import plumbline.trace.Place;

/** A trace of many events on a few nodes that send each other messages. */
final class LargeTimeline {
  static final String LOG = "large.ndjson";

  private static final int LONGEST_DELAY = 40;

  private LargeTimeline() {}

  /**
   * @param deviation the number of the first event that is not explained
   */
  static Timeline of(int events, int nodes, int deviation) {
    Random random = new Random(1);
    Timeline timeline = new Timeline();
    for (int number = 1; number <= events; number++) {
      int node = random.nextInt(nodes);
      boolean receives = number > LONGEST_DELAY && random.nextInt(3) == 0;
      long[] causes =
          receives ? new long[] {number - 1 - random.nextInt(LONGEST_DELAY)} : new long[0];
      String label =
          receives
              ? "Receive(n%d, term %d)".formatted(node, number / 5_000)
              : "Append(n%d, entry %d)".formatted(node, number);
      timeline.event(number, "n" + node, label, new Place(LOG, number), causes, number < deviation);
    }
    return timeline;
  }
}
