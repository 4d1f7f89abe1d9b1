package plumbline.tla.value;

/**
 * A set given by how it is made rather than by its elements. Membership and size are answered from
 * the form where it allows that; what needs the elements lists them once and keeps the list.
 */
public abstract non-sealed class SymbolicSet extends AnySet {
  private SetValue listed;
  private long sum; // of Fingerprints.element, 0 while unknown

  /** The elements in order, each once, computed from the form. */
  protected abstract ValueIterator elements();

  /** Prints the form, for a set that cannot or should not be listed. */
  protected abstract void printForm(StringBuilder out);

  /** Whether printing lists the elements, when that is possible; TLC has a rule for each form. */
  protected boolean printsElements() {
    return true;
  }

  @Override
  public final ValueIterator iterator() {
    SetValue known = listed;
    return known != null ? known.iterator() : elements();
  }

  @Override
  public final SetValue enumerated() {
    SetValue known = listed;
    if (known == null) {
      known = SetValue.from(elements());
      listed = known;
    }
    return known;
  }

  /** The number of elements, here by listing them. */
  @Override
  public long size() {
    return enumerated().count();
  }

  @Override
  public final Value strict() {
    return enumerated().strict();
  }

  @Override
  public final boolean isStrict() {
    return false;
  }

  @Override
  public long fingerprint() {
    if (listed != null) {
      return listed.fingerprint();
    }
    long s = sum;
    if (s == 0) {
      ValueIterator elements = iterator();
      for (Value e = elements.next(); e != null; e = elements.next()) {
        s += Fingerprints.element(e);
      }
      sum = s;
    }
    return Fingerprints.set(s);
  }

  @Override
  public long fingerprint(Renaming renaming) {
    return enumerated().fingerprint(renaming);
  }

  @Override
  boolean hasModelValues() {
    return enumerated().hasModelValues();
  }

  @Override
  final void print(StringBuilder out) {
    SetValue elements = null;
    try {
      if (isEnumerable() && printsElements()) {
        elements = enumerated();
      }
    } catch (ValueException _) {
      elements = null; // e.g. its predicate fails: the form is still good to see
    }
    if (elements != null) {
      elements.print(out);
    } else {
      printForm(out);
    }
  }

  /** For the forms that TLC lists in print only while they are small: fewer than 2000 elements. */
  final boolean isSmall() {
    return size() < 2_000;
  }
}
