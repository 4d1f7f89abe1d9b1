package plumbline.tla.value;

/** {@code UNION sets} where one of the sets is not listed. */
public final class UnionValue extends SymbolicSet {
  private final Value sets;

  public UnionValue(Value sets) {
    this.sets = sets;
  }

  /** The set of the sets. */
  public Value sets() {
    return sets;
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
          "whether "
              + Mismatch.quote(element)
              + " is in "
              + Mismatch.quote(this)
              + " cannot be told: a set in the UNION is not finite");
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
          "the elements of "
              + Mismatch.quote(this)
              + " cannot be listed: a set in the UNION is not finite");
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
