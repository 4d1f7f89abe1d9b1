package plumbline.tla.module;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.OperatorValue;
import plumbline.tla.value.Sets;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/** Sequences and FiniteSets. */
final class CollectionOperators {
  private CollectionOperators() {}

  static void register(Natives.Table table) {
    table.faster("Sequences", "Seq", 1, (c, a) -> Sets.seq(a[0]));
    table.faster(
        "Sequences",
        "Len",
        1,
        (c, a) ->
            IntValue.of(
                a[0] instanceof StringValue s ? s.text().length() : sequence("Len", a[0]).count()));
    table.faster(
        "Sequences",
        "\\o",
        2,
        (c, a) ->
            a[0] instanceof StringValue s && a[1] instanceof StringValue t
                ? c.atoms().string(s.text() + t.text())
                : sequence("\\o", a[0]).concat(sequence("\\o", a[1])));
    table.faster("Sequences", "Append", 2, (c, a) -> sequence("Append", a[0]).append(a[1]));
    table.faster("Sequences", "Head", 1, (c, a) -> sequence("Head", a[0]).head());
    table.faster("Sequences", "Tail", 1, (c, a) -> sequence("Tail", a[0]).tail());
    table.faster("Sequences", "SubSeq", 3, CollectionOperators::subSeq);
    table.faster("Sequences", "SelectSeq", 2, CollectionOperators::selectSeq);
    table.faster("FiniteSets", "Cardinality", 1, (c, a) -> IntValue.of(a[0].size()));
    table.faster("FiniteSets", "IsFiniteSet", 1, CollectionOperators::isFiniteSet);
  }

  private static Value isFiniteSet(NativeContext context, Value[] a) {
    if (!a[0].isSet()) {
      throw new ValueException("IsFiniteSet of " + a[0].kind() + " has no value: " + a[0]);
    }
    return BoolValue.of(a[0].isEnumerable());
  }

  static FunctionValue sequence(String operator, Value value) {
    if (value.isFunction() && value.strict() instanceof FunctionValue f && f.isSequence()) {
      return f;
    }
    throw new ValueException(
        operator + " expects a sequence, found " + value.kind() + ": " + value);
  }

  private static Value subSeq(NativeContext context, Value[] a) {
    if (!(a[1] instanceof IntValue from) || !(a[2] instanceof IntValue to)) {
      throw new ValueException("SubSeq expects two integers, found " + a[1] + " and " + a[2]);
    }
    int length =
        a[0] instanceof StringValue s ? s.text().length() : sequence("SubSeq", a[0]).count();
    if (from.value() <= to.value() && (from.value() < 1 || to.value() > length)) {
      throw new ValueException(
          "SubSeq from " + from + " to " + to + " is outside the sequence of length " + length);
    }
    boolean empty = from.value() > to.value();
    if (a[0] instanceof StringValue s) {
      return context
          .atoms()
          .string(empty ? "" : s.text().substring((int) from.value() - 1, (int) to.value()));
    }
    return empty
        ? FunctionValue.EMPTY
        : sequence("SubSeq", a[0]).subSequence((int) from.value(), (int) to.value());
  }

  private static Value selectSeq(NativeContext context, Value[] a) {
    FunctionValue s = sequence("SelectSeq", a[0]);
    List<Value> kept = new ArrayList<>();
    for (int i = 0; i < s.count(); i++) {
      if (((OperatorValue) a[1]).call(s.valueAt(i)).isTrue()) {
        kept.add(s.valueAt(i));
      }
    }
    return FunctionValue.sequence(kept.toArray(Value[]::new));
  }
}
