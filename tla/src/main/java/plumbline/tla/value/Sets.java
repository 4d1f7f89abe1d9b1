package plumbline.tla.value;

import java.util.function.Predicate;

/**
 * The operators on sets: listed at once where that is cheap, symbolic where an operand cannot be
 * listed.
 */
public final class Sets {
  private Sets() {}

  public static Value cup(Value a, Value b) {
    requireSets("\\cup", a, b);
    return combine(CombinedSet.Operator.CUP, a, b);
  }

  public static Value cap(Value a, Value b) {
    requireSets("\\cap", a, b);
    return combine(CombinedSet.Operator.CAP, a, b);
  }

  public static Value diff(Value a, Value b) {
    requireSets("\\", a, b);
    return combine(CombinedSet.Operator.DIFF, a, b);
  }

  private static Value combine(CombinedSet.Operator operator, Value a, Value b) {
    CombinedSet set = new CombinedSet(operator, a, b);
    return a instanceof SetValue && b instanceof SetValue ? set.enumerated() : set;
  }

  private static void requireSets(String operator, Value... operands) {
    for (Value v : operands) {
      if (!v.isSet()) {
        throw new ValueException(operator + " expects sets, found " + v.kind() + ": " + v);
      }
    }
  }

  /** Whether every element of a is in b; only a is enumerated. */
  public static boolean subsetEq(Value a, Value b) {
    requireSets("\\subseteq", a, b);
    if (a == b) {
      return true;
    }
    ValueIterator elements = a.iterator();
    for (Value v = elements.next(); v != null; v = elements.next()) {
      if (!b.contains(v)) {
        return false;
      }
    }
    return true;
  }

  /** {@code UNION sets}. */
  public static Value union(Value sets) {
    requireSets("UNION", sets);
    SetBuilder builder = new SetBuilder();
    ValueIterator outer = sets.iterator();
    for (Value set = outer.next(); set != null; set = outer.next()) {
      requireSets("UNION", set);
      ValueIterator inner = set.iterator();
      for (Value v = inner.next(); v != null; v = inner.next()) {
        builder.add(v);
      }
    }
    return builder.build();
  }

  public static Value subset(Value base) {
    requireSets("SUBSET", base);
    return new SubsetValue(base);
  }

  public static Value product(Value... factors) {
    requireSets("\\X", factors);
    return FunctionSetValue.product(factors);
  }

  public static Value functions(Value domain, Value range) {
    requireSets("[S -> T]", domain, range);
    return FunctionSetValue.functions(domain, range);
  }

  public static Value records(StringValue[] names, Value[] sets) {
    requireSets("[name: S]", sets);
    return FunctionSetValue.records(names, sets);
  }

  /** {@code {x \in base : predicate}}; listed at once when the base is. */
  public static Value filter(Value base, Predicate<Value> predicate) {
    requireSets("{x \\in S : P}", base);
    return new FilterValue(base, predicate);
  }

  /** {@code low..high}. */
  public static Value interval(Value low, Value high) {
    if (low instanceof IntValue l && high instanceof IntValue h) {
      return IntervalValue.of(l.value(), h.value());
    }
    if (Integers.compare(low, high) > 0) {
      return SetValue.EMPTY;
    }
    throw new ValueException("the bounds of " + low + ".." + high + " do not fit 64 bits");
  }

  public static Value seq(Value base) {
    requireSets("Seq", base);
    return new SeqSetValue(base);
  }
}
