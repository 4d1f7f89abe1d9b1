package plumbline.tla.value;

import java.util.Arrays;

/** Collects elements in any order into a {@link SetValue}. */
public final class SetBuilder {
  private Value[] elements = new Value[8];
  private int count;

  public SetBuilder add(Value element) {
    if (count == elements.length) {
      elements = Arrays.copyOf(elements, 2 * count);
    }
    elements[count++] = element;
    return this;
  }

  /** The set of what was added; the builder must not be used any more. */
  public SetValue build() {
    return SetValue.sorting(elements, count);
  }
}
