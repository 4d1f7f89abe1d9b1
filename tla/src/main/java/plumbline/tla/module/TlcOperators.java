package plumbline.tla.module;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.InfiniteSet;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.OperatorValue;
import plumbline.tla.value.SetBuilder;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;

/** The module TLC. */
final class TlcOperators {
  private static final String PROPERTY = "-D";

  /** The switch without which TLC refuses the composition of actions; here it needs none. */
  private static final String COMPOSITION = "tlc2.tool.impl.Tool.cdot";

  private TlcOperators() {}

  static void register(Table table) {
    impure(
        table,
        "Print",
        2,
        (c, a) -> {
          c.out().println(a.get(0) + "  " + a.get(1));
          return a.get(1);
        });
    impure(
        table,
        "PrintT",
        1,
        (c, a) -> {
          c.out().println(a.get(0));
          return BoolValue.TRUE;
        });
    impure(table, "Assert", 2, TlcOperators::check);
    pure(table, "TLCEval", 1, (c, a) -> a.get(0).strict());
    pure(table, "Any", 0, (c, a) -> InfiniteSet.ANY);
    pure(table, "ToString", 1, (c, a) -> c.atoms().string(a.get(0).toString()));
    pure(table, ":>", 2, (c, a) -> FunctionValue.of(SetValue.of(a.get(0)), k -> a.get(1)));
    pure(table, "@@", 2, (c, a) -> combined(a.function(0), a.function(1)));
    pure(table, "Permutations", 1, TlcOperators::permutations);
    pure(table, "SortSeq", 2, TlcOperators::sorted);
    impure(table, "RandomElement", 1, (c, a) -> random(c.random(), a));
    table.only("TLC", "TLCSet", 2, Purity.VARYING, Arguments.named("TLCSet", TlcOperators::set));
    table.only("TLC", "TLCGet", 1, Purity.VARYING, Arguments.named("TLCGet", TlcOperators::get));
    table.only(
        "TLC",
        "JavaTime",
        0,
        Purity.VARYING,
        (c, a) -> IntValue.of(System.currentTimeMillis() / 1000 & 0x7FFFFFFF));
  }

  private static void pure(Table table, String name, int arity, Arguments.Checked body) {
    table.only("TLC", name, arity, Purity.PURE, Arguments.named(name, body));
  }

  private static void impure(Table table, String name, int arity, Arguments.Checked body) {
    table.only("TLC", name, arity, Purity.IMPURE, Arguments.named(name, body));
  }

  private static Value check(NativeContext context, Arguments a) {
    if (!a.bool(0)) {
      throw new SpecException(
          SpecException.Kind.ASSERTION,
          "an Assert failed: "
              + (a.get(1) instanceof StringValue s ? s.text() : a.get(1).toString()),
          SourceRange.NONE);
    }
    return BoolValue.TRUE;
  }

  private static Value combined(FunctionValue left, FunctionValue right) {
    if (left.count() == 0) {
      return right; // whatever its keys are; the empty function is the empty sequence, too
    }
    List<Value> keys = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < left.count(); i++) {
      keys.add(left.keyAt(i));
      values.add(left.valueAt(i));
    }
    for (int i = 0; i < right.count(); i++) {
      if (left.keys().indexOf(right.keyAt(i)) < 0) {
        keys.add(right.keyAt(i));
        values.add(right.valueAt(i));
      }
    }
    if (keys.size() == left.count()) {
      return left;
    }
    return FunctionValue.fromPairs(keys.toArray(Value[]::new), values.toArray(Value[]::new));
  }

  private static Value permutations(NativeContext context, Arguments a) {
    SetValue set = a.set(0);
    SetBuilder all = new SetBuilder();
    permute(set, new boolean[set.count()], new Value[set.count()], 0, all);
    return all.build();
  }

  private static void permute(
      SetValue set, boolean[] used, Value[] images, int count, SetBuilder all) {
    if (count == images.length) {
      int[] next = {0};
      Value[] chosen = images.clone();
      all.add(FunctionValue.of(set, k -> chosen[next[0]++]));
      return;
    }
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        used[i] = true;
        images[count] = set.get(i);
        permute(set, used, images, count + 1, all);
        used[i] = false;
      }
    }
  }

  /**
   * By insertion, as TLC does: where Op is no order, the result depends on the comparisons made.
   */
  private static Value sorted(NativeContext context, Arguments a) {
    FunctionValue s = a.sequence(0);
    List<Value> sorted = new ArrayList<>();
    for (int i = 0; i < s.count(); i++) {
      int at = sorted.size();
      while (at > 0 && ((OperatorValue) a.get(1)).call(s.valueAt(i), sorted.get(at - 1)).isTrue()) {
        at--;
      }
      sorted.add(at, s.valueAt(i));
    }
    return FunctionValue.sequence(sorted.toArray(Value[]::new));
  }

  private static Value random(RandomGenerator random, Arguments a) {
    Value set = a.get(0);
    if (!set.isSet() || !set.isEnumerable() || set.size() == 0) {
      throw a.wrong(0, "finite, non-empty set");
    }
    ValueIterator elements = set.iterator();
    Value element = elements.next();
    for (long skip = random.nextLong(set.size()); skip > 0; skip--) {
      element = elements.next();
    }
    return element;
  }

  private static Value set(NativeContext context, Arguments a) {
    Value key = a.get(0);
    if (isRegister(key)) {
      context.setRegister(key, a.get(1).strict());
      return BoolValue.TRUE;
    }
    String name = key instanceof StringValue s ? s.text() : "";
    if (name.startsWith(PROPERTY)) {
      System.setProperty(name.substring(PROPERTY.length()), a.get(1).toString());
      return BoolValue.TRUE;
    }
    if (name.equals("exit") || name.equals("pause")) {
      if (a.bool(1)) {
        context.request(name);
      }
      return BoolValue.TRUE;
    }
    throw a.wrong(0, "nonnegative integer, \"exit\", \"pause\" or a name that begins with s:");
  }

  /** Registers are numbered, or named with the prefix that newer releases of TLC ask for. */
  static boolean isRegister(Value key) {
    return (key instanceof IntValue i && i.value() >= 0)
        || (key instanceof StringValue s && s.text().startsWith("s:"));
  }

  private static Value get(NativeContext context, Arguments a) {
    Value key = a.get(0);
    if (isRegister(key)) {
      return context.register(key).orElseThrow(() -> undefined(key));
    }
    if (!(key instanceof StringValue name)) {
      throw a.wrong(0, "nonnegative integer or a string");
    }
    if (name.text().startsWith(PROPERTY)) {
      String property = name.text().substring(PROPERTY.length());
      String otherwise = property.equals(COMPOSITION) ? "true" : name.text();
      return context.atoms().string(System.getProperty(property, otherwise));
    }
    return context.statistic(name.text()).orElseThrow(() -> undefined(key));
  }

  private static ValueException undefined(Value key) {
    return new ValueException(
        "TLCGet(" + key + ") was undefined: nothing was set, or nothing of that name is known.");
  }
}
