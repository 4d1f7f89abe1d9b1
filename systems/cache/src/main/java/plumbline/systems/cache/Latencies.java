package plumbline.systems.cache;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often something took how long, for many threads. A bucket is an eighth of a power of two
 * wide, so that a quantile is at most an eighth too high.
 */
final class Latencies {
  private static final int PARTS = 3;

  private final AtomicLongArray counts = new AtomicLongArray(64 << PARTS);

  void add(long value) {
    counts.incrementAndGet(bucket(Math.max(0, value)));
  }

  private static int bucket(long value) {
    if (value < 1 << PARTS) {
      return (int) value;
    }
    int power = 63 - Long.numberOfLeadingZeros(value);
    return ((power - PARTS + 1) << PARTS)
        + (int) ((value >>> (power - PARTS)) & ((1 << PARTS) - 1));
  }

  private static long highest(int bucket) {
    if (bucket < 1 << PARTS) {
      return bucket;
    }
    int power = (bucket >>> PARTS) + PARTS - 1;
    long part = bucket & ((1 << PARTS) - 1);
    return (((1L << PARTS) + part + 1) << (power - PARTS)) - 1;
  }

  /** The value that this share of all do not exceed; 0 where there is none. */
  long quantile(double share) {
    long all = 0;
    for (int i = 0; i < counts.length(); i++) {
      all += counts.get(i);
    }
    long wanted = (long) Math.ceil(share * all);
    long seen = 0;
    for (int i = 0; i < counts.length() && wanted > 0; i++) {
      seen += counts.get(i);
      if (seen >= wanted) {
        return highest(i);
      }
    }
    return 0;
  }
}
