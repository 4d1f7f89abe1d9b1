package plumbline.monitor.local;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Keeps nothing beyond the process. */
final class MemoryState implements State {
  private final TreeMap<String, byte[]> values = new TreeMap<>();

  @Override
  public byte[] get(String key) {
    return values.get(key);
  }

  @Override
  public void put(String key, byte[] value) {
    values.put(key, value);
  }

  @Override
  public void remove(String key) {
    values.remove(key);
  }

  @Override
  public void scan(String prefix, String after, int most, BiConsumer<String, byte[]> visitor) {
    int shown = 0;
    for (Map.Entry<String, byte[]> e : values.tailMap(after, false).entrySet()) {
      if (!e.getKey().startsWith(prefix) || shown++ == most) {
        return;
      }
      visitor.accept(e.getKey(), e.getValue());
    }
  }

  @Override
  public Map<String, String> places() {
    return Map.of();
  }

  @Override
  public void commit(Map<String, String> places) {
    // There is nothing that a crash would leave.
  }

  @Override
  public void close() {
    values.clear();
  }
}
