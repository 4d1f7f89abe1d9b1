package plumbline.tla.module;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.SetBuilder;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;

/** The module Randomization. */
final class RandomOperators {
  private static final int MOST_TESTED = 31;

  private RandomOperators() {}

  static void register(Table table) {
    add(table, "RandomSubset", 2, RandomOperators::subset);
    add(table, "RandomSetOfSubsets", 3, RandomOperators::subsets);
  }

  private static void add(Table table, String name, int arity, Arguments.Checked body) {
    table.only("Randomization", name, arity, Purity.IMPURE, Arguments.named(name, body));
  }

  /**
   * Draws k positions without repetition (Floyd's algorithm) and walks through the set once, so
   * that a set given by a form is not listed.
   */
  private static Value subset(NativeContext context, Arguments a) {
    int k = a.natural(0);
    if (!a.get(1).isSet() || !a.get(1).isEnumerable()) {
      throw a.wrong(1, "finite set");
    }
    long size = a.get(1).size();
    if (k >= size) {
      return a.get(1).enumerated();
    }
    Set<Long> drawn = new HashSet<>();
    for (long top = size - k; top < size; top++) {
      if (!drawn.add(context.random().nextLong(top + 1))) {
        drawn.add(top);
      }
    }
    SetBuilder chosen = new SetBuilder(k);
    ValueIterator elements = a.get(1).iterator();
    for (long i = 0; !drawn.isEmpty(); i++) {
      Value element = elements.next();
      if (drawn.remove(i)) {
        chosen.add(element);
      }
    }
    return chosen.build();
  }

  private static Value subsets(NativeContext context, Arguments a) {
    int n = a.natural(1);
    SetValue set = a.set(2);
    if (n > set.count()) {
      throw a.wrong(1, "nonnegative integer in range 0..Cardinality(S)");
    }
    return drawn(context.random(), a, set, set.count() == 0 ? 0 : (double) n / set.count());
  }

  private static Value drawn(
      RandomGenerator random, Arguments a, SetValue set, double probability) {
    int picks = a.natural(0);
    if (set.count() < MOST_TESTED && picks > 1 << set.count()) {
      throw a.wrong(0, "nonnegative integer that is at most 2^" + set.count());
    }
    SetBuilder all = new SetBuilder();
    for (int i = 0; i < picks; i++) {
      SetBuilder one = new SetBuilder();
      for (int k = 0; k < set.count(); k++) {
        if (random.nextDouble() < probability) {
          one.add(set.get(k));
        }
      }
      all.add(one.build());
    }
    return all.build();
  }
}
