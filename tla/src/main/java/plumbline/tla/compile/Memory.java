package plumbline.tla.compile;

import plumbline.tla.value.Fingerprints;

/**
 * Remembers what was found for some keys, each of the same number of longs: each key has one place,
 * which it may lose to another one.
 */
final class Memory {
  private final int longs;
  private final int bits;
  private final long[] keys;
  private final boolean[] known;

  /** What was found, where it is a number. */
  final long[] numbers;

  /** What was found, where it is not. */
  final Object[] objects;

  private final long[] key;
  private int length;

  /**
   * @param bits log2 of the number of places
   * @param longs of a key
   */
  Memory(int bits, int longs, boolean ofNumbers) {
    this.bits = longs == 0 ? 0 : bits;
    this.longs = longs;
    this.key = new long[longs];
    this.keys = new long[longs << this.bits];
    this.known = new boolean[1 << this.bits];
    this.numbers = new long[ofNumbers ? 1 << this.bits : 0];
    this.objects = new Object[1 << this.bits];
  }

  /** Begins a key. */
  void begin() {
    length = 0;
  }

  /** Adds to the key. */
  void add(long part) {
    key[length++] = part;
  }

  /** The place of the key that was added up; forgets what another key left there. */
  int entry() {
    long hash = 0;
    for (long part : key) {
      hash = Fingerprints.mix(hash + part);
    }
    int entry = (int) (hash & (1 << bits) - 1);
    int at = entry * longs;
    for (int i = 0; i < longs; i++) {
      if (keys[at + i] != key[i]) {
        System.arraycopy(key, 0, keys, at, longs);
        known[entry] = false;
        break;
      }
    }
    return entry;
  }

  /** Whether what is at the place was found for the key. */
  boolean isKnown(int entry) {
    return known[entry];
  }

  /** What is at the place is what was found. */
  void know(int entry) {
    known[entry] = true;
  }
}
