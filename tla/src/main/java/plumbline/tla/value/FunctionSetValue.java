package plumbline.tla.value;

/** {@code [domain -> range]}. */
public final class FunctionSetValue extends SymbolicSet {
  private final Value domain;
  private final Value range;

  public FunctionSetValue(Value domain, Value range) {
    this.domain = domain;
    this.range = range;
  }

  public Value functionDomain() {
    return domain;
  }

  public Value range() {
    return range;
  }

  @Override
  public boolean isEnumerable() {
    return domain.isEnumerable() && range.isEnumerable();
  }

  @Override
  public boolean contains(Value element) {
    FunctionValue function = FunctionValue.listed(element);
    if (function == null) {
      return Mismatch.notMember(element, this);
    }
    if (!hasDomain(function)) {
      return false;
    }
    for (int i = 0; i < function.count(); i++) {
      if (!range.contains(function.valueAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean hasDomain(FunctionValue function) {
    return switch (domain) {
      case SetValue set -> set.keys().equals(function.keys());
      case IntervalValue interval when function.keys() instanceof IntegerKeys keys ->
          keys.count() == interval.size() && (keys.count() == 0 || keys.first() == interval.low());
      default -> domain.equals(function.domain());
    };
  }

  @Override
  public long size() {
    return power(range.size(), domain.size());
  }

  private long power(long base, long exponent) {
    long result = 1;
    for (long i = 0; i < exponent && (base > 1 || i == 0); i++) {
      if (Math.multiplyHigh(result, base) != 0 || result * base < 0) {
        throw Sets.tooMany(this);
      }
      result *= base;
    }
    return result;
  }

  @Override
  protected ValueIterator elements() {
    if (!isEnumerable()) {
      throw new ValueException(
          "the functions of [D -> R] cannot be listed, because D or R is not finite: "
              + Mismatch.quote(this));
    }
    Value source = range;
    return new Odometer(Keys.of(domain), i -> source);
  }

  @Override
  boolean sameAs(AnySet that) {
    if (that instanceof FunctionSetValue set
        && !(isEnumerable() && set.isEnumerable() && (isDegenerate() || set.isDegenerate()))) {
      return domain.equals(set.domain) && range.equals(set.range);
    }
    return super.sameAs(that);
  }

  /** Whether the set has no element, or just the empty function: then other domains give it too. */
  private boolean isDegenerate() {
    return domain.size() == 0 || range.size() == 0;
  }

  @Override
  protected boolean printsElements() {
    return isSmall();
  }

  @Override
  protected void printForm(StringBuilder out) {
    out.append('[');
    domain.print(out);
    out.append(" -> ");
    range.print(out);
    out.append(']');
  }
}
