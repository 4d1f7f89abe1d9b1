package plumbline.tla.module;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Sets;
import plumbline.tla.value.Value;

/**
 * Folds: of sets, functions, sequences, bags. Where the definition leaves the order open, elements
 * are taken in TLC's order of values, the first one first: {@code op(x2, op(x1, base))}.
 */
final class FoldOperators {
  private FoldOperators() {}

  static void register(Table table) {
    table.faster(
        "Folds", "MapThenFoldSet", 5, Arguments.named("MapThenFoldSet", (c, a) -> mapThenFold(a)));
    table.faster(
        "FiniteSetsExt", "FoldSet", 3, Arguments.named("FoldSet", (c, a) -> ofSet(a, a.set(2))));
    table.faster(
        "Functions",
        "FoldFunction",
        3,
        Arguments.named("FoldFunction", (c, a) -> ofValues(a, a.function(2))));
    table.faster(
        "Functions",
        "FoldFunctionOnSet",
        4,
        Arguments.named(
            "FoldFunctionOnSet",
            (c, a) -> {
              FunctionValue f = a.function(2);
              SetValue indices = a.set(3);
              Value folded = a.get(1);
              for (int i = 0; i < indices.count(); i++) {
                folded = a.call(0, f.apply(indices.get(i)), folded);
              }
              return folded;
            }));
    table.faster(
        "SequencesExt",
        "FoldSeq",
        3,
        Arguments.named("FoldSeq", (c, a) -> ofValues(a, a.function(2))));
    table.faster(
        "SequencesExt",
        "FoldLeft",
        3,
        Arguments.named("FoldLeft", (c, a) -> left(a, a.sequence(2))));
    table.faster(
        "SequencesExt",
        "FoldLeftDomain",
        3,
        Arguments.named("FoldLeftDomain", (c, a) -> left(a, indices(a.sequence(2)))));
    table.faster(
        "SequencesExt",
        "FoldRight",
        3,
        Arguments.named("FoldRight", (c, a) -> right(a, a.sequence(1))));
    table.faster(
        "SequencesExt",
        "FoldRightDomain",
        3,
        Arguments.named("FoldRightDomain", (c, a) -> right(a, indices(a.sequence(1)))));
    table.faster(
        "BagsExt",
        "FoldBag",
        3,
        Arguments.named("FoldBag", (c, a) -> ofBag(a, BagOperators.bag(a, 2))));
  }

  /** The choices are made before anything is folded: the first chosen element is combined last. */
  private static Value mapThenFold(Arguments a) {
    Value rest = a.set(4);
    List<Value> chosen = new ArrayList<>();
    while (rest.size() > 0) {
      Value next = a.call(3, rest);
      Value smaller = Sets.diff(rest, SetValue.of(next));
      if (smaller.size() == rest.size()) {
        throw a.failed(
            "choose gave " + next + ", which is not an element of " + Arguments.quote(rest));
      }
      chosen.add(next);
      rest = smaller;
    }
    Value folded = a.get(1);
    for (Value element : chosen.reversed()) {
      folded = a.call(0, a.call(2, element), folded);
    }
    return folded;
  }

  private static Value ofSet(Arguments a, SetValue set) {
    Value folded = a.get(1);
    for (int i = 0; i < set.count(); i++) {
      folded = a.call(0, set.get(i), folded);
    }
    return folded;
  }

  private static Value ofValues(Arguments a, FunctionValue function) {
    Value folded = a.get(1);
    for (int i = 0; i < function.count(); i++) {
      folded = a.call(0, function.valueAt(i), folded);
    }
    return folded;
  }

  private static Value ofBag(Arguments a, FunctionValue bag) {
    Value folded = a.get(1);
    for (int i = 0; i < bag.count(); i++) {
      for (long copy = ((IntValue) bag.valueAt(i)).value(); copy > 0; copy--) {
        folded = a.call(0, folded, bag.keyAt(i));
      }
    }
    return folded;
  }

  private static Value left(Arguments a, FunctionValue sequence) {
    Value folded = a.get(1);
    for (int i = 0; i < sequence.count(); i++) {
      folded = a.call(0, folded, sequence.valueAt(i));
    }
    return folded;
  }

  private static Value right(Arguments a, FunctionValue sequence) {
    Value folded = a.get(2);
    for (int i = sequence.count() - 1; i >= 0; i--) {
      folded = a.call(0, sequence.valueAt(i), folded);
    }
    return folded;
  }

  private static FunctionValue indices(FunctionValue sequence) {
    Value[] indices = new Value[sequence.count()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = IntValue.of(i + 1);
    }
    return FunctionValue.sequence(indices);
  }
}
