package plumbline.tla.value;

import java.util.function.IntFunction;

/**
 * All functions that take key i to an element of factor i, the last key turning fastest: the order
 * of functions is that of their values from the first key on, so they come out sorted.
 *
 * <p>Factors up to a bound are listed once, so that the functions share their values.
 */
final class Odometer implements ValueIterator {
  private static final int MOST_LISTED = 1 << 16;

  private final Keys keys;
  private final Value[] factors;
  private final ValueIterator[] wheels;
  private final Value[] current;
  private boolean done;

  Odometer(Keys keys, IntFunction<Value> factorAt) {
    this.keys = keys;
    int n = keys.count();
    factors = new Value[n];
    wheels = new ValueIterator[n];
    current = new Value[n];
    for (int i = 0; i < n; i++) {
      factors[i] = listed(factorAt.apply(i));
      wheels[i] = factors[i].iterator();
      current[i] = wheels[i].next();
      done |= current[i] == null;
    }
  }

  private static Value listed(Value factor) {
    if (factor instanceof SymbolicSet set && set.isEnumerable() && set.size() <= MOST_LISTED) {
      return set.enumerated();
    }
    return factor;
  }

  @Override
  public Value next() {
    if (done) {
      return null;
    }
    FunctionValue result = FunctionValue.of(keys, current.clone());
    int i = current.length - 1;
    while (i >= 0) {
      current[i] = wheels[i].next();
      if (current[i] != null) {
        return result;
      }
      wheels[i] = factors[i].iterator();
      current[i] = wheels[i].next();
      i--;
    }
    done = true;
    return result;
  }
}
