package plumbline.tla.value;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * {@code [x \in S |-> e]} of which single points are evaluated when asked for; listed when it is
 * compared, printed or kept. The domain may be infinite as long as only points are asked for.
 */
public final class LazyFunctionValue extends Value {
  private final Value domain;
  private final UnaryOperator<Value> body;
  private final Map<Value, Value> points;
  private volatile FunctionValue listed;

  /**
   * @param body gives the value at a point of the domain
   * @param memoize whether to keep the values of points, which recursive functions need
   */
  public LazyFunctionValue(Value domain, UnaryOperator<Value> body, boolean memoize) {
    this.domain = domain;
    this.body = body;
    this.points = memoize ? new ConcurrentHashMap<>() : Map.of();
  }

  private FunctionValue listed() {
    FunctionValue known = listed;
    if (known == null) {
      if (!domain.isEnumerable()) {
        throw new ValueException("the function's domain is not finite: " + domain);
      }
      known = FunctionValue.of(domain, this::point);
      listed = known;
    }
    return known;
  }

  private Value point(Value argument) {
    if (!(points instanceof ConcurrentHashMap<Value, Value>)) {
      return body.apply(argument);
    }
    Value known = points.get(argument);
    if (known == null) {
      known = body.apply(argument);
      points.put(argument, known);
    }
    return known;
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
  public Value apply(Value argument) {
    FunctionValue known = listed;
    if (known != null) {
      return known.apply(argument);
    }
    if (!domain.contains(argument)) {
      throw new ValueException(
          argument + " is not in the domain of the function that is applied to it: " + domain);
    }
    return point(argument);
  }

  @Override
  public Value domain() {
    return domain;
  }

  @Override
  public Value with(Value key, Value value) {
    if (domain.isEnumerable()) {
      return listed().with(key, value);
    }
    return domain.contains(key)
        ? new LazyFunctionValue(domain, k -> k.equals(key) ? value : apply(k), false)
        : this;
  }

  @Override
  public Value strict() {
    return listed().strict();
  }

  @Override
  public long fingerprint() {
    return listed().fingerprint();
  }

  @Override
  public Value permute(Permutation permutation) {
    return listed().permute(permutation);
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
  public String toString() {
    return domain.isEnumerable() ? listed().toString() : "[x \\in " + domain + " |-> ...]";
  }
}
