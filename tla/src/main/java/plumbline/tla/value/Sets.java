package plumbline.tla.value;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The operators on sets. As in TLC, sets that are listed are combined at once, and sets that are
 * given by a form stay a form, so that {@code x \in [S -> T] \cup U} does not list {@code [S ->
 * T]}.
 */
public final class Sets {
  public static final SetValue BOOLEAN = SetValue.of(BoolValue.FALSE, BoolValue.TRUE);

  private Sets() {}

  public static Value cup(Value left, Value right) {
    requireSets("\\cup", left, right);
    if (isListed(left) && isListed(right)) {
      return merged(left.enumerated(), right.enumerated());
    }
    if (left == SetValue.EMPTY) {
      return right;
    }
    return right == SetValue.EMPTY ? left : new CupValue(left, right);
  }

  public static Value cap(Value left, Value right) {
    requireSets("\\cap", left, right);
    if (isListed(left)) {
      return kept(left.enumerated(), right::contains);
    }
    return isListed(right) ? kept(right.enumerated(), left::contains) : new CapValue(left, right);
  }

  public static Value diff(Value left, Value right) {
    requireSets("\\", left, right);
    if (!isListed(left)) {
      return new DiffValue(left, right);
    }
    SetValue set = left.enumerated();
    if (right instanceof SetValue one && one.count() == 1) {
      return set.without(one.get(0));
    }
    return kept(set, element -> !right.contains(element));
  }

  public static boolean subsetEq(Value left, Value right) {
    requireSets("\\subseteq", left, right);
    if (left instanceof IntervalValue a
        && right instanceof IntervalValue b
        && a.low() <= a.high()) {
      return b.low() <= a.low() && a.high() <= b.high();
    }
    if (left instanceof SubsetValue a && right instanceof SubsetValue b) {
      return subsetEq(a.base(), b.base());
    }
    if (!left.isEnumerable()) {
      throw new ValueException(
          "S \\subseteq T cannot be told, because S is not finite: " + Mismatch.quote(left));
    }
    ValueIterator elements = left.iterator();
    for (Value element = elements.next(); element != null; element = elements.next()) {
      if (!right.contains(element)) {
        return false;
      }
    }
    return true;
  }

  /** {@code UNION sets}. */
  public static Value union(Value sets) {
    requireSet("UNION", sets);
    if (!(sets instanceof SetValue listed)) {
      return new UnionValue(sets);
    }
    for (int i = 0; i < listed.count(); i++) {
      requireSet("UNION", listed.get(i));
      if (!isListed(listed.get(i))) {
        return new UnionValue(sets);
      }
    }
    SetBuilder all = new SetBuilder();
    for (int i = 0; i < listed.count(); i++) {
      all.addAll(listed.get(i));
    }
    return all.build();
  }

  /** {@code SUBSET base}. */
  public static Value subset(Value base) {
    requireSet("SUBSET", base);
    return new SubsetValue(base);
  }

  /** {@code S \X T \X ...}. */
  public static Value product(Value... factors) {
    for (Value factor : factors) {
      requireSet("\\X", factor);
    }
    return new ProductValue(factors);
  }

  /** {@code [domain -> range]}. */
  public static Value functions(Value domain, Value range) {
    requireSets("->", domain, range);
    return new FunctionSetValue(domain, range);
  }

  /** {@code [name: set, ...]}; the names in any order. */
  public static Value records(StringValue[] names, Value[] sets) {
    for (Value set : sets) {
      requireSet(":", set);
    }
    FunctionValue sorted = FunctionValue.record(names, sets);
    return new RecordSetValue(sorted.keys(), sorted.values());
  }

  /**
   * {@code {x \in base : predicate}}. Unless the base is listed (a {@link SetValue} or an
   * interval), the predicate is kept and called later, by any thread.
   */
  public static Value filter(Value base, Predicate<Value> predicate) {
    requireSet(":", base);
    if (base instanceof SetValue set) {
      return kept(set, predicate);
    }
    if (base instanceof IntervalValue interval) {
      return SetValue.from(filtered(interval.iterator(), predicate));
    }
    return new FilterValue(base, predicate);
  }

