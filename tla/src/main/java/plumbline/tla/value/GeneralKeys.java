package plumbline.tla.value;

/**
 * Any other keys, sorted.
 *
 * <p>Model values, the usual keys, are found by scanning references. Many keys, e.g. pairs, are
 * found through an open-addressed table over their fingerprints at a load of at most one half: one
 * probe on average, where a binary search over pairs would compare a dozen of them.
 */
final class GeneralKeys extends Keys {
  private static final int SCAN = 8;

  private final Value[] keys;
  private int[] table;

  /** Takes over the sorted keys. */
  GeneralKeys(Value[] keys) {
    this.keys = keys;
  }

  @Override
  public int count() {
    return keys.length;
  }

  @Override
  public Value keyAt(int index) {
    return keys[index];
  }

  @Override
  long fingerprintAt(int index) {
    return keys[index].fingerprint();
  }

  @Override
  long fingerprintAt(int index, Renaming renaming) {
    return keys[index].fingerprint(renaming);
  }

  @Override
  boolean hasModelValues() {
    for (Value key : keys) {
      if (key.hasModelValues()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int indexOf(Value key) {
    if (keys.length > SCAN) {
      return lookUp(key);
    }
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] == key) {
        return i;
      }
    }
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private int lookUp(Value key) {
    int[] slots = table;
    if (slots == null) {
      slots = makeTable();
      table = slots;
    }
    int mask = slots.length - 1;
    for (int slot = (int) key.fingerprint() & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      int index = slots[slot] - 1;
      if (keys[index].fingerprint() == key.fingerprint() && keys[index].equals(key)) {
        return index;
      }
    }
    // Not there; to compare it with one of them is an error where it could never be.
    int last = keys.length - 1;
    return keys[last].equals(key) ? last : -1;
  }

  private int[] makeTable() {
    int[] slots = new int[Integer.highestOneBit(keys.length * 2 - 1) * 2];
    int mask = slots.length - 1;
    for (int i = 0; i < keys.length; i++) {
      int slot = (int) keys[i].fingerprint() & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = i + 1;
    }
    return slots;
  }

  @Override
  boolean isOfAtoms() {
    for (Value key : keys) {
      if (!(key instanceof StringValue) && !(key instanceof ModelValue)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean isStrict() {
    for (Value key : keys) {
      if (!key.isStrict()) {
        return false;
      }
    }
    return true;
  }

  @Override
  Keys strict() {
    if (isStrict()) {
      return this;
    }
    Value[] strict = new Value[keys.length];
    for (int i = 0; i < keys.length; i++) {
      strict[i] = keys[i].strict();
    }
    return new GeneralKeys(strict);
  }

  @Override
  Value makeDomain() {
    return SetValue.ofSorted(keys);
  }
}
