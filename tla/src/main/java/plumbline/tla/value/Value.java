package plumbline.tla.value;

/**
 * A TLA+ value as TLC knows it: immutable (lazy parts are computed at most once and never change),
 * with TLC's equality, order and errors.
 *
 * <p>{@code equals} and {@code compareTo} throw {@link ValueException} for values that TLC refuses
 * to compare. Equal values have equal {@link #fingerprint()}s whatever their representation.
 */
public abstract sealed class Value implements Comparable<Value>
    permits BoolValue,
        IntValue,
        BigIntValue,
        StringValue,
        ModelValue,
        AnySet,
        FunctionValue,
        LazyFunctionValue,
        OperatorValue {
  /** A 64-bit fingerprint of the value, cached where it costs. */
  public abstract long fingerprint();

  /** What the value is, in words for an error message: "a set", "an integer", "a record"... */
  public abstract String kind();

  /**
   * The value without lazy parts, to any depth; itself when it has none. Throws for an infinite set
   * inside.
   */
  public Value strict() {
    return this;
  }

  /** Whether {@link #strict()} would return this very value; cheap when asked again. */
  public boolean isStrict() {
    return true;
  }

  // --- booleans -----------------------------------------------------------

  /** True for a boolean {@code TRUE}, false for {@code FALSE}; throws for anything else. */
  public boolean isTrue() {
    throw unexpected("a boolean");
  }

  // --- sets ---------------------------------------------------------------

  /** Whether this is a set of any form, enumerable or not. */
  public boolean isSet() {
    return false;
  }

  /** Whether {@link #iterator()} and {@link #size()} answer: a finite set. */
  public boolean isEnumerable() {
    return false;
  }

  /** Membership, without enumerating a symbolic set; throws when this is not a set. */
  public boolean contains(Value element) {
    throw unexpected("a set");
  }

  /**
   * The elements in TLC's normalised order, each once. Throws for what is not an enumerable set.
   */
  public ValueIterator iterator() {
    throw new ValueException(
        isSet()
            ? "the set is not enumerable: " + this
            : "expected a set, found " + kind() + ": " + this);
  }

  /**
   * The number of elements, computed without enumerating where the form allows; throws when it does
   * not fit a long, or for what is not an enumerable set.
   */
  public long size() {
    throw new ValueException(
        isSet()
            ? "the set is not finite: " + this
            : "expected a set, found " + kind() + ": " + this);
  }

  /** This set with its elements listed: a {@link SetValue}. */
  public SetValue enumerated() {
    return SetValue.from(iterator());
  }

  // --- functions, records, tuples, sequences --------------------------------

  /** Whether this is a function of any form (record, tuple and sequence included). */
  public boolean isFunction() {
    return false;
  }

  /** {@code this[argument]}; throws when not a function or the argument is outside its domain. */
  public Value apply(Value argument) {
    throw unexpected("a function");
  }

  /** {@code DOMAIN this}. */
  public Value domain() {
    throw unexpected("a function");
  }

  /**
   * {@code [this EXCEPT ![key] = value]}; an absent key leaves the function as it is, as in TLC.
   */
  public Value with(Value key, Value value) {
    throw unexpected("a function");
  }

  /** The fingerprint of the value that results when its strings and model values are replaced. */
  public long fingerprint(Renaming renaming) {
    return fingerprint();
  }

  /** Whether there is a model value in it, at any depth. */
  boolean hasModelValues() {
    return false;
  }

  private ValueException unexpected(String wanted) {
    return new ValueException(
        "expected " + wanted + ", found " + kind() + ": " + Mismatch.quote(this));
  }

  @Override
  public abstract boolean equals(Object other);

  @Override
  public final int hashCode() {
    long f = fingerprint();
    return (int) (f ^ (f >>> 32));
  }

  /** Appends what {@link #toString()} returns. */
  void print(StringBuilder out) {
    out.append(this);
  }

  /** The value as TLC prints it, on one line. */
  @Override
  public abstract String toString();
}
