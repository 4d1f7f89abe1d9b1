package plumbline.tla.value;

/**
 * The domain of a function with its elements in order; shared by all functions made from one
 * another.
 *
 * <p>Equal domains have keys of the same class: integers without gaps are {@link IntegerKeys},
 * strings are {@link FieldKeys}, everything else is {@link GeneralKeys}; the empty domain is the
 * one of {@code <<>>}.
 */
public abstract sealed class Keys permits IntegerKeys, FieldKeys, GeneralKeys {
  private Value domain;

  /** The keys of a sequence of that length. */
  public static Keys sequence(int length) {
    return IntegerKeys.of(1, length);
  }

  /** The elements of a finite set. */
  public static Keys of(Value domain) {
    return switch (domain) {
      case IntervalValue interval -> IntegerKeys.of(interval);
      case SetValue set -> set.keys();
      default -> domain.enumerated().keys();
    };
  }

  /** The keys that are exactly these values, which are sorted and without duplicates. */
  static Keys ofSorted(Value[] keys) {
    int n = keys.length;
    if (n == 0) {
      return IntegerKeys.NONE;
    }
    if (keys[0] instanceof StringValue && keys[n - 1] instanceof StringValue) {
      StringValue[] names = new StringValue[n];
      System.arraycopy(keys, 0, names, 0, n);
      return new FieldKeys(names);
    }
    if (keys[0] instanceof IntValue first
        && keys[n - 1] instanceof IntValue last
        && last.value() - first.value() == n - 1) {
      return IntegerKeys.of(first.value(), n);
    }
    return new GeneralKeys(keys);
  }

  public abstract int count();

  public abstract Value keyAt(int index);

  /** The fingerprint of the key at that index. */
  abstract long fingerprintAt(int index);

  /** As {@link Value#fingerprint(Renaming)}, of the key at that index. */
  long fingerprintAt(int index, Renaming renaming) {
    return fingerprintAt(index);
  }

  boolean hasModelValues() {
    return false;
  }

  /** Where the key is, or negative; may throw where the key could never be in such a domain. */
  public abstract int indexOf(Value key);

  /** Whether all keys are strings or model values. */
  abstract boolean isOfAtoms();

  abstract Value makeDomain();

  /** The keys without lazy parts. */
  Keys strict() {
    return this;
  }

  boolean isStrict() {
    return true;
  }

  /** Whether these are the keys 1..n. */
  public final boolean isSequence() {
    return this instanceof IntegerKeys keys && (keys.first() == 1 || keys.count() == 0);
  }

  /** Whether all keys are strings and there is one. */
  public final boolean isRecord() {
    return this instanceof FieldKeys;
  }

  /** The keys as a set. */
  public final Value domain() {
    Value known = domain;
    if (known == null) {
      known = makeDomain();
      domain = known;
    }
    return known;
  }

  @Override
  public final boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof Keys that && count() == that.count() && matches(that);
  }

  /** Whether keys of the same number are equal. */
  boolean matches(Keys that) {
    for (int i = 0; i < count(); i++) {
      if (!keyAt(i).equals(that.keyAt(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public final int hashCode() {
    long sum = count();
    for (int i = 0; i < count(); i++) {
      sum = 31 * sum + fingerprintAt(i);
    }
    return Long.hashCode(sum);
  }

  @Override
  public final String toString() {
    return domain().toString();
  }
}
