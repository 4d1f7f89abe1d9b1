package plumbline.tla.value;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers for the domains of records and of functions over atoms, so that a written record is a
 * number and its values, and a record that is read shares its keys with all others of its shape.
 * Specs have few shapes; beyond a limit they are written out in full each time.
 */
final class Shapes {
  private static final int MOST = 4096;
  private static final int MOST_KEYS = 256;

  private final ConcurrentHashMap<Keys, Integer> numbers = new ConcurrentHashMap<>();
  private volatile Keys[] byNumber = new Keys[16];
  private int count;

  /** The number of these keys, or -1 where they have none. */
  int number(Keys keys) {
    Integer number = numbers.get(keys);
    if (number != null) {
      return number;
    }
    return keys.isOfAtoms() && keys.count() <= MOST_KEYS ? add(keys) : -1;
  }

  Keys keys(int number) {
    return byNumber[number];
  }

  private synchronized int add(Keys keys) {
    Integer known = numbers.get(keys);
    if (known != null) {
      return known;
    }
    if (count == MOST) {
      return -1;
    }
    Keys[] table = byNumber;
    if (count == table.length) {
      table = Arrays.copyOf(table, 2 * count);
    }
    table[count] = keys;
    byNumber = table;
    numbers.put(keys, count);
    return count++;
  }

  synchronized void writeTo(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      Keys keys = byNumber[i];
      out.writeInt(keys.count());
      for (int k = 0; k < keys.count(); k++) {
        Value key = keys.keyAt(k);
        out.writeInt(key instanceof StringValue s ? s.rank() : ~((ModelValue) key).rank());
      }
    }
  }

  void restore(DataInput in, Atoms atoms) throws IOException {
    int written = in.readInt();
    for (int i = 0; i < written; i++) {
      Value[] keys = new Value[in.readInt()];
      for (int k = 0; k < keys.length; k++) {
        int rank = in.readInt();
        keys[k] = rank >= 0 ? atoms.stringOfRank(rank) : atoms.modelOfRank(~rank);
      }
      if (number(Keys.ofSorted(keys)) != i) {
        throw new IOException("the stored values belong to another run of the spec");
      }
    }
  }
}
