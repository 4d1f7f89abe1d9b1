package plumbline.systems.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The copies that a client was lent: at most so many, those unused for longest go first. What is
 * done with a copy is logged under its lock, where it is done.
 */
final class NearCache {
  private final Ticker ticker;
  private final int most;
  private final Map<String, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);

  private record Copy(Versioned content, long until) {}

  NearCache(Ticker ticker, int most) {
    this.ticker = ticker;
    this.most = most;
  }

  /** A copy whose lease has not run out; {@code read} is told of it. */
  synchronized Optional<Versioned> get(String key, java.util.function.Consumer<Versioned> read) {
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
   * @param until in the ticker's nanoseconds
   */
  synchronized void put(String key, Versioned content, long until) {
    copies.put(key, new Copy(content, until));
    if (copies.size() > most) {
      copies.remove(copies.keySet().iterator().next());
    }
  }

  /** The copy must not be read any more, if there is one; {@code done} is run when that is so. */
  synchronized void drop(String key, Runnable done) {
    copies.remove(key);
    done.run();
  }
}
