package plumbline.tla.value;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A function given by its points; records, tuples and sequences are functions too. */
public final class FunctionValue extends Value {
  /** {@code <<>>}, the function with the empty domain. */
  public static final FunctionValue EMPTY = new FunctionValue(new Keys.Sequence(0), new Value[0]);

  private final Keys keys;
  private final Value[] values;
  private long sum;
  private boolean summed;
  private boolean strict;

  private FunctionValue(Keys keys, Value[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** {@code [x \in domain |-> body(x)]}; the domain must be enumerable. */
  public static FunctionValue of(Value domain, UnaryOperator<Value> body) {
    Keys keys = keysOf(domain);
    Value[] values = new Value[keys.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = body.apply(keys.key(i));
    }
    return new FunctionValue(keys, values);
  }

  private static Keys keysOf(Value domain) {
    if (domain instanceof IntervalValue i && i.low() == 1 && i.size() < Integer.MAX_VALUE) {
      return new Keys.Sequence((int) i.size());
    }
    return Keys.of(domain.enumerated());
  }

  /** {@code <<elements>>}. Takes the array over. */
  public static FunctionValue sequence(Value... elements) {
    return elements.length == 0
        ? EMPTY
        : new FunctionValue(new Keys.Sequence(elements.length), elements);
  }

  /** A record; fields in any order, both arrays are taken over. */
  public static FunctionValue record(StringValue[] names, Value[] values) {
    for (int i = 1; i < names.length; i++) {
      for (int j = i; j > 0 && names[j - 1].compareTo(names[j]) > 0; j--) {
        StringValue name = names[j];
        names[j] = names[j - 1];
        names[j - 1] = name;
        Value value = values[j];
        values[j] = values[j - 1];
        values[j - 1] = value;
      }
    }
    return names.length == 0 ? EMPTY : new FunctionValue(new Keys.Names(names), values);
  }

  public int count() {
    return values.length;
  }

  public Value keyAt(int index) {
    return keys.key(index);
  }

  public Value valueAt(int index) {
    return values[index];
  }

  /** Whether the domain is 1..n for some n; true for the empty function. */
  public boolean isSequence() {
    return keys instanceof Keys.Sequence;
  }

  /** Whether the domain is a set of strings, not empty. */
  public boolean isRecord() {
    return keys instanceof Keys.Names;
  }

  /** The same points in the same order with other values. Takes the array over. */
  public FunctionValue withValues(Value[] others) {
    return new FunctionValue(keys, others);
  }

  /** The value of a field; throws when there is none. */
  public Value field(StringValue name) {
    int index = keys.indexOf(name);
    if (index < 0) {
      throw new ValueException("the record has no field " + name.text() + ": " + this);
    }
    return values[index];
  }

  /** This sequence with one more element. */
  public FunctionValue append(Value element) {
    Value[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = element;
    return sequence(longer);
  }

  /** This sequence followed by another. */
  public FunctionValue concat(FunctionValue other) {
    Value[] longer = Arrays.copyOf(values, values.length + other.values.length);
    System.arraycopy(other.values, 0, longer, values.length, other.values.length);
    return sequence(longer);
  }

  /** The elements from..to of this sequence, counting from 1, both included. */
  public FunctionValue subSequence(int from, int to) {
    return from > to ? EMPTY : sequence(Arrays.copyOfRange(values, from - 1, to));
  }

  @Override
  public boolean isFunction() {
    return true;
  }

  @Override
  public String kind() {
    return isSequence() ? "a sequence" : isRecord() ? "a record" : "a function";
  }

  @Override
  public Value apply(Value argument) {
    int index = keys.indexOf(argument);
    if (index < 0) {
      throw new ValueException(
          argument + " is not in the domain of " + kind() + " that is applied to it: " + this);
    }
    return values[index];
  }

  @Override
  public Value domain() {
    if (keys instanceof Keys.Sequence) {
      return IntervalValue.of(1, values.length);
    }
    Value[] domain = new Value[values.length];
    for (int i = 0; i < domain.length; i++) {
      domain[i] = keys.key(i);
    }
    return SetValue.ofSorted(domain);
  }

  @Override
  public FunctionValue with(Value key, Value value) {
    int index = keys.indexOf(key);
    if (index < 0 || values[index] == value) {
      return this;
    }
    Value[] copy = values.clone();
    copy[index] = value;
    FunctionValue result = new FunctionValue(keys, copy);
    if (summed) {
      long k = keys.key(index).fingerprint();
      result.sum =
          sum - Mix.pair(k, values[index].fingerprint()) + Mix.pair(k, value.fingerprint());
      result.summed = true;
    }
    return result;
  }

  @Override
  public Value strict() {
    if (strict) {
      return this;
    }
    for (int i = 0; i < values.length; i++) {
      Value s = values[i].strict();
      if (s != values[i]) {
        Value[] copy = values.clone();
        for (int j = i; j < copy.length; j++) {
          copy[j] = copy[j].strict();
        }
        FunctionValue result = new FunctionValue(keys, copy);
        result.strict = true;
        return result;
      }
    }
    strict = true;
    return this;
  }

  @Override
  public long fingerprint() {
    if (!summed) {
      long total = 0;
      for (int i = 0; i < values.length; i++) {
        total += Mix.pair(keys.key(i).fingerprint(), values[i].fingerprint());
      }
      sum = total;
      summed = true;
    }
    return Mix.finish(sum, Mix.FUNCTION, values.length);
  }

  @Override
  public Value permute(Permutation permutation) {
    Value[] images = new Value[values.length];
    boolean same = true;
    for (int i = 0; i < images.length; i++) {
      images[i] = values[i].permute(permutation);
      same &= images[i] == values[i];
    }
    if (!(keys instanceof Keys.General)) {
      return same ? this : new FunctionValue(keys, images);
    }
    Value[] domain = new Value[images.length];
    for (int i = 0; i < domain.length; i++) {
      domain[i] = keys.key(i).permute(permutation);
      same &= domain[i] == keys.key(i);
    }
    if (same) {
      return this;
    }
    Keys permuted = Keys.of(SetValue.of(domain));
    Value[] ordered = new Value[images.length];
    for (int i = 0; i < domain.length; i++) {
      ordered[permuted.indexOf(domain[i])] = images[i];
    }
    return new FunctionValue(permuted, ordered);
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Value v) || !v.isFunction()) {
      return Comparing.unlikeEqual(this, other);
    }
    FunctionValue f = (FunctionValue) (v instanceof FunctionValue listed ? listed : v.strict());
    if (values.length != f.values.length
        || (keys != f.keys && keys.getClass() != f.keys.getClass())
        || (summed && f.summed && sum != f.sum)) {
      return false;
    }
    if (keys != f.keys && !(keys instanceof Keys.Sequence)) {
      for (int i = 0; i < values.length; i++) {
        if (!keys.key(i).equals(f.keys.key(i))) {
          return false;
        }
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (!values[i].equals(f.values[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(Value other) {
    if (!other.isFunction()) {
      return Comparing.unlikeOrder(this, other);
    }
    FunctionValue f =
        (FunctionValue) (other instanceof FunctionValue listed ? listed : other.strict());
    int order = Integer.compare(values.length, f.values.length);
    if (keys != f.keys && !(isSequence() && f.isSequence())) {
      for (int i = 0; order == 0 && i < values.length; i++) {
        order = keys.key(i).compareTo(f.keys.key(i));
      }
    }
    for (int i = 0; order == 0 && i < values.length; i++) {
      order = values[i].compareTo(f.values[i]);
    }
    return order;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (isSequence()) {
      text.append("<<");
      for (int i = 0; i < values.length; i++) {
        text.append(i == 0 ? "" : ", ").append(values[i]);
      }
      return text.append(">>").toString();
    }
    if (keys instanceof Keys.Names n) {
      text.append('[');
      for (int i = 0; i < values.length; i++) {
        text.append(i == 0 ? "" : ", ")
            .append(n.names()[i].text())
            .append(" |-> ")
            .append(values[i]);
      }
      return text.append(']').toString();
    }
    text.append('(');
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : " @@ ").append(keys.key(i)).append(" :> ").append(values[i]);
    }
    return text.append(')').toString();
  }
}
