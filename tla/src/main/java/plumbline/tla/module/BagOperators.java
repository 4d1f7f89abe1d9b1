package plumbline.tla.module;

import java.util.LinkedHashMap;
import java.util.Map;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Value;

/** The module Bags: functions from elements to how many copies there are, at least one. */
final class BagOperators {
  private static final IntValue NONE = IntValue.of(0);

  private BagOperators() {}

  static void register(Table table) {
    add(table, "IsABag", 1, (c, a) -> BoolValue.of(isBag(FunctionValue.listed(a.get(0)))));
    add(table, "SetToBag", 1, (c, a) -> FunctionValue.of(a.set(0), e -> IntValue.of(1)));
    // By the names that SANY gives to (+) and (-).
    add(table, "\\oplus", 2, (c, a) -> sum(bag(a, 0), bag(a, 1)));
    add(table, "\\ominus", 2, (c, a) -> difference(bag(a, 0), bag(a, 1)));
    add(table, "\\sqsubseteq", 2, (c, a) -> BoolValue.of(isPart(bag(a, 0), bag(a, 1))));
    add(table, "BagUnion", 1, BagOperators::union);
    add(table, "BagOfAll", 2, BagOperators::image);
    add(table, "BagCardinality", 1, (c, a) -> size(bag(a, 0)));
    add(table, "CopiesIn", 2, (c, a) -> copies(bag(a, 1), a.get(0)));
  }

  private static void add(Table table, String name, int arity, Arguments.Checked body) {
    table.faster("Bags", name, arity, Arguments.named(name, body));
  }

  static FunctionValue bag(Arguments a, int index) {
    FunctionValue function = FunctionValue.listed(a.get(index));
    if (!isBag(function)) {
      throw a.wrong(index, "bag");
    }
    return function;
  }

  private static boolean isBag(FunctionValue function) {
    if (function == null) {
      return false;
    }
    for (int i = 0; i < function.count(); i++) {
      if (!Integers.isInteger(function.valueAt(i))
          || Integers.big(function.valueAt(i)).signum() <= 0) {
        return false;
      }
    }
    return true;
  }

  private static Value copies(FunctionValue bag, Value element) {
    int index = bag.keys().indexOf(element);
    return index < 0 ? NONE : bag.valueAt(index);
  }

  private static FunctionValue sum(FunctionValue left, FunctionValue right) {
    Map<Value, Value> copies = asMap(left);
    for (int i = 0; i < right.count(); i++) {
      copies.merge(right.keyAt(i), right.valueAt(i), Integers::add);
    }
    return asBag(copies);
  }

  private static Value difference(FunctionValue left, FunctionValue right) {
    Map<Value, Value> copies = new LinkedHashMap<>();
    for (int i = 0; i < left.count(); i++) {
      Value rest = Integers.subtract(left.valueAt(i), copies(right, left.keyAt(i)));
      if (Integers.compare(rest, NONE) > 0) {
        copies.put(left.keyAt(i), rest);
      }
    }
    return asBag(copies);
  }

  private static boolean isPart(FunctionValue part, FunctionValue whole) {
    for (int i = 0; i < part.count(); i++) {
      if (Integers.compare(part.valueAt(i), copies(whole, part.keyAt(i))) > 0) {
        return false;
      }
    }
    return true;
  }

  private static Value union(NativeContext context, Arguments a) {
    SetValue bags = a.set(0);
    FunctionValue all = FunctionValue.EMPTY;
    for (int i = 0; i < bags.count(); i++) {
      FunctionValue bag = FunctionValue.listed(bags.get(i));
      if (!isBag(bag)) {
        throw a.wrong(0, "set of bags");
      }
      all = sum(all, bag);
    }
    return all;
  }

  private static Value image(NativeContext context, Arguments a) {
    FunctionValue bag = bag(a, 1);
    Map<Value, Value> copies = new LinkedHashMap<>();
    for (int i = 0; i < bag.count(); i++) {
      copies.merge(a.call(0, bag.keyAt(i)), bag.valueAt(i), Integers::add);
    }
    return asBag(copies);
  }

  private static Value size(FunctionValue bag) {
    Value size = NONE;
    for (int i = 0; i < bag.count(); i++) {
      size = Integers.add(size, bag.valueAt(i));
    }
    return size;
  }

  private static Map<Value, Value> asMap(FunctionValue bag) {
    Map<Value, Value> copies = new LinkedHashMap<>();
    for (int i = 0; i < bag.count(); i++) {
      copies.put(bag.keyAt(i), bag.valueAt(i));
    }
    return copies;
  }

  private static FunctionValue asBag(Map<Value, Value> copies) {
    return FunctionValue.fromPairs(
        copies.keySet().toArray(Value[]::new), copies.values().toArray(Value[]::new));
  }
}
