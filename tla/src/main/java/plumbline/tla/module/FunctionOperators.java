package plumbline.tla.module;

import java.util.LinkedHashMap;
import java.util.Map;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.SetBuilder;
import plumbline.tla.value.Value;

/** The module Functions, except its folds. */
final class FunctionOperators {
  private FunctionOperators() {}

  static void register(Table table) {
    table.faster("Functions", "Range", 1, Arguments.named("Range", (c, a) -> range(a.function(0))));
    table.faster(
        "Functions",
        "IsInjective",
        1,
        Arguments.named("IsInjective", (c, a) -> BoolValue.of(isInjective(a.function(0)))));
    table.faster(
        "Functions",
        "AntiFunction",
        1,
        Arguments.named("AntiFunction", (c, a) -> inverse(a.function(0))));
  }

  static Value range(FunctionValue function) {
    SetBuilder values = new SetBuilder(function.count());
    for (int i = 0; i < function.count(); i++) {
      values.add(function.valueAt(i));
    }
    return values.build();
  }

  private static boolean isInjective(FunctionValue function) {
    return range(function).size() == function.count();
  }

  /** Of the points with the same value the least one, as CHOOSE takes it. */
  private static Value inverse(FunctionValue function) {
    Map<Value, Value> points = new LinkedHashMap<>();
    for (int i = 0; i < function.count(); i++) {
      points.putIfAbsent(function.valueAt(i), function.keyAt(i));
    }
    return FunctionValue.fromPairs(
        points.keySet().toArray(Value[]::new), points.values().toArray(Value[]::new));
  }
}
