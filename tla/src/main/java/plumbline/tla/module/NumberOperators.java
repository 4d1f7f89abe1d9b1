package plumbline.tla.module;

import plumbline.tla.value.BoolValue;
import plumbline.tla.value.InfiniteSet;
import plumbline.tla.value.Integers;
import plumbline.tla.value.Sets;

/** Naturals, Integers and Reals: one arithmetic, as each module defines its part of it. */
final class NumberOperators {
  private NumberOperators() {}

  static void register(Natives.Table table) {
    for (String module : new String[] {"Naturals", "Integers", "Reals"}) {
      table.add(module, "+", (c, a) -> Integers.add(a[0], a[1]));
      table.add(module, "-", (c, a) -> Integers.subtract(a[0], a[1]));
      table.add(module, "*", (c, a) -> Integers.multiply(a[0], a[1]));
      table.add(module, "^", (c, a) -> Integers.power(a[0], a[1]));
      table.add(module, "\\div", (c, a) -> Integers.divide(a[0], a[1]));
      table.add(module, "%", (c, a) -> Integers.modulo(a[0], a[1]));
      table.add(module, "-.", (c, a) -> Integers.negate(a[0]));
      table.add(module, "..", (c, a) -> Sets.interval(a[0], a[1]));
      table.add(module, "<", (c, a) -> BoolValue.of(Integers.compare(a[0], a[1]) < 0));
      table.add(module, ">", (c, a) -> BoolValue.of(Integers.compare(a[0], a[1]) > 0));
      table.add(module, "\\leq", (c, a) -> BoolValue.of(Integers.compare(a[0], a[1]) <= 0));
      table.add(module, "\\geq", (c, a) -> BoolValue.of(Integers.compare(a[0], a[1]) >= 0));
      table.add(module, "Nat", (c, a) -> InfiniteSet.NAT);
      table.add(module, "Int", (c, a) -> InfiniteSet.INT);
      table.add(module, "Real", (c, a) -> InfiniteSet.REAL);
    }
  }
}
