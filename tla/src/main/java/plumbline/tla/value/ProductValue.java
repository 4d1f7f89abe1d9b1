package plumbline.tla.value;

/** {@code S \X T \X ...}. */
public final class ProductValue extends SymbolicSet {
  private final Value[] factors;

  /** Takes over the factors. */
  public ProductValue(Value[] factors) {
    this.factors = factors;
  }

  public int arity() {
    return factors.length;
  }

  public Value factor(int index) {
    return factors[index];
  }

  @Override
  public boolean isEnumerable() {
    return Sets.areEnumerable(factors);
  }

  @Override
  public boolean contains(Value element) {
    FunctionValue tuple = FunctionValue.listed(element);
    if (tuple == null || (tuple.count() != 0 && !(tuple.keyAt(0) instanceof IntValue))) {
      return Mismatch.notMember(element, this);
    }
    if (tuple.count() != factors.length || !tuple.isSequence()) {
      return false;
    }
    for (int i = 0; i < factors.length; i++) {
      if (!factors[i].contains(tuple.valueAt(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long size() {
    return Sets.product(this, factors);
  }

  @Override
  protected ValueIterator elements() {
    for (Value factor : factors) {
      if (!factor.isEnumerable()) {
        throw new ValueException(
            "the elements of a product cannot be listed, because one factor is not finite: "
                + Mismatch.quote(factor));
      }
    }
    return new Odometer(Keys.sequence(factors.length), i -> factors[i]);
  }

  @Override
  boolean sameAs(AnySet that) {
    if (that instanceof ProductValue product) {
      if (isEnumerable() && product.isEnumerable() && (size() == 0 || product.size() == 0)) {
        return size() == product.size();
      }
      return factors.length == product.factors.length && Sets.areEqual(factors, product.factors);
    }
    return super.sameAs(that);
  }

  @Override
  protected boolean printsElements() {
    return isSmall();
  }

  @Override
  protected void printForm(StringBuilder out) {
    out.append('(');
    for (int i = 0; i < factors.length; i++) {
      if (i > 0) {
        out.append(" \\X ");
      }
      factors[i].print(out);
    }
    out.append(')');
  }
}
