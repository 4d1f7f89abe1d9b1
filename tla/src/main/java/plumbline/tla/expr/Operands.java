package plumbline.tla.expr;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import plumbline.tla.expr.Expr.Arg;
import plumbline.tla.expr.Expr.Bound;

/** The parts that an expression is made of, for what walks expressions whatever their form. */
public final class Operands {
  private Operands() {}

  /** Visits the expressions directly below one, in the order in which they are written. */
  public static void forEach(Expr expr, Consumer<Expr> visitor) {
    switch (expr) {
      case Expr.Const c -> {}
      case Expr.Var v -> {}
      case Expr.Local l -> {}
      case Expr.Unsupported u -> {}
      case Expr.Call c -> arguments(c.args(), visitor);
      case Expr.CallLocal c -> arguments(c.args(), visitor);
      case Expr.Native n -> arguments(n.args(), visitor);
      case Expr.Not n -> visitor.accept(n.body());
      case Expr.And a -> a.conjuncts().forEach(visitor);
      case Expr.Or o -> o.disjuncts().forEach(visitor);
      case Expr.Implies i -> both(i.left(), i.right(), visitor);
      case Expr.Equivalent e -> both(e.left(), e.right(), visitor);
      case Expr.Equal e -> both(e.left(), e.right(), visitor);
      case Expr.NotEqual e -> both(e.left(), e.right(), visitor);
      case Expr.If i -> {
        visitor.accept(i.condition());
        both(i.then(), i.otherwise(), visitor);
      }
      case Expr.Case c -> {
        c.arms().forEach(a -> both(a.condition(), a.value(), visitor));
        c.other().ifPresent(visitor);
      }
      case Expr.Let l -> {
        l.values().forEach(v -> visitor.accept(v.value()));
        visitor.accept(l.body());
      }
      case Expr.Exists e -> bound(e.bounds(), e.body(), visitor);
      case Expr.Forall f -> bound(f.bounds(), f.body(), visitor);
      case Expr.Choose c -> bound(List.of(c.bound()), c.body(), visitor);
      case Expr.UnboundedChoose c -> visitor.accept(c.body());
      case Expr.UnboundedQuantifier q -> visitor.accept(q.body());
      case Expr.In i -> both(i.element(), i.set(), visitor);
      case Expr.NotIn n -> both(n.element(), n.set(), visitor);
      case Expr.SubsetEq s -> both(s.left(), s.right(), visitor);
      case Expr.SetOf s -> s.elements().forEach(visitor);
      case Expr.Filter f -> bound(List.of(f.bound()), f.body(), visitor);
      case Expr.MapSet m -> bound(m.bounds(), m.value(), visitor);
      case Expr.Cup c -> both(c.left(), c.right(), visitor);
      case Expr.Cap c -> both(c.left(), c.right(), visitor);
      case Expr.Diff d -> both(d.left(), d.right(), visitor);
      case Expr.Powerset p -> visitor.accept(p.base());
      case Expr.BigUnion u -> visitor.accept(u.sets());
      case Expr.Product p -> p.factors().forEach(visitor);
      case Expr.Function f -> bound(f.bounds(), f.body(), visitor);
      case Expr.Apply a -> {
        visitor.accept(a.function());
        a.arguments().forEach(visitor);
      }
      case Expr.FunctionSet f -> both(f.domain(), f.range(), visitor);
      case Expr.Domain d -> visitor.accept(d.function());
      case Expr.Except e -> {
        visitor.accept(e.base());
        for (Expr.Update u : e.updates()) {
          u.path().forEach(keys -> keys.forEach(visitor));
          visitor.accept(u.value());
        }
      }
      case Expr.Record r -> r.values().forEach(visitor);
      case Expr.RecordSet r -> r.sets().forEach(visitor);
      case Expr.Field f -> visitor.accept(f.record());
      case Expr.Tuple t -> t.elements().forEach(visitor);
      case Expr.Prime p -> visitor.accept(p.body());
      case Expr.Unchanged u -> visitor.accept(u.body());
      case Expr.Enabled e -> visitor.accept(e.action());
      case Expr.Square s -> both(s.action(), s.subscript(), visitor);
      case Expr.Angle a -> both(a.action(), a.subscript(), visitor);
      case Expr.Compose c -> both(c.first(), c.second(), visitor);
      case Expr.Temporal t -> t.operands().forEach(visitor);
    }
  }

  /** Visits the slots that the expression itself binds for what is below it. */
  public static void forEachBoundSlot(Expr expr, Consumer<Integer> visitor) {
    switch (expr) {
      case Expr.Let l -> l.values().forEach(v -> visitor.accept(v.slot()));
      case Expr.Exists e -> slots(e.bounds(), visitor);
      case Expr.Forall f -> slots(f.bounds(), visitor);
      case Expr.Choose c -> c.bound().slots().forEach(visitor);
      case Expr.UnboundedChoose c -> visitor.accept(c.slot());
      case Expr.Filter f -> f.bound().slots().forEach(visitor);
      case Expr.MapSet m -> slots(m.bounds(), visitor);
      case Expr.Function f -> {
        slots(f.bounds(), visitor);
        f.self().ifPresent(visitor);
      }
      case Expr.Except e -> e.updates().forEach(u -> visitor.accept(u.old()));
      default -> {}
    }
  }

  /** The definitions that an expression calls, to any depth. */
  public static Set<Definition> called(Expr expr) {
    Set<Definition> met = Collections.newSetFromMap(new IdentityHashMap<>());
    meet(expr, met);
    return met;
  }

  private static void meet(Expr expr, Set<Definition> met) {
    if (expr instanceof Expr.Call c && met.add(c.target())) {
      meet(c.target().body(), met);
    }
    for (Arg arg : arguments(expr)) {
      if (arg instanceof Expr.OperatorArg o && met.add(o.target())) {
        meet(o.target().body(), met);
      }
    }
    forEach(expr, e -> meet(e, met));
  }

  /** The arguments of an application; empty for any other expression. */
  public static List<Arg> arguments(Expr expr) {
    return switch (expr) {
      case Expr.Call c -> c.args();
      case Expr.CallLocal c -> c.args();
      case Expr.Native n -> n.args();
      default -> List.of();
    };
  }

  private static void both(Expr first, Expr second, Consumer<Expr> visitor) {
    visitor.accept(first);
    visitor.accept(second);
  }

  private static void bound(List<Bound> bounds, Expr body, Consumer<Expr> visitor) {
    bounds.forEach(b -> visitor.accept(b.domain()));
    visitor.accept(body);
  }

  private static void slots(List<Bound> bounds, Consumer<Integer> visitor) {
    bounds.forEach(b -> b.slots().forEach(visitor));
  }

  private static void arguments(List<Arg> args, Consumer<Expr> visitor) {
    for (Arg arg : args) {
      switch (arg) {
        case Expr.ValueArg v -> visitor.accept(v.value());
        case Expr.OperatorArg o -> arguments(o.captured(), visitor);
        case Expr.NativeArg n -> {}
        case Expr.LocalOperatorArg l -> {}
      }
    }
  }
}
