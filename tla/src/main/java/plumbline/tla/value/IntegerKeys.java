package plumbline.tla.value;

/** Integers without gaps: the domain of a sequence, or of an array that starts elsewhere. */
final class IntegerKeys extends Keys {
  private static final IntegerKeys[] SEQUENCES = new IntegerKeys[64];

  static {
    for (int i = 0; i < SEQUENCES.length; i++) {
      SEQUENCES[i] = new IntegerKeys(1, i);
    }
  }

  static final IntegerKeys NONE = SEQUENCES[0];

  private final long first;
  private final int count;

  private IntegerKeys(long first, int count) {
    this.first = first;
    this.count = count;
  }

  static IntegerKeys of(long first, int count) {
    return count == 0 || (first == 1 && count < SEQUENCES.length)
        ? SEQUENCES[count]
        : new IntegerKeys(first, count);
  }

  static IntegerKeys of(IntervalValue interval) {
    long size = interval.size();
    if (size > Integer.MAX_VALUE - 8) {
      throw new ValueException("The domain of a function is too large to be listed: " + interval);
    }
    return of(interval.low(), (int) size);
  }

  long first() {
    return first;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Value keyAt(int index) {
    return IntValue.of(first + index);
  }

  @Override
  long fingerprintAt(int index) {
    return Fingerprints.integer(first + index);
  }

  @Override
  public int indexOf(Value key) {
    if (key instanceof IntValue integer) {
      long index = integer.value() - first;
      // An overflow of the difference lands outside too: count is far below 2^63.
      return index >= 0 && index < count ? (int) index : -1;
    }
    // What is no key of any kind has no kind that a key could not be compared with.
    if (key instanceof BigIntValue || count == 0) {
      return -1;
    }
    throw new ValueException(
        "a function on the integers "
            + domain()
            + " cannot be applied to "
            + key.kind()
            + ": "
            + Mismatch.quote(key));
  }

  @Override
  boolean isOfAtoms() {
    return false;
  }

  @Override
  Value makeDomain() {
    return new IntervalValue(first, first + count - 1);
  }

  @Override
  boolean matches(Keys that) {
    return that instanceof IntegerKeys keys ? first == keys.first : super.matches(that);
  }

  /** Whether keys of the same number are these; known without looking at each. */
  boolean sameAs(Keys that) {
    return that instanceof IntegerKeys keys && first == keys.first;
  }
}
