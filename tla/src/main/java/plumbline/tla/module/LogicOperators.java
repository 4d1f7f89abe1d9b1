package plumbline.tla.module;

import plumbline.tla.value.BoolValue;
import plumbline.tla.value.Sets;

/**
 * The operators of the language itself, for when they are passed as arguments; their module is "".
 */
final class LogicOperators {
  private LogicOperators() {}

  static void register(Natives.Table table) {
    table.add("", "\\land", (c, a) -> BoolValue.of(a[0].isTrue() && a[1].isTrue()));
    table.add("", "\\lor", (c, a) -> BoolValue.of(a[0].isTrue() || a[1].isTrue()));
    table.add("", "\\lnot", (c, a) -> BoolValue.of(!a[0].isTrue()));
    table.add("", "=>", (c, a) -> BoolValue.of(!a[0].isTrue() || a[1].isTrue()));
    table.add("", "\\equiv", (c, a) -> BoolValue.of(a[0].isTrue() == a[1].isTrue()));
    table.add("", "=", (c, a) -> BoolValue.of(a[0].equals(a[1])));
    table.add("", "/=", (c, a) -> BoolValue.of(!a[0].equals(a[1])));
    table.add("", "\\in", (c, a) -> BoolValue.of(a[1].contains(a[0])));
    table.add("", "\\notin", (c, a) -> BoolValue.of(!a[1].contains(a[0])));
    table.add("", "\\subseteq", (c, a) -> BoolValue.of(Sets.subsetEq(a[0], a[1])));
    table.add("", "\\union", (c, a) -> Sets.cup(a[0], a[1]));
    table.add("", "\\intersect", (c, a) -> Sets.cap(a[0], a[1]));
    table.add("", "\\", (c, a) -> Sets.diff(a[0], a[1]));
    table.add("", "SUBSET", (c, a) -> Sets.subset(a[0]));
    table.add("", "UNION", (c, a) -> Sets.union(a[0]));
    table.add("", "DOMAIN", (c, a) -> a[0].domain());
  }
}