  /** {@code low..high}. */
  public static Value interval(Value low, Value high) {
    if (low instanceof IntValue a && high instanceof IntValue b) {
      return new IntervalValue(a.value(), b.value());
    }
    if (Integers.compare("..", low, high) > 0) {
      return new IntervalValue(1, 0);
    }
    return new FilterValue(
        InfiniteSet.INT,
        x -> Integers.compare(low, x) <= 0 && Integers.compare(x, high) <= 0,
        low + " <= x /\\ x <= " + high);
  }

  /** {@code Seq(base)}. */
  public static Value seq(Value base) {
    requireSet("Seq", base);
    return new SeqSetValue(base);
  }

  /** Whether the set has its elements at hand, so that operators on it are computed at once. */
  public static boolean isListed(Value set) {
    return set instanceof SetValue || set instanceof IntervalValue;
  }

  private static Value merged(SetValue left, SetValue right) {
    int n = left.count();
    int m = right.count();
    if (m <= 1 || n == 0) {
      return m == 0 ? left : n == 0 ? right : left.with(right.get(0));
    }
    if (n == 1) {
      return right.with(left.get(0));
    }
    Value[] all = new Value[Math.addExact(n, m)];
    int i = 0;
    int j = 0;
    int k = 0;
    while (i < n && j < m) {
      int c = left.get(i).compareTo(right.get(j));
      all[k++] = c <= 0 ? left.get(i) : right.get(j);
      i += c <= 0 ? 1 : 0;
      j += c >= 0 ? 1 : 0;
    }
    while (i < n) {
      all[k++] = left.get(i++);
    }
    while (j < m) {
      all[k++] = right.get(j++);
    }
    if (k == n) {
      return left;
    }
    return k == m ? right : SetValue.ofSorted(k == all.length ? all : Arrays.copyOf(all, k));
  }

  /** The elements that pass; the set itself when all do. */
  private static SetValue kept(SetValue set, Predicate<Value> predicate) {
    int n = set.count();
    Value[] kept = new Value[n];
    int k = 0;
    for (int i = 0; i < n; i++) {
      Value element = set.get(i);
      if (predicate.test(element)) {
        kept[k++] = element;
      }
    }
    return k == n ? set : SetValue.ofSorted(Arrays.copyOf(kept, k));
  }

  static ValueIterator filtered(ValueIterator elements, Predicate<Value> predicate) {
    return () -> {
      Value element = elements.next();
      while (element != null && !predicate.test(element)) {
        element = elements.next();
      }
      return element;
    };
  }

  static boolean areEnumerable(Value[] sets) {
    for (Value set : sets) {
      if (!set.isEnumerable()) {
        return false;
      }
    }
    return true;
  }

  static boolean areEqual(Value[] left, Value[] right) {
    for (int i = 0; i < left.length; i++) {
      if (!left[i].equals(right[i])) {
        return false;
      }
    }
    return true;
  }

  /** The product of the sizes of the factors of a set. */
  static long product(SymbolicSet whole, Value[] factors) {
    long product = 1;
    boolean tooMany = false;
    for (Value factor : factors) {
      long size = factor.size();
      if (size == 0) {
        return 0;
      }
      tooMany |= Math.multiplyHigh(product, size) != 0 || product * size < 0;
      product *= size;
    }
    if (tooMany) {
      throw tooMany(whole);
    }
    return product;
  }

  static ValueException tooMany(SymbolicSet set) {
    StringBuilder form = new StringBuilder();
    // Not as it is printed: what is printed depends on its size.
    set.printForm(form);
    return new ValueException("too many elements to count: " + Mismatch.cut(form.toString()));
  }

  private static void requireSets(String operator, Value left, Value right) {
    requireSet(operator, left);
    requireSet(operator, right);
  }

  private static void requireSet(String operator, Value value) {
    if (!value.isSet()) {
      throw new ValueException(
          operator + " expects a set, found " + value.kind() + ": " + Mismatch.quote(value));
    }
  }
}
