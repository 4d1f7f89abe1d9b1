package plumbline.tla.value;

import java.util.Arrays;

/** Strings: the fields of a record, in the order of their ranks. */
final class FieldKeys extends Keys {
  /** Up to this number a scan of references beats a search. */
  private static final int SCAN = 12;

  private final StringValue[] names;

  /** Takes over names sorted by rank, at least one. */
  FieldKeys(StringValue[] names) {
    this.names = names;
  }

  @Override
  public int count() {
    return names.length;
  }

  @Override
  public StringValue keyAt(int index) {
    return names[index];
  }

  @Override
  long fingerprintAt(int index) {
    return names[index].fingerprint();
  }

  @Override
  long fingerprintAt(int index, Renaming renaming) {
    return renaming.fingerprint(names[index]);
  }

  @Override
  public int indexOf(Value key) {
    if (!(key instanceof StringValue name)) {
      throw new ValueException(
          "a record is applied to a string, not to " + key.kind() + ": " + Mismatch.quote(key));
    }
    return names.length <= SCAN ? scan(name) : search(name);
  }

  // Strings are interned, so that equal ones are the same object.
  private int scan(StringValue name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i] == name) {
        return i;
      }
    }
    return -1;
  }

  private int search(StringValue name) {
    int low = 0;
    int high = names.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int c = Integer.compare(name.rank(), names[middle].rank());
      if (c == 0) {
        return middle;
      }
      if (c < 0) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return -1;
  }

  @Override
  boolean isOfAtoms() {
    return true;
  }

  @Override
  Value makeDomain() {
    return SetValue.ofSorted(Arrays.copyOf(names, names.length, Value[].class));
  }
}
