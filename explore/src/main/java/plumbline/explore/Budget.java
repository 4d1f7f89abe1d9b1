package plumbline.explore;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory may be taken, and how much is. Thread-safe. */
final class Budget {
  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  Budget(long limit) {
    this.limit = limit;
  }

  void take(long bytes) {
    taken.addAndGet(bytes);
  }

  void release(long bytes) {
    taken.addAndGet(-bytes);
  }

  boolean isExceeded() {
    return taken.get() > limit;
  }
}
