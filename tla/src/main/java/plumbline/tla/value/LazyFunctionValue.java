package plumbline.tla.value;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * {@code [x \in domain |-> body]} whose body is evaluated where it is applied: for recursive
 * functions, and for domains that are large or infinite. Everything that needs all values lists
 * them once.
 */
public final class LazyFunctionValue extends Value {
  private final Value domain;
  private final UnaryOperator<Value> body;
  private final ConcurrentHashMap<Value, Value> memory;
  private FunctionValue listed;

  /**
   * The body may be called at any time, by any thread.
   *
   * @param memoize whether to remember each value that was computed, as a recursive function needs
   */
  public LazyFunctionValue(Value domain, UnaryOperator<Value> body, boolean memoize) {
    this.domain = domain;
    this.body = body;
    this.memory = memoize ? new ConcurrentHashMap<>() : null;
  }

  public LazyFunctionValue(Value domain, UnaryOperator<Value> body) {
    this(domain, body, false);
  }

  @Override
  public boolean isFunction() {
    return true;
  }

  @Override
  public String kind() {
    return "a function";
  }

  @Override
  public Value domain() {
    return domain;
  }

  @Override
  public Value apply(Value argument) {
    if (listed != null) {
      return listed.apply(argument);
    }
    if (!domain.contains(argument)) {
      throw new ValueException(
          Mismatch.quote(argument)
              + " is not in the domain of the function "
              + Mismatch.quote(this));
    }
    return valueAt(argument);
  }

  private Value valueAt(Value argument) {
    if (memory == null) {
      return body.apply(argument);
    }
    Value known = memory.get(argument);
    if (known == null) {
      known = body.apply(argument);
      memory.put(argument, known);
    }
    return known;
  }

  /** The same function with its values computed. */
  FunctionValue listed() {
    FunctionValue known = listed;
    if (known == null) {
      if (!domain.isEnumerable()) {
        throw new ValueException(
            "the values of a function cannot be listed, because its domain is not finite: "
                + Mismatch.quote(this));
      }
      known = FunctionValue.of(domain, this::valueAt);
      listed = known;
    }
    return known;
  }

  @Override
  public Value with(Value key, Value value) {
    if (listed != null) {
      return listed.with(key, value);
    }
    if (!domain.contains(key)) {
      return this;
    }
    return new LazyFunctionValue(
        domain, argument -> argument.equals(key) ? value : valueAt(argument), false);
  }

  @Override
  public FunctionValue strict() {
    FunctionValue known = listed().strict();
    listed = known;
    return known;
  }

  @Override
  public boolean isStrict() {
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || listed().equals(other);
  }

  @Override
  public int compareTo(Value other) {
    return listed().compareTo(other);
  }

  @Override
  public long fingerprint() {
    return listed().fingerprint();
  }

  @Override
  public long fingerprint(Renaming renaming) {
    return listed().fingerprint(renaming);
  }

  @Override
  boolean hasModelValues() {
    return listed().hasModelValues();
  }

  @Override
  void print(StringBuilder out) {
    FunctionValue values = null;
    try {
      if (domain.isEnumerable()) {
        values = listed();
      }
    } catch (ValueException _) {
      values = null; // the body fails somewhere: the form is still good to see
    }
    if (values != null) {
      values.print(out);
    } else {
      out.append("[x \\in ");
      domain.print(out);
      out.append(" |-> <expression>]");
    }
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    print(out);
    return out.toString();
  }
}
