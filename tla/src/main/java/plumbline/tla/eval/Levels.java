package plumbline.tla.eval;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import plumbline.tla.expr.Definition.Level;
import plumbline.tla.expr.Expr;

/** The level of an expression, its bound variables and parameters taken as constants. Memoised. */
final class Levels {
  private final Map<Expr, Level> known = new IdentityHashMap<>();

  Level of(Expr expr) {
    Level level = known.get(expr);
    if (level == null) {
      level = compute(expr);
      known.put(expr, level);
    }
    return level;
  }

  private Level compute(Expr expr) {
    return switch (expr) {
      case Expr.Const c -> Level.CONSTANT;
      case Expr.Local l -> Level.CONSTANT;
      case Expr.Var v -> Level.STATE;
      case Expr.Prime p -> Level.ACTION;
      case Expr.Unchanged u -> Level.ACTION;
      case Expr.Square s -> Level.ACTION;
      case Expr.Angle a -> Level.ACTION;
      case Expr.Compose c -> Level.ACTION;
      case Expr.Enabled e -> Level.STATE;
      case Expr.Temporal t -> Level.TEMPORAL;
      case Expr.Unsupported u -> Level.CONSTANT;
      case Expr.Call c -> max(c.target().level(), ofArgs(c.args()));
      // What the operator parameter stands for is not known here: assume that it reads the next
      // state.
      case Expr.CallLocal c -> Level.ACTION;
      case Expr.Native n -> n.module().startsWith("TLC") ? Level.ACTION : ofArgs(n.args());
      case Expr.Not n -> of(n.body());
      case Expr.And a -> ofAll(a.conjuncts());
      case Expr.Or o -> ofAll(o.disjuncts());
      case Expr.Implies i -> max(of(i.left()), of(i.right()));
      case Expr.Equivalent e -> max(of(e.left()), of(e.right()));
      case Expr.Equal e -> max(of(e.left()), of(e.right()));
      case Expr.NotEqual e -> max(of(e.left()), of(e.right()));
      case Expr.If i -> max(of(i.condition()), max(of(i.then()), of(i.otherwise())));
      case Expr.Case c -> {
        Level level = c.other().map(this::of).orElse(Level.CONSTANT);
        for (Expr.Arm arm : c.arms()) {
          level = max(level, max(of(arm.condition()), of(arm.value())));
        }
        yield level;
      }
      case Expr.Let l -> {
        Level level = of(l.body());
        for (Expr.LetValue v : l.values()) {
          level = max(level, v.level());
        }
        yield level;
      }
      case Expr.Exists e -> max(ofBounds(e.bounds()), of(e.body()));
      case Expr.Forall f -> max(ofBounds(f.bounds()), of(f.body()));
      case Expr.Choose c -> max(of(c.bound().domain()), of(c.body()));
      case Expr.UnboundedChoose c -> of(c.body());
      case Expr.UnboundedQuantifier q -> of(q.body());
      case Expr.In i -> max(of(i.element()), of(i.set()));
      case Expr.NotIn n -> max(of(n.element()), of(n.set()));
      case Expr.SubsetEq s -> max(of(s.left()), of(s.right()));
      case Expr.SetOf s -> ofAll(s.elements());
      case Expr.Filter f -> max(of(f.bound().domain()), of(f.body()));
      case Expr.MapSet m -> max(ofBounds(m.bounds()), of(m.value()));
      case Expr.Cup c -> max(of(c.left()), of(c.right()));
      case Expr.Cap c -> max(of(c.left()), of(c.right()));
      case Expr.Diff d -> max(of(d.left()), of(d.right()));
      case Expr.Powerset p -> of(p.base());
      case Expr.BigUnion u -> of(u.sets());
      case Expr.Product p -> ofAll(p.factors());
      case Expr.Function f -> max(ofBounds(f.bounds()), of(f.body()));
      case Expr.Apply a -> max(of(a.function()), ofAll(a.arguments()));
      case Expr.FunctionSet f -> max(of(f.domain()), of(f.range()));
      case Expr.Domain d -> of(d.function());
      case Expr.Except e -> {
        Level level = of(e.base());
        for (Expr.Update u : e.updates()) {
          level = max(level, of(u.value()));
          for (List<Expr> keys : u.path()) {
            level = max(level, ofAll(keys));
          }
        }
        yield level;
      }
      case Expr.Record r -> ofAll(r.values());
      case Expr.RecordSet r -> ofAll(r.sets());
      case Expr.Field f -> of(f.record());
      case Expr.Tuple t -> ofAll(t.elements());
    };
  }

  private Level ofAll(List<Expr> exprs) {
    Level level = Level.CONSTANT;
    for (Expr e : exprs) {
      level = max(level, of(e));
    }
    return level;
  }

  private Level ofBounds(List<Expr.Bound> bounds) {
    Level level = Level.CONSTANT;
    for (Expr.Bound b : bounds) {
      level = max(level, of(b.domain()));
    }
    return level;
  }

  private Level ofArgs(List<Expr.Arg> args) {
    Level level = Level.CONSTANT;
    for (Expr.Arg arg : args) {
      level =
          max(
              level,
              switch (arg) {
                case Expr.ValueArg v -> of(v.value());
                case Expr.OperatorArg o -> max(o.target().level(), ofArgs(o.captured()));
                case Expr.NativeArg n -> Level.CONSTANT;
                case Expr.LocalOperatorArg l -> Level.ACTION;
              });
    }
    return level;
  }

  private static Level max(Level a, Level b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
