package plumbline.tla.module;

import java.util.Arrays;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/** SequencesExt: searching, prefixes, and replacing what was found. */
final class SequenceSearchOperators {
  private static final String MODULE = "SequencesExt";

  private SequenceSearchOperators() {}

  static void register(Table table) {
    add(table, "Contains", 2, (c, a) -> BoolValue.of(indexOf(a.sequence(0), a.get(1)) >= 0));
    add(table, "SelectInSeq", 2, (c, a) -> first(a, 1, 1, a.sequence(0).count()));
    add(table, "SelectLastInSeq", 2, (c, a) -> last(a, 1, 1, a.sequence(0).count()));
    add(
        table,
        "SelectInSubSeq",
        4,
        (c, a) -> inside(a) ? first(a, 3, a.small(1), a.small(2)) : IntValue.of(0));
    add(
        table,
        "SelectLastInSubSeq",
        4,
        (c, a) -> inside(a) ? last(a, 3, a.small(1), a.small(2)) : IntValue.of(0));
    add(
        table,
        "RemoveFirst",
        2,
        (c, a) -> without(a.sequence(0), indexOf(a.sequence(0), a.get(1))));
    add(table, "RemoveFirstMatch", 2, (c, a) -> without(a.sequence(0), firstMatch(a)));
    add(table, "IsPrefix", 2, (c, a) -> BoolValue.of(isPrefix(a)));
    add(table, "LongestCommonPrefix", 1, SequenceSearchOperators::commonPrefix);
    add(table, "ReplaceFirstSubSeq", 3, (c, a) -> replace(c, a, false));
    add(table, "ReplaceAllSubSeqs", 3, (c, a) -> replace(c, a, true));
  }

  private static void add(Table table, String name, int arity, Arguments.Checked body) {
    table.faster(MODULE, name, arity, Arguments.named(name, body));
  }

  private static int indexOf(FunctionValue sequence, Value element) {
    for (int i = 0; i < sequence.count(); i++) {
      if (sequence.valueAt(i).equals(element)) {
        return i;
      }
    }
    return -1;
  }

  private static int firstMatch(Arguments a) {
    FunctionValue sequence = a.sequence(0);
    for (int i = 0; i < sequence.count(); i++) {
      if (a.test(1, sequence.valueAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static Value without(FunctionValue sequence, int index) {
    if (index < 0) {
      return sequence;
    }
    Value[] rest = new Value[sequence.count() - 1];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = sequence.valueAt(i < index ? i : i + 1);
    }
    return FunctionValue.sequence(rest);
  }

  private static Value first(Arguments a, int test, int from, int to) {
    FunctionValue sequence = a.sequence(0);
    for (int i = from; i <= to; i++) {
      if (a.test(test, sequence.valueAt(i - 1))) {
        return IntValue.of(i);
      }
    }
    return IntValue.of(0);
  }

  private static Value last(Arguments a, int test, int from, int to) {
    FunctionValue sequence = a.sequence(0);
    for (int i = to; i >= from; i--) {
      if (a.test(test, sequence.valueAt(i - 1))) {
        return IntValue.of(i);
      }
    }
    return IntValue.of(0);
  }

  /** Whether from..to is not empty; it must then be a part of the domain. */
  private static boolean inside(Arguments a) {
    int length = a.sequence(0).count();
    int from = a.small(1);
    int to = a.small(2);
    if (from > to) {
      return false;
    }
    if (from < 1 || from > length) {
      throw a.outside(1);
    }
    if (to > length) {
      throw a.outside(2);
    }
    return true;
  }

  private static boolean isPrefix(Arguments a) {
    if (a.get(0) instanceof StringValue s && a.get(1) instanceof StringValue t) {
      return t.text().startsWith(s.text());
    }
    FunctionValue s = a.sequence(0);
    FunctionValue t = a.sequence(1);
    return s.count() <= t.count() && common(s, t, s.count()) == s.count();
  }

  private static int common(FunctionValue s, FunctionValue t, int most) {
    int upTo = Math.min(most, Math.min(s.count(), t.count()));
    for (int i = 0; i < upTo; i++) {
      if (!s.valueAt(i).equals(t.valueAt(i))) {
        return i;
      }
    }
    return upTo;
  }

  private static Value commonPrefix(NativeContext context, Arguments a) {
    SetValue set = a.set(0);
    if (set.count() == 0) {
      throw a.wrong(0, "non-empty set");
    }
    if (set.get(0) instanceof StringValue first) {
      String prefix = first.text();
      for (int i = 1; i < set.count(); i++) {
        String other = ((StringValue) set.get(i)).text();
        int end = 0;
        int most = Math.min(prefix.length(), other.length());
        while (end < most && prefix.charAt(end) == other.charAt(end)) {
          end++;
        }
        prefix = prefix.substring(0, end);
      }
      return context.atoms().string(prefix);
    }
    FunctionValue first = FunctionValue.listed(set.get(0));
    int length = first == null ? 0 : first.count();
    for (int i = 0; i < set.count(); i++) {
      FunctionValue other = FunctionValue.listed(set.get(i));
      if (first == null || other == null || !other.isSequence()) {
        throw a.wrong(0, "set of sequences");
      }
      length = common(first, other, length);
    }
    return first.subSequence(1, length);
  }

  /** Replaces s by r in t, from the left and without overlaps. */
  private static Value replace(NativeContext context, Arguments a, boolean all) {
    if (a.get(0) instanceof StringValue r
        && a.get(1) instanceof StringValue s
        && a.get(2) instanceof StringValue t) {
      return context.atoms().string(replaced(r.text(), s.text(), t.text(), all));
    }
    Value[] r = values(a.sequence(0));
    Value[] s = values(a.sequence(1));
    Value[] t = values(a.sequence(2));
    if (s.length == 0) {
      return insertedInto(r, t, all);
    }
    FunctionValue result = FunctionValue.EMPTY;
    int copied = 0;
    int at = 0;
    while (at + s.length <= t.length) {
      if (Arrays.equals(s, 0, s.length, t, at, at + s.length)) {
        result = appended(appended(result, t, copied, at), r, 0, r.length);
        at += s.length;
        copied = at;
        if (!all) {
          break;
        }
      } else {
        at++;
      }
    }
    return appended(result, t, copied, t.length);
  }

  private static String replaced(String r, String s, String t, boolean all) {
    if (all) {
      return s.isEmpty() ? String.join(r, "", String.join(r, t.split(""))) : t.replace(s, r);
    }
    int at = t.indexOf(s);
    return at < 0 ? t : t.substring(0, at) + r + t.substring(at + s.length());
  }

  private static Value insertedInto(Value[] r, Value[] t, boolean all) {
    FunctionValue result = FunctionValue.EMPTY;
    if (t.length == 0 || !all) {
      return appended(appended(result, r, 0, r.length), t, 0, t.length);
    }
    for (int i = 0; i < t.length; i++) {
      result = appended(appended(result, r, 0, r.length), t, i, i + 1);
    }
    return result;
  }

  private static FunctionValue appended(FunctionValue to, Value[] from, int start, int end) {
    return to.concat(FunctionValue.sequence(Arrays.copyOfRange(from, start, end)));
  }

  private static Value[] values(FunctionValue sequence) {
    Value[] values = new Value[sequence.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = sequence.valueAt(i);
    }
    return values;
  }
}
