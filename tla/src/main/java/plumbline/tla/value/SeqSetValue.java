package plumbline.tla.value;

/** {@code Seq(base)}: all finite sequences over a set. */
public final class SeqSetValue extends SymbolicSet {
  private final Value base;

  public SeqSetValue(Value base) {
    this.base = base;
  }

  public Value base() {
    return base;
  }

  @Override
  public boolean isEnumerable() {
    return false;
  }

  @Override
  public boolean contains(Value element) {
    FunctionValue sequence = FunctionValue.listed(element);
    if (sequence == null || !sequence.isSequence()) {
      return Mismatch.notMember(element, this);
    }
    for (int i = 0; i < sequence.count(); i++) {
      if (!base.contains(sequence.valueAt(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long size() {
    throw new ValueException(
        "the set " + Mismatch.quote(this) + " is infinite: it has no number of elements");
  }

  @Override
  protected ValueIterator elements() {
    throw new ValueException(
        "the set " + Mismatch.quote(this) + " is infinite: its elements cannot be listed");
  }

  @Override
  boolean sameAs(AnySet that) {
    return that instanceof SeqSetValue set ? base.equals(set.base) : super.sameAs(that);
  }

  @Override
  int order(AnySet that) {
    return that instanceof SeqSetValue set ? base.compareTo(set.base) : super.order(that);
  }

  @Override
  protected void printForm(StringBuilder out) {
    out.append("Seq(");
    base.print(out);
    out.append(')');
  }
}
