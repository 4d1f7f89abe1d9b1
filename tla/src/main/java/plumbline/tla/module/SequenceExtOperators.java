package plumbline.tla.module;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.SetBuilder;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/** SequencesExt: conversions, changes, sub-sequences. */
final class SequenceExtOperators {
  private static final String MODULE = "SequencesExt";
  private static final int MOST_SELECTED = 30;

  private SequenceExtOperators() {}

  static void register(Table table) {
    add(table, "ToSet", 1, (c, a) -> FunctionOperators.range(a.function(0)));
    add(table, "SetToSeq", 1, (c, a) -> FunctionValue.sequence(elements(a.set(0))));
    add(table, "SetToSeqs", 1, (c, a) -> permutations(a.set(0)));
    add(table, "Reverse", 1, (c, a) -> reversed(a.sequence(0)));
    add(table, "Remove", 2, SequenceExtOperators::removed);
    add(table, "FlattenSeq", 1, SequenceExtOperators::flattened);
    add(table, "Suffixes", 1, (c, a) -> suffixes(a.sequence(0)));
    add(table, "AllSubSeqs", 1, (c, a) -> selections(a));
  }

  private static void add(Table table, String name, int arity, Arguments.Checked body) {
    table.faster(MODULE, name, arity, Arguments.named(name, body));
  }

  private static Value[] elements(SetValue set) {
    Value[] elements = new Value[set.count()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = set.get(i);
    }
    return elements;
  }

  private static Value permutations(SetValue set) {
    SetBuilder all = new SetBuilder();
    permute(elements(set), new boolean[set.count()], new Value[set.count()], 0, all);
    return all.build();
  }

  private static void permute(
      Value[] elements, boolean[] used, Value[] chosen, int count, SetBuilder all) {
    if (count == chosen.length) {
      all.add(FunctionValue.sequence(chosen.clone()));
      return;
    }
    for (int i = 0; i < elements.length; i++) {
      if (!used[i]) {
        used[i] = true;
        chosen[count] = elements[i];
        permute(elements, used, chosen, count + 1, all);
        used[i] = false;
      }
    }
  }

  private static Value reversed(FunctionValue sequence) {
    int n = sequence.count();
    Value[] values = new Value[n];
    for (int i = 0; i < n; i++) {
      values[i] = sequence.valueAt(n - 1 - i);
    }
    return FunctionValue.sequence(values);
  }

  private static Value removed(NativeContext context, Arguments a) {
    FunctionValue sequence = a.sequence(0);
    List<Value> kept = new ArrayList<>();
    for (int i = 0; i < sequence.count(); i++) {
      if (!sequence.valueAt(i).equals(a.get(1))) {
        kept.add(sequence.valueAt(i));
      }
    }
    return FunctionValue.sequence(kept.toArray(Value[]::new));
  }

  private static Value flattened(NativeContext context, Arguments a) {
    if (a.get(0) instanceof StringValue s && s.text().isEmpty()) {
      return s;
    }
    FunctionValue parts = a.sequence(0);
    if (parts.count() > 0 && parts.valueAt(0) instanceof StringValue) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < parts.count(); i++) {
        if (!(parts.valueAt(i) instanceof StringValue s)) {
          throw a.wrong(0, "sequence of sequences, or of strings");
        }
        text.append(s.text());
      }
      return context.atoms().string(text.toString());
    }
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < parts.count(); i++) {
      FunctionValue part = FunctionValue.listed(parts.valueAt(i));
      if (part == null || !part.isSequence()) {
        throw a.wrong(0, "sequence of sequences, or of strings");
      }
      for (int k = 0; k < part.count(); k++) {
        all.add(part.valueAt(k));
      }
    }
    return FunctionValue.sequence(all.toArray(Value[]::new));
  }

  private static Value suffixes(FunctionValue sequence) {
    SetBuilder all = new SetBuilder();
    for (int i = sequence.count() + 1; i >= 1; i--) {
      all.add(sequence.subSequence(i, sequence.count()));
    }
    return all.build();
  }

  private static Value selections(Arguments a) {
    FunctionValue sequence = a.sequence(0);
    int n = sequence.count();
    if (n > MOST_SELECTED) {
      throw a.failed("2^" + n + " sub-sequences are too many to be listed");
    }
    SetBuilder all = new SetBuilder();
    for (int chosen = 0; chosen < 1 << n; chosen++) {
      Value[] values = new Value[Integer.bitCount(chosen)];
      int count = 0;
      for (int i = 0; i < n; i++) {
        if ((chosen & 1 << i) != 0) {
          values[count++] = sequence.valueAt(i);
        }
      }
      all.add(FunctionValue.sequence(values));
    }
    return all.build();
  }
}
