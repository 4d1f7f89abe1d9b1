package plumbline.tla.value;

/** {@code Seq(base)}: all finite sequences over a set; never listed. */
public final class SeqSetValue extends AbstractSet {
  private final Value base;

  SeqSetValue(Value base) {
    this.base = base;
  }

  @Override
  public boolean contains(Value element) {
    if (element instanceof ModelValue m) {
      m.requireUntyped(this);
      return false;
    }
    if (!(element.strict() instanceof FunctionValue f)) {
      throw new ValueException(
          "expected a sequence to look for in "
              + this
              + ", found "
              + element.kind()
              + ": "
              + element);
    }
    if (!f.isSequence()) {
      return false;
    }
    for (int i = 0; i < f.count(); i++) {
      if (!base.contains(f.valueAt(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "Seq(" + base + ")";
  }
}
