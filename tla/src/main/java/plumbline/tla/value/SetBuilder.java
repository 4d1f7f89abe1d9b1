package plumbline.tla.value;

import java.util.Arrays;

/**
 * Collects the elements of a set. Elements that come in order, as they do from most enumerations,
 * cost one comparison each; otherwise they are sorted once at the end.
 */
public final class SetBuilder {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private Value[] elements;
  private int count;
  private boolean sorted = true;

  public SetBuilder() {
    this(8);
  }

  public SetBuilder(int expected) {
    elements = new Value[Math.max(expected, 1)];
  }

  public SetBuilder add(Value element) {
    if (count > 0 && sorted) {
      int c = elements[count - 1].compareTo(element);
      if (c == 0) {
        return this;
      }
      sorted = c < 0;
    }
    if (count == elements.length) {
      elements = Arrays.copyOf(elements, grown(count));
    }
    elements[count++] = element;
    return this;
  }

  /** Adds all elements of a set. */
  public SetBuilder addAll(Value set) {
    ValueIterator i = set.iterator();
    for (Value element = i.next(); element != null; element = i.next()) {
      add(element);
    }
    return this;
  }

  /** The set of what was added; the builder must not be used any more. */
  public SetValue build() {
    if (!sorted) {
      Arrays.sort(elements, 0, count);
      int kept = 1;
      for (int i = 1; i < count; i++) {
        if (elements[kept - 1].compareTo(elements[i]) != 0) {
          elements[kept++] = elements[i];
        }
      }
      count = kept;
    }
    return SetValue.ofSorted(count == elements.length ? elements : Arrays.copyOf(elements, count));
  }

  static int grown(int capacity) {
    if (capacity == LARGEST) {
      throw new ValueException(
          "A set has too many elements to be listed (more than " + LARGEST + ").");
    }
    return (int) Math.min(LARGEST, capacity + (capacity >> 1) + 8L);
  }
}
