package plumbline.tla.value;

import java.util.function.Predicate;

/** {@code {x \in base : predicate}}, tested element by element. */
public final class FilterValue extends AbstractSet {
  private final Value base;
  private final Predicate<Value> predicate;

  FilterValue(Value base, Predicate<Value> predicate) {
    this.base = base;
    this.predicate = predicate;
  }

  @Override
  public boolean isEnumerable() {
    return base.isEnumerable();
  }

  @Override
  public boolean contains(Value element) {
    return base.contains(element) && predicate.test(element);
  }

  @Override
  public long size() {
    return enumerated().count();
  }

  @Override
  public ValueIterator iterator() {
    ValueIterator elements = base.iterator();
    return () -> {
      Value v = elements.next();
      while (v != null && !predicate.test(v)) {
        v = elements.next();
      }
      return v;
    };
  }

  @Override
  public String toString() {
    return isEnumerable() ? super.toString() : "{x \\in " + base + " : ...}";
  }
}
