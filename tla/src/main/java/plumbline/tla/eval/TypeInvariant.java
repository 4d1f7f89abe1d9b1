package plumbline.tla.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import plumbline.tla.eval.Unfolded.Place;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Definition.Level;
import plumbline.tla.expr.Expr;

/** What a state predicate says in the form {@code v \in S} or {@code v \subseteq S}. */
final class TypeInvariant {
  private final Levels levels;
  private final Map<Integer, Place> sets = new LinkedHashMap<>();
  private boolean more;

  TypeInvariant(Definition predicate, Levels levels) {
    this.levels = levels;
    levels.of(predicate);
    take(predicate.body(), new Unfolded(predicate.frameSize()));
  }

  /** The sets that variables are elements of, by the variables' indexes, whatever else it says. */
  Map<Integer, Place> sets() {
    return sets;
  }

  /** Whether it says nothing else of the state. */
  boolean isPure() {
    return !more && !sets.isEmpty();
  }

  private void take(Expr expr, Unfolded slots) {
    switch (expr) {
      case Expr.And a -> a.conjuncts().forEach(c -> take(c, slots));
      case Expr.Let l -> {
        slots.enter(l);
        take(l.body(), slots);
      }
      case Expr.Call c when !c.target().recursive() -> take(c.target().body(), slots.enter(c));
      case Expr.In i -> put(i.element(), i.set(), slots, expr);
      case Expr.SubsetEq s ->
          put(s.left(), new Expr.Powerset(s.right(), s.right().at()), slots, expr);
      default -> other(expr);
    }
  }

  private void put(Expr element, Expr set, Unfolded slots, Expr whole) {
    int variable = Unfolded.variable(new Place(element, slots));
    if (variable >= 0) {
      sets.putIfAbsent(variable, slots.resolve(set));
    } else {
      other(whole);
    }
  }

  private void other(Expr expr) {
    more |= levels.of(expr) != Level.CONSTANT;
  }
}
