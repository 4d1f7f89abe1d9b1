package plumbline.bench.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What nodes and clients of the distributed cache log of many keys, each of which conforms to
 * {@code CacheEntry.tla} for ever: written, stored by two backups, dropped by a client, committed,
 * lent to it, read.
 */
final class CacheEvents {
  private static final int STEPS = 7;

  private final SplittableRandom random;
  private final int[] at;
  private final int[] version;

  /** An event of a key. */
  record Event(String key, byte[] line) {}

  CacheEvents(int keys, long seed) {
    this.random = new SplittableRandom(seed);
    this.at = new int[keys];
    this.version = new int[keys];
    Arrays.fill(at, -1);
  }

  /** The next event, of any key. */
  Event next() {
    return next(random.nextInt(at.length));
  }

  /** The next event of that key. */
  Event next(int key) {
    String name = "k" + key;
    int step = at[key]++;
    if (step == STEPS - 1) {
      at[key] = 0;
    }
    if (step == 0) {
      version[key]++;
    }
    return new Event(name, line(name, step, version[key]).getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String key, int step, int version) {
    return switch (step) {
      case -1 -> event("TakeOver", key, 0, "", "n1");
      case 0 -> event("Write", key, version, "", "n1");
      case 1 -> event("Store", key, version, "", "n2");
      case 2 -> event("Store", key, version, "", "n3");
      case 3 -> event("Drop", key, version, "", "c1");
      case 4 -> event("Commit", key, version, ",\"inSync\":[\"n1\",\"n2\",\"n3\"]", "n1");
      case 5 -> event("Lend", key, version, ",\"client\":\"c1\"", "n1");
      default ->
          event("Hit", key, version, ",\"session\":\"c1.1\",\"view\":\"c1.1/" + key + "\"", "c1");
    };
  }

  /** One that no state explains: nobody has lent anything yet. */
  static byte[] wrong(String key) {
    return event("Hit", key, 1, "", "c1").getBytes(StandardCharsets.UTF_8);
  }

  private static String event(String action, String key, int version, String more, String node) {
    String epoch = action.equals("Hit") ? "" : ",\"epoch\":1";
    return "{\"action\":\"%s\",\"args\":{\"key\":\"%s\"%s,\"version\":%d%s},\"node\":\"%s\"}"
        .formatted(action, key, epoch, version, more, node);
  }
}
