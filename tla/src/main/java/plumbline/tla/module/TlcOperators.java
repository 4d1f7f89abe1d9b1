package plumbline.tla.module;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.InfiniteSet;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.OperatorValue;
import plumbline.tla.value.SetBuilder;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Sets;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/** The module TLC. */
final class TlcOperators {
  private TlcOperators() {}

  static void register(Natives.Table table) {
    table.add(
        "TLC",
        "Print",
        (c, a) -> {
          c.out().println(a[0] + "  " + a[1]);
          return a[1];
        });
    table.add(
        "TLC",
        "PrintT",
        (c, a) -> {
          c.out().println(a[0]);
          return BoolValue.TRUE;
        });
    table.add("TLC", "Assert", TlcOperators::check);
    table.add("TLC", "TLCEval", (c, a) -> a[0].strict());
    table.add("TLC", "Any", (c, a) -> InfiniteSet.ANY);
    table.add("TLC", "ToString", (c, a) -> c.atoms().string(a[0].toString()));
    table.add("TLC", ":>", (c, a) -> FunctionValue.of(SetValue.of(a[0]), k -> a[1]));
    table.add("TLC", "@@", TlcOperators::override);
    table.add("TLC", "Permutations", TlcOperators::permutations);
    table.add("TLC", "SortSeq", TlcOperators::sortSeq);
    table.add("TLC", "JavaTime", (c, a) -> IntValue.of(System.currentTimeMillis() / 1000));
    table.add("TLC", "RandomElement", TlcOperators::randomElement);
    table.add("TLC", "TLCSet", TlcOperators::set);
    table.add("TLC", "TLCGet", TlcOperators::get);
  }

  private static Value check(NativeContext context, Value[] a) {
    if (!a[0].isTrue()) {
      throw new SpecException(
          SpecException.Kind.ASSERTION,
          "an Assert failed: " + (a[1] instanceof StringValue s ? s.text() : a[1].toString()),
          SourceRange.NONE);
    }
    return BoolValue.TRUE;
  }

  private static Value override(NativeContext context, Value[] a) {
    Value left = a[0].strict();
    Value right = a[1].strict();
    return FunctionValue.of(
        Sets.cup(left.domain(), right.domain()),
        k -> left.domain().contains(k) ? left.apply(k) : right.apply(k));
  }

  private static Value permutations(NativeContext context, Value[] a) {
    SetValue set = a[0].enumerated();
    SetBuilder all = new SetBuilder();
    permute(set, new ArrayList<>(), all);
    return all.build();
  }

  private static void permute(SetValue set, List<Value> chosen, SetBuilder all) {
    if (chosen.size() == set.count()) {
      int[] next = {0};
      List<Value> images = List.copyOf(chosen);
      all.add(FunctionValue.of(set, k -> images.get(next[0]++)));
      return;
    }
    for (int i = 0; i < set.count(); i++) {
      if (!chosen.contains(set.get(i))) {
        chosen.add(set.get(i));
        permute(set, chosen, all);
        chosen.removeLast();
      }
    }
  }

  private static Value sortSeq(NativeContext context, Value[] a) {
    FunctionValue s = CollectionOperators.sequence("SortSeq", a[0]);
    List<Value> sorted = new ArrayList<>();
    for (int i = 0; i < s.count(); i++) {
      int at = sorted.size();
      while (at > 0 && ((OperatorValue) a[1]).call(s.valueAt(i), sorted.get(at - 1)).isTrue()) {
        at--;
      }
      sorted.add(at, s.valueAt(i));
    }
    return FunctionValue.sequence(sorted.toArray(Value[]::new));
  }

  private static Value randomElement(NativeContext context, Value[] a) {
    SetValue set = a[0].enumerated();
    if (set.count() == 0) {
      throw new ValueException("RandomElement of the empty set has no value");
    }
    return set.get(context.random().nextInt(set.count()));
  }

  private static Value set(NativeContext context, Value[] a) {
    if (!(a[0] instanceof IntValue index)) {
      throw new ValueException("TLCSet of " + a[0] + " is not supported");
    }
    context.setRegister(index.value(), a[1].strict());
    return BoolValue.TRUE;
  }

  private static Value get(NativeContext context, Value[] a) {
    return (a[0] instanceof IntValue index
            ? context.register(index.value())
            : context.statistic(((StringValue) a[0]).text()))
        .orElseThrow(() -> new ValueException("TLCGet(" + a[0] + ") was never set"));
  }
}
