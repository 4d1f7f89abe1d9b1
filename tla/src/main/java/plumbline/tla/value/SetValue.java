package plumbline.tla.value;

import java.util.Arrays;

/** A set given by its elements, sorted in TLC's order and without duplicates. */
public final class SetValue extends AbstractSet {
  private static final Value[] NONE = {};
  public static final SetValue EMPTY = new SetValue(NONE);

  private final Value[] elements;
  private long fingerprint;
  private boolean strict;

  private SetValue(Value[] elements) {
    this.elements = elements;
  }

  /** The set of those elements, in any order, duplicates allowed. The array is copied. */
  public static SetValue of(Value... elements) {
    return sorting(elements.clone(), elements.length);
  }

  /**
   * The set of those elements, which must be sorted and without duplicates. Takes the array over.
   */
  public static SetValue ofSorted(Value[] elements) {
    return elements.length == 0 ? EMPTY : new SetValue(elements);
  }

  /** The set of all that an iterator gives, in any order. */
  public static SetValue from(ValueIterator iterator) {
    SetBuilder builder = new SetBuilder();
    for (Value v = iterator.next(); v != null; v = iterator.next()) {
      builder.add(v);
    }
    return builder.build();
  }

  static SetValue sorting(Value[] elements, int count) {
    boolean sorted = true;
    for (int i = 1; i < count && sorted; i++) {
      sorted = elements[i - 1].compareTo(elements[i]) < 0;
    }
    if (sorted) {
      return ofSorted(count == elements.length ? elements : Arrays.copyOf(elements, count));
    }
    Arrays.sort(elements, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (kept == 0 || elements[kept - 1].compareTo(elements[i]) != 0) {
        elements[kept++] = elements[i];
      }
    }
    return ofSorted(Arrays.copyOf(elements, kept));
  }

  public int count() {
    return elements.length;
  }

  /** The element at that place in the order, from 0. */
  public Value get(int index) {
    return elements[index];
  }

  @Override
  public boolean isEnumerable() {
    return true;
  }

  @Override
  public long size() {
    return elements.length;
  }

  @Override
  public boolean contains(Value element) {
    int low = 0;
    int high = elements.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = elements[middle].compareTo(element);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
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

  @Override
  public SetValue enumerated() {
    return this;
  }

  // Identity tells whether anything changed; equal values may still differ in laziness.
  @SuppressWarnings("ReferenceEquality")
  @Override
  public Value strict() {
    if (strict) {
      return this;
    }
    for (int i = 0; i < elements.length; i++) {
      Value s = elements[i].strict();
      if (s != elements[i]) {
        Value[] copy = elements.clone();
        for (int j = i; j < copy.length; j++) {
          copy[j] = copy[j].strict();
        }
        SetValue result = new SetValue(copy);
        result.strict = true;
        return result;
      }
    }
    strict = true;
    return this;
  }

  @Override
  public long fingerprint() {
    long f = fingerprint;
    if (f == 0) {
      long sum = 0;
      for (Value v : elements) {
        sum += Mix.mix(v.fingerprint() + Mix.SET);
      }
      f = Mix.finish(sum, Mix.SET, elements.length);
      fingerprint = f;
    }
    return f;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof SetValue s)) {
      return super.equals(other);
    }
    if (this == s) {
      return true;
    }
    if (elements.length != s.elements.length
        || (fingerprint != 0 && s.fingerprint != 0 && fingerprint != s.fingerprint)) {
      return false;
    }
    for (int i = 0; i < elements.length; i++) {
      if (!elements[i].equals(s.elements[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(Value other) {
    if (!(other instanceof SetValue s)) {
      return super.compareTo(other);
    }
    int order = Integer.compare(elements.length, s.elements.length);
    for (int i = 0; order == 0 && i < elements.length; i++) {
      order = elements[i].compareTo(s.elements[i]);
    }
    return order;
  }

  @SuppressWarnings("ReferenceEquality")
  @Override
  public Value permute(Permutation permutation) {
    Value[] images = new Value[elements.length];
    boolean same = true;
    for (int i = 0; i < images.length; i++) {
      images[i] = elements[i].permute(permutation);
      same &= images[i] == elements[i];
    }
    return same ? this : sorting(images, images.length);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < elements.length; i++) {
      text.append(i == 0 ? "" : ", ").append(elements[i]);
    }
    return text.append('}').toString();
  }
}
