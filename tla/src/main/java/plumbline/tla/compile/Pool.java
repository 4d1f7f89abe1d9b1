package plumbline.tla.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Renaming;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;

/**
 * Values of any form, numbered as they are met: a value has one number as long as the pool is
 * there. Shared by threads. Values are told apart by their fingerprints, as states are.
 *
 * <p>All values that were ever met are kept, so the pool has an end: {@link #isFull()} tells that
 * it was reached, and whatever is not in it then has no number.
 */
final class Pool {
  /** Bits of a number. */
  static final int BITS = 24;

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** About what an entry takes in memory, in bytes, and each part of a value. */
  private static final long ENTRY = 120;

  private static final long PART = 24;

  private final long most;
  private final Map<Long, Integer> numbers = new ConcurrentHashMap<>();
  private final Map<Long, int[]> images = new ConcurrentHashMap<>();
  private volatile Value[][] chunks = new Value[16][];
  private int size;
  private long bytes;
  private volatile boolean full;

  /**
   * @param most how many bytes the values may take, about
   */
  Pool(long most) {
    this.most = most;
  }

  /** A pool that takes a part of the memory that there is. */
  static Pool ofThisMachine() {
    return new Pool(Runtime.getRuntime().maxMemory() / 4);
  }

  /** Whether a value had no number any more. */
  boolean isFull() {
    return full;
  }

  /** The number of a value; throws {@link Misfit} for one that cannot be listed, and when full. */
  int number(Value value) {
    try {
      Value strict = value.strict();
      long fingerprint = strict.fingerprint();
      Integer known = numbers.get(fingerprint);
      return known != null && get(known) != null ? known : add(fingerprint, strict);
    } catch (ValueException e) {
      throw Misfit.misfit();
    }
  }

  private synchronized int add(long fingerprint, Value value) {
    int number = reserve(fingerprint);
    if (get(number) == null) {
      take(PART * parts(value));
      chunks[number >> CHUNK_BITS][number & CHUNK - 1] = value;
    }
    return number;
  }

  private void take(long more) {
    bytes += more;
    if (bytes > most) {
      full = true;
      throw Misfit.misfit();
    }
  }

  /** The number of the value with that fingerprint, which may never have been met. */
  private synchronized int reserve(long fingerprint) {
    Integer known = numbers.get(fingerprint);
    if (known != null) {
      return known;
    }
    if (size >= 1 << BITS) {
      full = true;
      throw Misfit.misfit();
    }
    take(ENTRY);
    int number = size++;
    Value[][] all = chunks;
    int chunk = number >> CHUNK_BITS;
    if (chunk == all.length) {
      all = Arrays.copyOf(all, 2 * chunk);
    }
    if (all[chunk] == null) {
      all[chunk] = new Value[CHUNK];
    }
    chunks = all;
    numbers.put(fingerprint, number);
    return number;
  }

  private static long parts(Value value) {
    FunctionValue f = FunctionValue.listed(value);
    long parts = 1;
    if (f != null) {
      for (int i = 0; i < f.count(); i++) {
        parts += parts(f.valueAt(i));
      }
    } else if (value.isSet()) {
      ValueIterator elements = value.iterator();
      for (Value v = elements.next(); v != null; v = elements.next()) {
        parts += parts(v);
      }
    }
    return parts;
  }

  /** The value of a number. */
  Value get(long number) {
    return chunks[(int) (number >> CHUNK_BITS)][(int) number & CHUNK - 1];
  }

  /** Whether two numbers are of equal values; throws {@link Misfit} where these do not compare. */
  boolean same(long a, long b) {
    if (a == b) {
      return true;
    }
    try {
      return get(a).equals(get(b));
    } catch (ValueException e) {
      throw Misfit.misfit();
    }
  }

  /** The numbers of the images of a value, which need not be met for it. */
  int[] images(long number, List<Renaming> permutations) {
    return images.computeIfAbsent(
        number,
        n -> {
          int[] all = new int[permutations.size()];
          for (int p = 0; p < all.length; p++) {
            all[p] = reserve(get(n).fingerprint(permutations.get(p)));
          }
          return all;
        });
  }
}
