package plumbline.tla.module;

import plumbline.tla.expr.Purity;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.InfiniteSet;
import plumbline.tla.value.Integers;
import plumbline.tla.value.Sets;

/** Naturals, Integers and Reals: one arithmetic, as each module defines its part of it. */
final class NumberOperators {
  private NumberOperators() {}

  static void register(Natives.Table table) {
    for (String module : new String[] {"Naturals", "Integers", "Reals"}) {
      table.only(module, "+", 2, Purity.PURE, (c, a) -> Integers.add(a[0], a[1]));
      table.only(module, "-", 2, Purity.PURE, (c, a) -> Integers.subtract(a[0], a[1]));
      table.only(module, "*", 2, Purity.PURE, (c, a) -> Integers.multiply(a[0], a[1]));
      table.only(module, "^", 2, Purity.PURE, (c, a) -> Integers.power(a[0], a[1]));
      table.only(module, "\\div", 2, Purity.PURE, (c, a) -> Integers.divide(a[0], a[1]));
      table.only(module, "%", 2, Purity.PURE, (c, a) -> Integers.modulo(a[0], a[1]));
      table.only(module, "-.", 1, Purity.PURE, (c, a) -> Integers.negate(a[0]));
      table.only(module, "..", 2, Purity.PURE, (c, a) -> Sets.interval(a[0], a[1]));
      table.only(
          module, "<", 2, Purity.PURE, (c, a) -> BoolValue.of(Integers.compare(a[0], a[1]) < 0));
      table.only(
          module, ">", 2, Purity.PURE, (c, a) -> BoolValue.of(Integers.compare(a[0], a[1]) > 0));
      table.only(
          module,
          "\\leq",
          2,
          Purity.PURE,
          (c, a) -> BoolValue.of(Integers.compare(a[0], a[1]) <= 0));
      table.only(
          module,
          "\\geq",
          2,
          Purity.PURE,
          (c, a) -> BoolValue.of(Integers.compare(a[0], a[1]) >= 0));
      table.only(module, "Nat", 0, Purity.PURE, (c, a) -> InfiniteSet.NAT);
      table.only(module, "Int", 0, Purity.PURE, (c, a) -> InfiniteSet.INT);
      table.only(module, "Real", 0, Purity.PURE, (c, a) -> InfiniteSet.REAL);
    }
  }
}
