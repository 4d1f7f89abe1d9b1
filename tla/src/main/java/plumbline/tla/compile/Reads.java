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
  private final BitSet primed = new BitSet();
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

  /** The slots, those that it binds among them, that may be read in the next state. */
  BitSet primedSlots() {
    return primed;
  }

  private void visit(Expr expr, boolean isPrimed) {
    switch (expr) {
      case Expr.Local l -> {
        if (isPrimed) {
          primed.set(l.slot());
        }
      }
      case Expr.Var v -> (isPrimed ? next : current).set(v.index());
      case Expr.Prime p -> visit(p.body(), true);
      case Expr.Unchanged u -> both(u.body());
      case Expr.Square s -> {
        visit(s.action(), isPrimed);
        both(s.subscript());
      }
      case Expr.Angle a -> {
        visit(a.action(), isPrimed);
        both(a.subscript());
      }
      case Expr.Enabled e -> enabled(e);
      case Expr.Let l -> {
        visit(l.body(), isPrimed);
        for (Expr.LetValue v : l.values().reversed()) {
          visit(v.value(), isPrimed);
          if (primed.get(v.slot())) {
            both(v.value());
          }
        }
      }
      default -> {
        Operands.forEach(expr, e -> visit(e, isPrimed));
        if (expr instanceof Expr.Call c) {
          call(c, isPrimed);
        }
        for (Expr.Arg arg : Operands.arguments(expr)) {
          if (arg instanceof Expr.OperatorArg o) {
            definition(o.target(), isPrimed);
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
    primed.or(within.primed);
  }

  private void call(Expr.Call c, boolean isPrimed) {
    for (int i = 0; i < c.args().size(); i++) {
      if (c.target().params().get(i).primed() && c.args().get(i) instanceof Expr.ValueArg(Expr e)) {
        both(e);
      }
    }
    definition(c.target(), isPrimed);
  }

  private void definition(Definition definition, boolean isPrimed) {
    if ((isPrimed ? later : now).add(definition)) {
      // Its slots are others.
      BitSet own = (BitSet) primed.clone();
      visit(definition.body(), isPrimed);
      primed.clear();
      primed.or(own);
    }
  }
}
