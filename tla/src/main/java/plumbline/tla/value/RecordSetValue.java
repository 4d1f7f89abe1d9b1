package plumbline.tla.value;

/** {@code [name: set, ...]}. */
public final class RecordSetValue extends SymbolicSet {
  private final Keys fields;
  private final Value[] sets;

  /** Takes over the sets, one for each field. */
  public RecordSetValue(Keys fields, Value[] sets) {
    this.fields = fields;
    this.sets = sets;
  }

  public Keys fields() {
    return fields;
  }

  /** The set of the field at that index. */
  public Value setAt(int index) {
    return sets[index];
  }

  @Override
  public boolean isEnumerable() {
    return Sets.areEnumerable(sets);
  }

  @Override
  public boolean contains(Value element) {
    FunctionValue record = FunctionValue.listed(element);
    if (record == null || (record.count() != 0 && !record.isRecord())) {
      return Mismatch.notMember(element, this);
    }
    if (!fields.equals(record.keys())) {
      return false;
    }
    for (int i = 0; i < sets.length; i++) {
      if (!sets[i].contains(record.valueAt(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long size() {
    return Sets.product(this, sets);
  }

  @Override
  protected ValueIterator elements() {
    for (int i = 0; i < sets.length; i++) {
      if (!sets[i].isEnumerable()) {
        throw new ValueException(
            "the records of a set cannot be listed, because the set of the field "
                + fields.keyAt(i)
                + " is not finite: "
                + Mismatch.quote(sets[i]));
      }
    }
    return new Odometer(fields, i -> sets[i]);
  }

  @Override
  boolean sameAs(AnySet that) {
    if (that instanceof RecordSetValue set) {
      if (isEnumerable() && set.isEnumerable() && (size() == 0 || set.size() == 0)) {
        return size() == set.size();
      }
      return fields.equals(set.fields) && Sets.areEqual(sets, set.sets);
    }
    return super.sameAs(that);
  }

  @Override
  protected boolean printsElements() {
    return isSmall();
  }

  @Override
  protected void printForm(StringBuilder out) {
    out.append('[');
    for (int i = 0; i < sets.length; i++) {
      out.append(i > 0 ? ", " : "").append(((StringValue) fields.keyAt(i)).text()).append(": ");
      sets[i].print(out);
    }
    out.append(']');
  }
}
