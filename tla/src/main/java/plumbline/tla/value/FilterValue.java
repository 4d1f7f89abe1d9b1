package plumbline.tla.value;

import java.util.function.Predicate;

/** {@code {x \in base : predicate}}, decided element by element. */
public final class FilterValue extends SymbolicSet {
  private final Value base;
  private final Predicate<Value> predicate;
  private final String condition;

  /** The predicate may be called at any time, by any thread. */
  public FilterValue(Value base, Predicate<Value> predicate) {
    this(base, predicate, "<expression>");
  }

  FilterValue(Value base, Predicate<Value> predicate, String condition) {
    this.base = base;
    this.predicate = predicate;
    this.condition = condition;
  }

  public Value base() {
    return base;
  }

  /** Whether the condition is true of an element of {@link #base()}. */
  public boolean accepts(Value element) {
    return predicate.test(element);
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
  protected ValueIterator elements() {
    if (!base.isEnumerable()) {
      throw new ValueException(
          "the elements of {x \\in S : P(x)} cannot be listed, because S is not finite: "
              + Mismatch.quote(base));
    }
    return Sets.filtered(base.iterator(), predicate);
  }

  @Override
  protected void printForm(StringBuilder out) {
    out.append("{x \\in ");
    base.print(out);
    out.append(" : ").append(condition).append('}');
  }
}
