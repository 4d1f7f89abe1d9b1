package plumbline.tla.module;

import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.SetBuilder;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;

/** The module FiniteSetsExt, except FoldSet. */
final class SetExtOperators {
  private SetExtOperators() {}

  static void register(Table table) {
    table.faster("FiniteSetsExt", "SumSet", 1, Arguments.named("SumSet", (c, a) -> sum(a)));
    table.faster(
        "FiniteSetsExt", "ProductSet", 1, Arguments.named("ProductSet", (c, a) -> product(a)));
    table.faster(
        "FiniteSetsExt",
        "MapThenSumSet",
        2,
        Arguments.named("MapThenSumSet", (c, a) -> mappedSum(a)));
    table.faster(
        "FiniteSetsExt", "Quantify", 2, Arguments.named("Quantify", (c, a) -> quantify(a)));
    table.faster("FiniteSetsExt", "kSubset", 2, Arguments.named("kSubset", (c, a) -> subsets(a)));
    table.faster("FiniteSetsExt", "Max", 1, Arguments.named("Max", (c, a) -> extreme(a, 1)));
    table.faster("FiniteSetsExt", "Min", 1, Arguments.named("Min", (c, a) -> extreme(a, -1)));
  }

  private static Value sum(Arguments a) {
    SetValue set = a.set(0);
    Value sum = IntValue.of(0);
    for (int i = 0; i < set.count(); i++) {
      sum = Integers.add(set.get(i), sum);
    }
    return sum;
  }

  private static Value product(Arguments a) {
    SetValue set = a.set(0);
    Value product = IntValue.of(1);
    for (int i = 0; i < set.count(); i++) {
      product = Integers.multiply(set.get(i), product);
    }
    return product;
  }

  private static Value mappedSum(Arguments a) {
    SetValue set = a.set(1);
    Value sum = IntValue.of(0);
    for (int i = 0; i < set.count(); i++) {
      sum = Integers.add(a.call(0, set.get(i)), sum);
    }
    return sum;
  }

  private static Value quantify(Arguments a) {
    if (!a.get(0).isSet() || !a.get(0).isEnumerable()) {
      throw a.wrong(0, "set");
    }
    long count = 0;
    ValueIterator elements = a.get(0).iterator();
    for (Value e = elements.next(); e != null; e = elements.next()) {
      count += a.test(1, e) ? 1 : 0;
    }
    return IntValue.of(count);
  }

  private static Value subsets(Arguments a) {
    Value k = a.integer(0);
    SetValue set = a.set(1);
    SetBuilder all = new SetBuilder();
    if (k instanceof IntValue i && i.value() >= 0 && i.value() <= set.count()) {
      choose(set, 0, new Value[(int) i.value()], 0, all);
    }
    return all.build();
  }

  private static void choose(SetValue set, int from, Value[] chosen, int count, SetBuilder all) {
    if (count == chosen.length) {
      all.add(SetValue.ofSorted(chosen.clone()));
      return;
    }
    for (int i = from; i <= set.count() - (chosen.length - count); i++) {
      chosen[count] = set.get(i);
      choose(set, i + 1, chosen, count + 1, all);
    }
  }

  private static Value extreme(Arguments a, int sign) {
    if (a.get(0).isSet() && !a.get(0).isEnumerable()) {
      throw a.wrong(0, "finite, non-empty set of integers");
    }
    ValueIterator elements = a.get(0).iterator();
    Value best = elements.next();
    if (best == null || !Integers.isInteger(best)) {
      throw a.wrong(0, "finite, non-empty set of integers");
    }
    for (Value e = elements.next(); e != null; e = elements.next()) {
      if (Integer.signum(Integers.compare(e, best)) == sign) {
        best = e;
      }
    }
    return best;
  }
}
