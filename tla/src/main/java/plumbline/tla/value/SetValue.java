package plumbline.tla.value;

import java.util.Arrays;

/** A set with its elements listed: sorted in TLC's order, each once. */
public final class SetValue extends AnySet {
  public static final SetValue EMPTY = new SetValue(new Value[0]);

  private static final int WORTH_A_TABLE = 10;
  private static final byte ASKED_OFTEN = 8;

  private final Value[] elements;
  private Keys keys;
  private long sum; // of Fingerprints.element, 0 while unknown
  private boolean strict;
  private byte modelValues; // of Known
  private byte asked;

  private SetValue(Value[] elements) {
    this.elements = elements;
  }

  /** The set of these values, in any order; throws when they cannot be compared. */
  public static SetValue of(Value... elements) {
    SetBuilder builder = new SetBuilder(elements.length);
    for (Value element : elements) {
      builder.add(element);
    }
    return builder.build();
  }

  /** The set of the values that are left in the iterator, which come in order and each once. */
  public static SetValue from(ValueIterator elements) {
    Value[] listed = new Value[8];
    int n = 0;
    for (Value e = elements.next(); e != null; e = elements.next()) {
      if (n == listed.length) {
        listed = Arrays.copyOf(listed, SetBuilder.grown(n));
      }
      listed[n++] = e;
    }
    return ofSorted(n == listed.length ? listed : Arrays.copyOf(listed, n));
  }

  /** Takes over elements that are sorted and without duplicates. */
  public static SetValue ofSorted(Value[] elements) {
    return elements.length == 0 ? EMPTY : new SetValue(elements);
  }

  public int count() {
    return elements.length;
  }

  /** The element at that place of the order, from 0. */
  public Value get(int index) {
    return elements[index];
  }

  @Override
  public long size() {
    return elements.length;
  }

  @Override
  public SetValue enumerated() {
    return this;
  }

  @Override
  public boolean contains(Value element) {
    if (elements.length == 0) {
      return false;
    }
    if (elements.length >= WORTH_A_TABLE && element instanceof FunctionValue && askedOften()) {
      return keys().indexOf(element) >= 0;
    }
    return indexOf(element) >= 0;
  }

  /** Whether the set was asked so often that making a table for the answers pays. */
  private boolean askedOften() {
    if (asked < ASKED_OFTEN) {
      asked++;
      return false;
    }
    return elements[0] instanceof FunctionValue;
  }

  @Override
  public ValueIterator iterator() {
    return new ValueIterator() {
      private int next;

      @Override
      public Value next() {
        return next < elements.length ? elements[next++] : null;
      }
    };
  }

  /**
   * Where the element is, or {@code -1 - p} when it belongs at place p. Sets of integers and of
   * strings, which their ends tell, are searched without calls.
   */
  private int indexOf(Value element) {
    int high = elements.length - 1;
    if (element instanceof IntValue integer
        && elements[0] instanceof IntValue
        && elements[high] instanceof IntValue) {
      return indexOfInteger(integer.value());
    }
    if (element instanceof StringValue string && elements[0] instanceof StringValue) {
      return indexOfString(string.rank());
    }
    int low = 0;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int c = element.compareTo(elements[middle]);
      if (c == 0) {
        return middle;
      }
      if (c < 0) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return -1 - low;
  }

  private int indexOfInteger(long value) {
    int low = 0;
    int high = elements.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long at = ((IntValue) elements[middle]).value();
      if (at == value) {
        return middle;
      }
      if (value < at) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return -1 - low;
  }

  private int indexOfString(int rank) {
    int low = 0;
    int high = elements.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int at = ((StringValue) elements[middle]).rank();
      if (at == rank) {
        return middle;
      }
      if (rank < at) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return -1 - low;
  }

  /** This set and one more element. */
  public SetValue with(Value element) {
    int n = elements.length;
    int place = n == 0 ? -1 : indexOf(element);
    if (place >= 0) {
      return this;
    }
    int at = -1 - place;
    Value[] more = new Value[n + 1];
    System.arraycopy(elements, 0, more, 0, at);
    more[at] = element;
    System.arraycopy(elements, at, more, at + 1, n - at);
    SetValue result = new SetValue(more);
    if (strict && element.isStrict()) {
      result.strict = true;
      if (sum != 0) {
        result.sum = sum + Fingerprints.element(element);
      }
    }
    return result;
  }

  /** This set less one element. */
  public SetValue without(Value element) {
    int n = elements.length;
    int at = n == 0 ? -1 : indexOf(element);
    if (at < 0) {
      return this;
    }
    if (n == 1) {
      return EMPTY;
    }
    Value[] fewer = new Value[n - 1];
    System.arraycopy(elements, 0, fewer, 0, at);
    System.arraycopy(elements, at + 1, fewer, at, n - at - 1);
    SetValue result = new SetValue(fewer);
    result.strict = strict;
    if (sum != 0 && strict) {
      result.sum = sum - Fingerprints.element(elements[at]);
    }
    return result;
  }

  /** The elements as the keys of a function, made once. */
  Keys keys() {
    Keys known = keys;
    if (known == null) {
      known = Keys.ofSorted(elements);
      keys = known;
    }
    return known;
  }

  @Override
  boolean sameAs(AnySet that) {
    if (!(that instanceof SetValue set)) {
      return super.sameAs(that);
    }
    if (elements.length != set.elements.length) {
      return false;
    }
    for (int i = 0; i < elements.length; i++) {
      if (!elements[i].equals(set.elements[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  int order(AnySet that) {
    if (!(that instanceof SetValue set)) {
      return super.order(that);
    }
    int c = Integer.compare(elements.length, set.elements.length);
    for (int i = 0; c == 0 && i < elements.length; i++) {
      c = elements[i].compareTo(set.elements[i]);
    }
    return c;
  }

  @Override
  public long fingerprint() {
    long s = sum;
    if (s == 0) {
      for (Value element : elements) {
        s += Fingerprints.element(element);
      }
      sum = s;
    }
    return Fingerprints.set(s);
  }

  @Override
  public SetValue strict() {
    if (isStrict()) {
      return this;
    }
    Value[] values = new Value[elements.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = elements[i].strict();
    }
    SetValue result = new SetValue(values);
    result.strict = true;
    return result;
  }

  @Override
  public boolean isStrict() {
    if (!strict) {
      for (Value element : elements) {
        if (!element.isStrict()) {
          return false;
        }
      }
      strict = true;
    }
    return true;
  }

  @Override
  public long fingerprint(Renaming renaming) {
    if (!renaming.hasStrings() && !hasModelValues()) {
      return fingerprint();
    }
    long s = 0;
    for (Value element : elements) {
      s += Fingerprints.element(element.fingerprint(renaming));
    }
    return Fingerprints.set(s);
  }

  @Override
  boolean hasModelValues() {
    if (modelValues == Known.NOT_YET) {
      modelValues = Known.NO;
      for (Value element : elements) {
        if (element.hasModelValues()) {
          modelValues = Known.YES;
          break;
        }
      }
    }
    return modelValues == Known.YES;
  }

  @Override
  void print(StringBuilder out) {
    out.append('{');
    for (int i = 0; i < elements.length; i++) {
      if (i > 0) {
        out.append(", ");
      }
      elements[i].print(out);
    }
    out.append('}');
  }
}
