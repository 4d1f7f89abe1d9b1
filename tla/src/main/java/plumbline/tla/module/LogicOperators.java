package plumbline.tla.module;

import plumbline.tla.expr.Purity;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.Sets;

/**
 * The operators of the language itself, for when they are passed as arguments; their module is "".
 */
final class LogicOperators {
  private LogicOperators() {}

  static void register(Natives.Table table) {
    table.only(
        "", "\\land", 2, Purity.PURE, (c, a) -> BoolValue.of(a[0].isTrue() && a[1].isTrue()));
    table.only("", "\\lor", 2, Purity.PURE, (c, a) -> BoolValue.of(a[0].isTrue() || a[1].isTrue()));
    table.only("", "\\lnot", 1, Purity.PURE, (c, a) -> BoolValue.of(!a[0].isTrue()));
    table.only("", "=>", 2, Purity.PURE, (c, a) -> BoolValue.of(!a[0].isTrue() || a[1].isTrue()));
    table.only(
        "", "\\equiv", 2, Purity.PURE, (c, a) -> BoolValue.of(a[0].isTrue() == a[1].isTrue()));
    table.only("", "=", 2, Purity.PURE, (c, a) -> BoolValue.of(a[0].equals(a[1])));
    table.only("", "/=", 2, Purity.PURE, (c, a) -> BoolValue.of(!a[0].equals(a[1])));
    table.only("", "\\in", 2, Purity.PURE, (c, a) -> BoolValue.of(a[1].contains(a[0])));
    table.only("", "\\notin", 2, Purity.PURE, (c, a) -> BoolValue.of(!a[1].contains(a[0])));
    table.only("", "\\subseteq", 2, Purity.PURE, (c, a) -> BoolValue.of(Sets.subsetEq(a[0], a[1])));
    table.only("", "\\union", 2, Purity.PURE, (c, a) -> Sets.cup(a[0], a[1]));
    table.only("", "\\intersect", 2, Purity.PURE, (c, a) -> Sets.cap(a[0], a[1]));
    table.only("", "\\", 2, Purity.PURE, (c, a) -> Sets.diff(a[0], a[1]));
    table.only("", "SUBSET", 1, Purity.PURE, (c, a) -> Sets.subset(a[0]));
    table.only("", "UNION", 1, Purity.PURE, (c, a) -> Sets.union(a[0]));
    table.only("", "DOMAIN", 1, Purity.PURE, (c, a) -> a[0].domain());
  }
}
