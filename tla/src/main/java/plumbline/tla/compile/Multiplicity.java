package plumbline.tla.compile;

import java.lang.classfile.Label;
import java.util.List;
import plumbline.tla.expr.Expr;

/**
 * In how many ways a condition is true that assigns nothing: each counts as a successor of its own,
 * as in TLC.
 */
final class Multiplicity {
  private static final Shape.Int COUNT = new Shape.Int(0, 1L << 40);

  private final Exprs exprs;
  private final Facts facts;

  Multiplicity(Exprs exprs, Facts facts) {
    this.exprs = exprs;
    this.facts = facts;
  }

  Code of(Expr expr, Frame frame) {
    if (facts.isGuard(expr)) {
      return Code.of(COUNT, exprs.test(expr, frame)::push);
    }
    return switch (expr) {
      case Expr.And a -> folded(a.conjuncts(), frame, true);
      case Expr.Or o -> folded(o.disjuncts(), frame, false);
      case Expr.Exists e -> looped(e.bounds(), e.body(), frame, false);
      case Expr.Forall f -> looped(f.bounds(), f.body(), frame, true);
      case Expr.Let l -> {
        Exprs.Entered in = exprs.let(l, frame);
        yield in.around(of(l.body(), in.frame));
      }
      case Expr.Call c -> {
        Exprs.Entered in = exprs.enter(c.target(), c.args(), frame, c);
        yield in.around(of(c.target().body(), in.frame));
      }
      default -> throw Exprs.unsupported("a choice within a condition", expr);
    };
  }

  /** The product of all, or their sum. */
  private Code folded(List<Expr> all, Frame frame, boolean product) {
    List<Code> codes = all.stream().map(e -> of(e, frame)).toList();
    return Code.of(
        COUNT,
        b -> {
          int total = b.local();
          Label end = b.code.newLabel();
          b.constant(product ? 1 : 0);
          b.code.lstore(total);
          for (Code c : codes) {
            add(b, total, c, product, end);
          }
          b.code.labelBinding(end).lload(total);
        });
  }

  private static void add(Body b, int total, Code code, boolean product, Label end) {
    code.push(b);
    b.code.lload(total);
    if (product) {
      b.code.lmul().lstore(total).lload(total).lconst_0().lcmp().ifeq(end);
    } else {
      b.code.ladd().lstore(total);
    }
  }

  private Code looped(List<Expr.Bound> bounds, Expr body, Frame frame, boolean product) {
    return Code.of(
        COUNT,
        b -> {
          int total = b.local();
          Label end = b.code.newLabel();
          b.constant(product ? 1 : 0);
          b.code.lstore(total);
          exprs.sets.loop(
              b, bounds, frame, (inner, in, next) -> add(inner, total, of(body, in), product, end));
          b.code.labelBinding(end).lload(total);
        });
  }
}
