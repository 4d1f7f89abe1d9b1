package plumbline.tla.value;

/** {@code UNION sets} where one of the sets is not listed. */
public final class UnionValue extends SymbolicSet {
  private final Value sets;

  public UnionValue(Value sets) {
    this.sets = sets;
  }

  @Override
  public boolean isEnumerable() {
    if (!sets.isEnumerable()) {
      return false;
    }
    ValueIterator each = sets.iterator();
    for (Value set = each.next(); set != null; set = each.next()) {
      if (!set.isEnumerable()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean contains(Value element) {
    if (!sets.isEnumerable()) {
      throw new ValueException(
          "Attempted to check if:\n"
              + Mismatch.quote(element)
              + "\nis an element of the non-enumerable set:\n"
              + Mismatch.quote(this));
    }
    ValueIterator each = sets.iterator();
    for (Value set = each.next(); set != null; set = each.next()) {
      if (set.contains(element)) {
        return true;
      }
    }
    return false;
  }

  @Override
  protected ValueIterator elements() {
    if (!isEnumerable()) {
      throw new ValueException(
          "Attempted to enumerate the nonenumerable set:\n" + Mismatch.quote(this));
    }
    SetBuilder all = new SetBuilder();
    ValueIterator each = sets.iterator();
    for (Value set = each.next(); set != null; set = each.next()) {
      all.addAll(set);
    }
    return all.build().iterator();
  }

  @Override
  protected void printForm(StringBuilder out) {
    out.append("UNION(");
    sets.print(out);
    out.append(')');
  }
}
