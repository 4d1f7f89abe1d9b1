package plumbline.conform;

/** A set of fingerprints: an open hash table of eight bytes a place, at most half full. */
final class FingerprintSet {
  private static final int FIRST_SIZE = 1 << 10;

  private long[] table = new long[FIRST_SIZE];
  private int count;

  /** Adds one; false when it is there already. */
  boolean add(long fingerprint) {
    long added = nonZero(fingerprint);
    int place = place(added);
    if (table[place] == added) {
      return false;
    }
    table[place] = added;
    if (++count > table.length / 2) {
      grow();
    }
    return true;
  }

  /** Adds all of another set. */
  void addAll(FingerprintSet others) {
    for (long fingerprint : others.table) {
      if (fingerprint != 0) {
        add(fingerprint);
      }
    }
  }

  boolean contains(long fingerprint) {
    long sought = nonZero(fingerprint);
    return table[place(sought)] == sought;
  }

  int count() {
    return count;
  }

  /** 0 stands for a free place; that one state of 2^64 has it does not matter. */
  private static long nonZero(long fingerprint) {
    return fingerprint == 0 ? 1 : fingerprint;
  }

  private int place(long fingerprint) {
    int mask = table.length - 1;
    int at = (int) (fingerprint ^ (fingerprint >>> 32)) & mask;
    while (table[at] != 0 && table[at] != fingerprint) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    for (long fingerprint : old) {
      if (fingerprint != 0) {
        table[place(fingerprint)] = fingerprint;
      }
    }
  }
}
