package plumbline.systems.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The copies that a client was lent: at most so many, those unused for longest go first. What is
 * done with a copy is logged under its lock, where it is done.
 */
final class NearCache {
  private final Ticker ticker;
  private final int most;
  private final Map<String, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);

  private record Copy(long epoch, Versioned content, long until) {
    boolean isOlder(long thanEpoch, long thanVersion) {
      return epoch < thanEpoch || (epoch == thanEpoch && content.version() < thanVersion);
    }
  }

  NearCache(Ticker ticker, int most) {
    this.ticker = ticker;
    this.most = most;
  }

  /** A copy whose lease has not run out; {@code read} is told of it. */
  synchronized Optional<Versioned> get(String key, Consumer<Versioned> read) {
    Copy copy = copies.get(key);
    if (copy == null) {
      return Optional.empty();
    }
    if (copy.until - ticker.nanos() <= 0) {
      copies.remove(key);
      return Optional.empty();
    }
    read.accept(copy.content);
    return Optional.of(copy.content);
  }

  /**
   * @param epoch in which it was lent
   * @param until in the ticker's nanoseconds
   */
  synchronized void put(String key, long epoch, Versioned content, long until) {
    copies.put(key, new Copy(epoch, content, until));
    if (copies.size() > most) {
      copies.remove(copies.keySet().iterator().next());
    }
  }

  /** A copy older than this must not be read any more; {@code done} is run when that is so. */
  synchronized void drop(String key, long epoch, long version, Runnable done) {
    Copy copy = copies.get(key);
    if (copy != null && copy.isOlder(epoch, version)) {
      copies.remove(key);
    }
    done.run();
  }
}
