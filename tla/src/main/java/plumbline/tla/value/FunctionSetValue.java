package plumbline.tla.value;

import java.util.Arrays;

/**
 * All functions that take each key to an element of its own set: {@code [S -> T]}, {@code [a: S, b:
 * T]} and {@code S \X T}. The last key varies fastest, which is the order of functions.
 */
public final class FunctionSetValue extends AbstractSet {
  private final Value domain;
  private final Value[] ranges;
  private final String text;

  private FunctionSetValue(Value domain, Value[] ranges, String text) {
    this.domain = domain;
    this.ranges = ranges;
    this.text = text;
  }

  /** {@code [domain -> range]}. */
  static FunctionSetValue functions(Value domain, Value range) {
    return new FunctionSetValue(domain, new Value[] {range}, "[" + domain + " -> " + range + "]");
  }

  /** {@code S1 \X ... \X Sn}. */
  static FunctionSetValue product(Value... factors) {
    StringBuilder text = new StringBuilder();
    for (Value f : factors) {
      text.append(text.isEmpty() ? "" : " \\X ").append(f);
    }
    return new FunctionSetValue(IntervalValue.of(1, factors.length), factors, text.toString());
  }

  /** {@code [name: set, ...]}, in any order. */
  static FunctionSetValue records(StringValue[] names, Value[] sets) {
    FunctionValue sorted = FunctionValue.record(names.clone(), sets.clone());
    Value[] ranges = new Value[sorted.count()];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = sorted.valueAt(i);
      text.append(text.isEmpty() ? "[" : ", ")
          .append(((StringValue) sorted.keyAt(i)).text())
          .append(": ")
          .append(ranges[i]);
    }
    return new FunctionSetValue(sorted.domain(), ranges, text.append(']').toString());
  }

  private Value range(int key) {
    return ranges[ranges.length == 1 ? 0 : key];
  }

  @Override
  public boolean isEnumerable() {
    return domain.isEnumerable() && Arrays.stream(ranges).allMatch(Value::isEnumerable);
  }

  @Override
  public boolean contains(Value element) {
    if (!element.isFunction()) {
      if (element instanceof ModelValue m) {
        m.requireUntyped(this);
        return false;
      }
      throw new ValueException(
          "expected a function to look for in "
              + text
              + ", found "
              + element.kind()
              + ": "
              + element);
    }
    if (!domain.equals(element.domain())) {
      return false;
    }
    ValueIterator keys = domain.iterator();
    int i = 0;
    for (Value k = keys.next(); k != null; k = keys.next()) {
      if (!range(i++).contains(element.apply(k))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long size() {
    return Counting.exact(
        () -> {
          if (ranges.length == 1) {
            return Counting.power(ranges[0].size(), domain.size());
          }
          long count = 1;
          for (Value r : ranges) {
            count = Math.multiplyExact(count, r.size());
          }
          return count;
        },
        this::toString);
  }

  @Override
  public ValueIterator iterator() {
    FunctionValue keys = FunctionValue.of(domain, k -> k);
    int n = keys.count();
    SetValue[] choices = new SetValue[n];
    for (int i = 0; i < n; i++) {
      choices[i] = range(i).enumerated();
      if (choices[i].count() == 0) {
        return () -> null;
      }
    }
    return new ValueIterator() {
      private final int[] chosen = new int[n];
      private boolean done;

      @Override
      public Value next() {
        if (done) {
          return null;
        }
        Value[] values = new Value[n];
        for (int i = 0; i < n; i++) {
          values[i] = choices[i].get(chosen[i]);
        }
        int i = n - 1;
        while (i >= 0 && ++chosen[i] == choices[i].count()) {
          chosen[i--] = 0;
        }
        done = i < 0;
        return n == 0 ? FunctionValue.EMPTY : keys.withValues(values);
      }
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
