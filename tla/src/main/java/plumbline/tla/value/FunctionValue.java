package plumbline.tla.value;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A function with its values listed; records, tuples and sequences are functions.
 *
 * <p>{@link Keys} are shared between functions of the same domain, so that EXCEPT copies the values
 * only, and equal functions have one representation however they were written.
 */
public final class FunctionValue extends Value {
  public static final FunctionValue EMPTY = new FunctionValue(Keys.sequence(0), new Value[0]);

  /** From this number of keys on, EXCEPT updates a known fingerprint instead of forgetting it. */
  private static final int WORTH_UPDATING = 4;

  private final Keys keys;
  private final Value[] values;
  private long sum; // of Fingerprints.pair, 0 while unknown
  private boolean strict;
  private byte modelValues; // of Known

  private FunctionValue(Keys keys, Value[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** {@code [x \in domain |-> body(x)]} for a finite domain. */
  public static FunctionValue of(Value domain, UnaryOperator<Value> body) {
    Keys keys = Keys.of(domain);
    Value[] values = new Value[keys.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = body.apply(keys.keyAt(i));
    }
    return of(keys, values);
  }

  /** Takes over the values, one for each key. */
  public static FunctionValue of(Keys keys, Value[] values) {
    return values.length == 0 ? EMPTY : new FunctionValue(keys, values);
  }

  /** {@code <<values>>}; takes over the array. */
  public static FunctionValue sequence(Value... values) {
    return of(Keys.sequence(values.length), values);
  }

  /** {@code [names[0] |-> values[0], ...]}, the names in any order. */
  public static FunctionValue record(StringValue[] names, Value[] values) {
    return fromPairs(names, values);
  }

  /** The function of these pairs, in any order; the keys must be different. */
  public static FunctionValue fromPairs(Value[] keys, Value[] values) {
    int n = keys.length;
    Integer[] order = new Integer[n];
    boolean sorted = true;
    for (int i = 0; i < n; i++) {
      order[i] = i;
      sorted &= i == 0 || keys[i - 1].compareTo(keys[i]) < 0;
    }
    if (!sorted) {
      Arrays.sort(order, (a, b) -> keys[a].compareTo(keys[b]));
    }
    Value[] sortedKeys = new Value[n];
    Value[] sortedValues = new Value[n];
    for (int i = 0; i < n; i++) {
      sortedKeys[i] = keys[order[i]];
      sortedValues[i] = values[order[i]];
      if (!sorted && i > 0 && sortedKeys[i - 1].compareTo(sortedKeys[i]) == 0) {
        throw new ValueException("a function has two values at " + Mismatch.quote(sortedKeys[i]));
      }
    }
    return of(Keys.ofSorted(sortedKeys), sortedValues);
  }

  /** The value as a function with its values listed, or null when it is no function. */
  public static FunctionValue listed(Value value) {
    return switch (value) {
      case FunctionValue function -> function;
      case LazyFunctionValue lazy -> lazy.listed();
      default -> null;
    };
  }

  public Keys keys() {
    return keys;
  }

  public int count() {
    return values.length;
  }

  public Value keyAt(int index) {
    return keys.keyAt(index);
  }

  public Value valueAt(int index) {
    return values[index];
  }

  /** The values themselves, never to be changed. */
  Value[] values() {
    return values;
  }

  @Override
  public boolean isFunction() {
    return true;
  }

  /** Whether the domain is 1..n; true for {@code <<>>}. */
  public boolean isSequence() {
    return keys.isSequence();
  }

  /** Whether the domain is a non-empty set of strings. */
  public boolean isRecord() {
    return keys.isRecord();
  }

  @Override
  public String kind() {
    return isSequence() ? "a tuple" : isRecord() ? "a record" : "a function";
  }

  @Override
  public Value domain() {
    return keys.domain();
  }

  @Override
  public Value apply(Value argument) {
    int index = keys.indexOf(argument);
    if (index < 0) {
      throw outside(argument);
    }
    return values[index];
  }

  /** {@code this.name}. */
  public Value field(StringValue name) {
    return apply(name);
  }

  private ValueException outside(Value argument) {
    if (isRecord()) {
      return new ValueException(
          "the record "
              + Mismatch.quote(this)
              + " has no field "
              + argument
              + ", only "
              + domain());
    }
    if (isSequence() && count() > 0) {
      return new ValueException(
          "the index "
              + argument
              + " is outside the sequence "
              + Mismatch.quote(this)
              + " of length "
              + count());
    }
    return new ValueException(
        Mismatch.quote(argument) + " is not in the domain of the function " + Mismatch.quote(this));
  }

  @Override
  public Value with(Value key, Value value) {
    int index = keys.indexOf(key);
    return index < 0 || values[index] == value ? this : withAt(index, value);
  }

  /** As {@link #with}, for the key at that index. */
  public FunctionValue withAt(int index, Value value) {
    Value old = values[index];
    Value[] changed = values.clone();
    changed[index] = value;
    FunctionValue result = new FunctionValue(keys, changed);
    if (strict && value.isStrict()) {
      result.strict = true;
      if (sum != 0 && values.length > WORTH_UPDATING) {
        long key = keys.fingerprintAt(index);
        result.sum = sum - Fingerprints.pair(key, old) + Fingerprints.pair(key, value);
      }
    }
    return result;
  }

  // --- sequences --------------------------------------------------------------

  public FunctionValue append(Value element) {
    int n = requireSequence().values.length;
    Value[] longer = Arrays.copyOf(values, n + 1);
    longer[n] = element;
    FunctionValue result = sequence(longer);
    if (strict && element.isStrict()) {
      result.strict = true;
      if (sum != 0) {
        result.sum = sum + Fingerprints.pair(Fingerprints.integer(n + 1L), element);
      }
    }
    return result;
  }

  public FunctionValue concat(FunctionValue that) {
    int n = requireSequence().values.length;
    int m = that.requireSequence().values.length;
    if (n == 0 || m == 0) {
      return n == 0 ? that : this;
    }
    Value[] both = Arrays.copyOf(values, Math.addExact(n, m));
    System.arraycopy(that.values, 0, both, n, m);
    return sequence(both);
  }

  /** {@code SubSeq(this, from, to)}: the elements from..to, counting from 1, both included. */
  public FunctionValue subSequence(int from, int to) {
    int n = requireSequence().values.length;
    if (from > to) {
      return EMPTY;
    }
    requireIndex("second", from, n);
    requireIndex("third", to, n);
    return from == 1 && to == n ? this : sequence(Arrays.copyOfRange(values, from - 1, to));
  }

  private void requireIndex(String which, int index, int length) {
    if (index < 1 || index > length) {
      throw new ValueException(
          "the "
              + which
              + " argument of SubSeq, "
              + index
              + ", is outside the sequence "
              + Mismatch.quote(this)
              + " of length "
              + length);
    }
  }

  public Value head() {
    return requireElement("Head").values[0];
  }

  public FunctionValue tail() {
    int n = requireElement("Tail").values.length;
    return sequence(Arrays.copyOfRange(values, 1, n));
  }

  private FunctionValue requireElement(String operator) {
    if (requireSequence().values.length == 0) {
      throw new ValueException(operator + " of the empty sequence has no value");
    }
    return this;
  }

  private FunctionValue requireSequence() {
    if (!isSequence()) {
      throw new ValueException(
          "expected a sequence, found " + kind() + ": " + Mismatch.quote(this));
    }
    return this;
  }

  // --- as a value -------------------------------------------------------------

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof FunctionValue || other instanceof LazyFunctionValue)) {
      return Mismatch.unequal(this, other);
    }
    FunctionValue that = listed((Value) other);
    if (!keys.equals(that.keys)) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (!values[i].equals(that.values[i])) {
        return false;
      }
    }
    return true;
  }

  /** By the number of keys, then the keys, then the values. */
  @Override
  public int compareTo(Value other) {
    FunctionValue that = listed(other);
    if (that == null) {
      return Mismatch.order(this, other);
    }
    int c = Integer.compare(values.length, that.values.length);
    boolean sameKeys = sharesKeys(that) || (keys instanceof IntegerKeys k && k.sameAs(that.keys));
    for (int i = 0; c == 0 && i < values.length; i++) {
      // As in TLC, an earlier value counts for more than a later key.
      c = sameKeys ? 0 : keys.keyAt(i).compareTo(that.keys.keyAt(i));
      c = c == 0 ? values[i].compareTo(that.values[i]) : c;
    }
    return c;
  }

  private boolean sharesKeys(FunctionValue that) {
    return keys == that.keys;
  }

  @Override
  public long fingerprint() {
    long s = sum;
    if (s == 0) {
      for (int i = 0; i < values.length; i++) {
        s += Fingerprints.pair(keys.fingerprintAt(i), values[i]);
      }
      sum = s;
    }
    return Fingerprints.function(s);
  }

  @Override
  public FunctionValue strict() {
    if (isStrict()) {
      return this;
    }
    Value[] evaluated = new Value[values.length];
    for (int i = 0; i < evaluated.length; i++) {
      evaluated[i] = values[i].strict();
    }
    FunctionValue result = new FunctionValue(keys.strict(), evaluated);
    result.strict = true;
    return result;
  }

  @Override
  public boolean isStrict() {
    if (!strict) {
      for (Value value : values) {
        if (!value.isStrict()) {
          return false;
        }
      }
      if (!keys.isStrict()) {
        return false;
      }
      strict = true;
    }
    return true;
  }

  @Override
  public long fingerprint(Renaming renaming) {
    if (!renaming.hasStrings() && !hasModelValues()) {
      return fingerprint();
    }
    long s = 0;
    for (int i = 0; i < values.length; i++) {
      s += Fingerprints.pair(keys.fingerprintAt(i, renaming), values[i].fingerprint(renaming));
    }
    return Fingerprints.function(s);
  }

  @Override
  boolean hasModelValues() {
    if (modelValues == Known.NOT_YET) {
      boolean found = keys.hasModelValues();
      for (int i = 0; !found && i < values.length; i++) {
        found = values[i].hasModelValues();
      }
      modelValues = found ? Known.YES : Known.NO;
    }
    return modelValues == Known.YES;
  }

  @Override
  void print(StringBuilder out) {
    FunctionText.print(this, out);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    print(out);
    return out.toString();
  }
}
