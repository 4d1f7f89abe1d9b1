package plumbline.trace.client;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * A few lines to use again. Each thread looks first where it looked last; there are not as many
 * places as threads, and so no memory is kept for every virtual thread that ever logged, nor for
 * long what one huge value took.
 */
final class Pool {
  private static final int PLACES = 32;
  private static final int LARGEST = 1 << 16;

  private final AtomicReferenceArray<Line> places = new AtomicReferenceArray<>(PLACES);
  private final Supplier<Line> maker;

  Pool(Supplier<Line> maker) {
    this.maker = maker;
  }

  Line take() {
    Line line = places.getAndSet(place(), null);
    return line != null ? line : maker.get();
  }

  void giveBack(Line line) {
    if (line.capacity() <= LARGEST) {
      places.setRelease(place(), line);
    }
  }

  private static int place() {
    return (int) Thread.currentThread().getId() & (PLACES - 1);
  }
}
