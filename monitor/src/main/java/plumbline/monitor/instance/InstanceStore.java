package plumbline.monitor.instance;

import java.util.function.BiConsumer;

/** Where what is not in memory is kept: bytes by key, in the order of the keys. For one thread. */
public interface InstanceStore {
  /** What was put under that key; null when nothing was. */
  byte[] get(String key);

  /** Keeps bytes under that key. */
  void put(String key, byte[] value);

  /** Forgets what was put under that key. */
  void remove(String key);

  /**
   * Shows what is kept under keys that begin so.
   *
   * @param after the key to begin after; the prefix itself for the first
   * @param most how many
   */
  void scan(String prefix, String after, int most, BiConsumer<String, byte[]> visitor);
}
