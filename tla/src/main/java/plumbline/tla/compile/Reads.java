package plumbline.tla.compile;

import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;

/**
 * The variables that an expression may read, in the state and in the next one, whatever it calls.
 */
final class Reads {
  private final BitSet current = new BitSet();
  private final BitSet next = new BitSet();
  private final Set<Definition> now = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Definition> later = Collections.newSetFromMap(new IdentityHashMap<>());

  private Reads() {}

  static Reads of(Expr expr) {
    Reads reads = new Reads();
    reads.visit(expr, false);
    return reads;
  }

  BitSet current() {
    return current;
  }

  BitSet next() {
    return next;
  }

  private void visit(Expr expr, boolean primed) {
    switch (expr) {
      case Expr.Var v -> (primed ? next : current).set(v.index());
      case Expr.Prime p -> visit(p.body(), true);
      case Expr.Unchanged u -> both(u.body());
      case Expr.Square s -> {
        visit(s.action(), primed);
        both(s.subscript());
      }
      case Expr.Angle a -> {
        visit(a.action(), primed);
        both(a.subscript());
      }
      case Expr.Enabled e -> enabled(e);
      default -> {
        Operands.forEach(expr, e -> visit(e, primed));
        if (expr instanceof Expr.Call c) {
          call(c, primed);
        }
        for (Expr.Arg arg : Operands.arguments(expr)) {
          if (arg instanceof Expr.OperatorArg o) {
            definition(o.target(), primed);
          }
        }
      }
    }
  }

  private void both(Expr expr) {
    visit(expr, false);
    visit(expr, true);
  }

  /** What is primed within is of a state that is sought. */
  private void enabled(Expr.Enabled enabled) {
    Reads within = new Reads();
    within.visit(enabled.action(), false);
    current.or(within.current);
    current.or(within.next);
  }

  private void call(Expr.Call c, boolean primed) {
    for (int i = 0; i < c.args().size(); i++) {
      if (c.target().params().get(i).primed() && c.args().get(i) instanceof Expr.ValueArg(Expr e)) {
        both(e);
      }
    }
    definition(c.target(), primed);
  }

  private void definition(Definition definition, boolean primed) {
    if ((primed ? later : now).add(definition)) {
      visit(definition.body(), primed);
    }
  }
}
