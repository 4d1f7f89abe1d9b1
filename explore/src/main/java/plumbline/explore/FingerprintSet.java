package plumbline.explore;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * A set of 64-bit fingerprints for many threads, off the heap, so that its size neither needs a
 * larger heap nor costs the garbage collector anything.
 *
 * <p>The fingerprints are spread over 64 stripes, each an open-addressed table with linear probing
 * under a lock of its own. A stripe grows alone, by half when it is three quarters full: between
 * 10.7 and 16 bytes for each fingerprint, and a billion of them pause one worker for the time that
 * moving four million takes. Slots are chosen by multiplication ("A fast alternative to the modulo
 * reduction", Lemire 2016), which lets a table have any size and keeps its entries nearly sorted,
 * so that growing reads and writes memory in order.
 *
 * <p>Where many are added at once, those of a stripe are added under one lock, after all their
 * slots were looked at: the processor then waits for many of them at the same time, where it
 * otherwise would for one after the other.
 *
 * <p>A search of limited depth also keeps the least depth at which each state was found, in four
 * bytes more: what was found again nearer to an initial state must be explored again.
 */
final class FingerprintSet implements AutoCloseable {
  private static final int STRIPES = 64;
  private static final int STRIPE_SHIFT = 64 - Integer.numberOfTrailingZeros(STRIPES);
  private static final int FIRST_CAPACITY = 32;
  private static final int MOST = 1_500_000_000;

  /** What was known of a fingerprint. */
  enum Found {
    NEW,
    /** At a greater depth only; never where depths are not kept. */
    DEEPER,
    KNOWN
  }

  private final Stripe[] stripes = new Stripe[STRIPES];
  private final Budget budget;

  /**
   * An empty set.
   *
   * @param budget where it accounts for its memory
   * @param withDepths whether it keeps the depths
   */
  FingerprintSet(Budget budget, boolean withDepths) {
    this.budget = budget;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe(budget, withDepths);
    }
  }

  /** Adds a fingerprint, which must not be 0, found at a depth. */
  Found add(long fingerprint, int depth) {
    long hash = hash(fingerprint);
    return stripes[(int) (hash >>> STRIPE_SHIFT)].add(fingerprint, hash, depth);
  }

  /** Adds many at once; for one thread. */
  final class Adder {
    private final int[] begins = new int[STRIPES + 1];
    private long[] hashes = new long[0];
    private int[] order = new int[0];
    private long[] first = new long[0];

    /**
     * Adds fingerprints.
     *
     * @param isNew is set where one was not there yet; nothing is done where it is 0
     */
    void add(long[] fingerprints, int count, boolean[] isNew) {
      if (hashes.length < count) {
        hashes = new long[fingerprints.length];
        order = new int[fingerprints.length];
        first = new long[fingerprints.length];
      }
      Arrays.fill(begins, 0);
      for (int i = 0; i < count; i++) {
        hashes[i] = hash(fingerprints[i]);
        begins[stripe(i) + 1]++;
      }
      for (int s = 0; s < STRIPES; s++) {
        begins[s + 1] += begins[s];
      }
      // Afterwards each begin is where the stripe's part ends: the next one's begin.
      for (int i = 0; i < count; i++) {
        order[begins[stripe(i)]++] = i;
      }
      int from = 0;
      for (int s = 0; s < STRIPES; s++) {
        if (begins[s] > from) {
          stripes[s].addAll(fingerprints, hashes, order, from, begins[s], first, isNew);
        }
        from = begins[s];
      }
    }

    private int stripe(int index) {
      return (int) (hashes[index] >>> STRIPE_SHIFT);
    }
  }

  Adder adder() {
    return new Adder();
  }

  /** How many fingerprints there are. */
  long size() {
    long size = 0;
    for (Stripe s : stripes) {
      size += s.size();
    }
    return size;
  }

  /** How many bytes the tables take. */
  long bytes() {
    long bytes = 0;
    for (Stripe s : stripes) {
      bytes += s.bytes();
    }
    return bytes;
  }

  @Override
  public void close() {
    for (Stripe s : stripes) {
      budget.release(s.close());
    }
  }

  /** Spreads what may be badly spread, as the least of many fingerprints is. */
  private static long hash(long fingerprint) {
    long hash = fingerprint * 0x9E3779B97F4A7C15L;
    return hash ^ (hash >>> 32);
  }

  private static final class Stripe {
    private final Budget budget;
    private final boolean withDepths;
    private Arena arena;
    private MemorySegment table;
    private MemorySegment depths;
    private int capacity;
    private int size;

    Stripe(Budget budget, boolean withDepths) {
      this.budget = budget;
      this.withDepths = withDepths;
    }

    synchronized Found add(long fingerprint, long hash, int depth) {
      if (size >= capacity - (capacity >>> 2)) {
        grow();
      }
      int slot = slot(hash);
      for (long there = get(slot); there != 0; there = get(slot)) {
        if (there == fingerprint) {
          return withDepths && lower(slot, depth) ? Found.DEEPER : Found.KNOWN;
        }
        slot = slot + 1 == capacity ? 0 : slot + 1;
      }
      table.setAtIndex(ValueLayout.JAVA_LONG, slot, fingerprint);
      if (withDepths) {
        depths.setAtIndex(ValueLayout.JAVA_INT, slot, depth);
      }
      size++;
      return Found.NEW;
    }

    /**
     * Adds those that the order has between two places.
     *
     * @param first takes what is in their first slots
     */
    synchronized void addAll(
        long[] fingerprints,
        long[] hashes,
        int[] order,
        int from,
        int to,
        long[] first,
        boolean[] isNew) {
      while (size + to - from >= capacity - (capacity >>> 2)) {
        grow();
      }
      for (int i = from; i < to; i++) {
        first[i] = get(slot(hashes[order[i]]));
      }
      for (int i = from; i < to; i++) {
        int index = order[i];
        long fingerprint = fingerprints[index];
        if (fingerprint != 0) {
          isNew[index] = first[i] != fingerprint && insert(fingerprint, slot(hashes[index]));
        }
      }
    }

    private boolean insert(long fingerprint, int first) {
      int slot = first;
      for (long there = get(slot); there != 0; there = get(slot)) {
        if (there == fingerprint) {
          return false;
        }
        slot = slot + 1 == capacity ? 0 : slot + 1;
      }
      table.setAtIndex(ValueLayout.JAVA_LONG, slot, fingerprint);
      size++;
      return true;
    }

    private boolean lower(int slot, int depth) {
      if (depth >= depths.getAtIndex(ValueLayout.JAVA_INT, slot)) {
        return false;
      }
      depths.setAtIndex(ValueLayout.JAVA_INT, slot, depth);
      return true;
    }

    synchronized int size() {
      return size;
    }

    synchronized long bytes() {
      return (withDepths ? 12L : 8L) * capacity;
    }

    synchronized long close() {
      long bytes = bytes();
      if (arena != null) {
        arena.close();
        arena = null;
        table = null;
        depths = null;
      }
      capacity = 0;
      size = 0;
      return bytes;
    }

    private int slot(long hash) {
      return (int) (((hash & 0xFFFF_FFFFL) * capacity) >>> 32);
    }

    private long get(int slot) {
      return table.getAtIndex(ValueLayout.JAVA_LONG, slot);
    }

    @SuppressWarnings("MustBeClosedChecker") // closed when the table grows again, or by close()
    private void grow() {
      Arena oldArena = arena;
      MemorySegment old = table;
      MemorySegment oldDepths = depths;
      long oldBytes = bytes();
      int oldCapacity = capacity;
      int larger = Math.max(FIRST_CAPACITY, oldCapacity + (oldCapacity >>> 1));
      if (larger > MOST) {
        throw new OutOfMemoryError("more fingerprints than a set can hold");
      }
      Arena newArena = Arena.ofShared();
      table = newArena.allocate(ValueLayout.JAVA_LONG, larger);
      if (withDepths) {
        depths = newArena.allocate(ValueLayout.JAVA_INT, larger);
      }
      arena = newArena;
      capacity = larger;
      budget.take(bytes());
      for (int i = 0; i < oldCapacity; i++) {
        long moved = old.getAtIndex(ValueLayout.JAVA_LONG, i);
        if (moved != 0) {
          int slot = slot(hash(moved));
          while (get(slot) != 0) {
            slot = slot + 1 == capacity ? 0 : slot + 1;
          }
          table.setAtIndex(ValueLayout.JAVA_LONG, slot, moved);
          if (withDepths) {
            int depth = oldDepths.getAtIndex(ValueLayout.JAVA_INT, i);
            depths.setAtIndex(ValueLayout.JAVA_INT, slot, depth);
          }
        }
      }
      if (oldArena != null) {
        oldArena.close();
        budget.release(oldBytes);
      }
    }
  }
}
