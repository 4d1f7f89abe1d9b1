package plumbline.tla.value;

/** An operator passed as an argument. Not a TLA+ value: it can only be called. */
public abstract non-sealed class OperatorValue extends Value {
  /** How many arguments it takes. */
  public abstract int arity();

  /** Applies the operator in the state that is being evaluated. */
  public abstract Value call(Value... arguments);

  @Override
  public final String kind() {
    return "an operator";
  }

  @Override
  public final long fingerprint() {
    throw new ValueException("an operator is not a value");
  }

  @Override
  public final boolean isStrict() {
    return false;
  }

  @Override
  public final boolean equals(Object other) {
    return this == other;
  }

  @Override
  public final int compareTo(Value other) {
    throw new ValueException("an operator is not a value");
  }
}
