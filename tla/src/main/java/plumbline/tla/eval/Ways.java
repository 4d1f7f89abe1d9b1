package plumbline.tla.eval;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;

/**
 * In how many ways a condition within an action can be true. TLC executes conditions as it executes
 * assignments: one with two true disjuncts gives the same successor twice, and both count as
 * generated. What is true in one way at most may be evaluated instead, which is faster.
 */
final class Ways {
  private final Set<Definition> within = Collections.newSetFromMap(new IdentityHashMap<>());

  private Ways() {}

  static boolean isSingle(Expr condition) {
    return new Ways().single(condition);
  }

  private boolean single(Expr expr) {
    return switch (expr) {
      case Expr.Or _, Expr.Exists _, Expr.CallLocal _ -> false;
      case Expr.And a -> a.conjuncts().stream().allMatch(this::single);
      case Expr.Implies i -> single(i.right());
      case Expr.If i -> single(i.then()) && single(i.otherwise());
      case Expr.Case c ->
          c.arms().stream().allMatch(a -> single(a.value()))
              && c.other().stream().allMatch(this::single);
      case Expr.Let l -> single(l.body());
      case Expr.Forall f -> single(f.body());
      case Expr.Call c -> !within.add(c.target()) || single(c.target().body());
      default -> true;
    };
  }
}
