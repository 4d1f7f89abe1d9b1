package plumbline.monitor.instance;

import java.util.Arrays;
import plumbline.monitor.Position;

/** The last event that an instance had of each source; most have one source. */
final class Progress {
  private static final int MOST = 64;

  private Position[] last = {};

  /**
   * Notes an event.
   *
   * @return false when it, or a later one of its source, was noted before
   */
  boolean advance(Position to) {
    for (int i = 0; i < last.length; i++) {
      if (last[i].source().equals(to.source())) {
        if (!isAfter(to, last[i])) {
          return false;
        }
        last[i] = to;
        return true;
      }
    }
    // A file that is rotated is another source each time: the oldest have nothing more to give.
    int kept = Math.min(last.length, MOST - 1);
    Position[] more = Arrays.copyOfRange(last, last.length - kept, last.length + 1);
    more[kept] = to;
    last = more;
    return true;
  }

  private static boolean isAfter(Position one, Position other) {
    return one.offset() > other.offset()
        || (one.offset() == other.offset() && one.index() > other.index());
  }

  Position[] last() {
    return last;
  }
}
