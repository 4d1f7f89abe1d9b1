package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import plumbline.tla.SourceRange;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.RecordShape;
import plumbline.tla.value.Sets;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;

/** Turns expressions into nodes: one case per construct of {@link Expr}. */
final class Planner {
  private final Levels levels = new Levels(Definition.Level.ACTION);
  private final Demands demands = new Demands(levels);
  private final Calls calls = new Calls(this);
  private final FunctionPlanner functions = new FunctionPlanner(this);
  private final SetPlanner sets = new SetPlanner(this);
  private final ActionPlanner actions = new ActionPlanner(this, new PlainGuards(this));

  /** What a quantifier's body demands whatever it binds, planned. */
  Optional<Node> demanded(List<Expr.Bound> open, Expr body, Definition.Level most, Scope scope) {
    return demands.of(open, body, most).map(d -> plan(d, scope));
  }

  Levels levels() {
    return levels;
  }

  Calls calls() {
    return calls;
  }

  ActionPlanner actions() {
    return actions;
  }

  Node plan(Expr expr, Scope scope) {
    return folds(expr) ? calls.folded(construct(expr, scope)) : construct(expr, scope);
  }

  /** Whether the expression is better computed once; a constant definition does so by itself. */
  private boolean folds(Expr expr) {
    return switch (expr) {
      case Expr.Const c -> false;
      case Expr.Local l -> false;
      case Expr.Unsupported u -> false;
      case Expr.Call c when c.args().isEmpty() -> false;
      default -> levels.isClosed(expr);
    };
  }

  private Node construct(Expr expr, Scope scope) {
    return switch (expr) {
      case Expr.Const c -> new Constant(c.value(), c.at());
      case Expr.Var v -> Variables.variable(v);
      case Expr.Local l -> local(l, scope);
      case Expr.Call c -> calls.call(c, scope);
      case Expr.CallLocal c -> calls.callLocal(c, scope);
      case Expr.Native n -> calls.callNative(n, scope);
      case Expr.Not n -> test(n.at(), negation(plan(n.body(), scope)));
      case Expr.And a -> conjunction(all(a.conjuncts(), scope), a.at());
      case Expr.Or o -> disjunction(all(o.disjuncts(), scope), o.at());
      case Expr.Implies i -> {
        Node left = plan(i.left(), scope);
        Node right = plan(i.right(), scope);
        yield test(i.at(), env -> !left.test(env) || right.test(env));
      }
      case Expr.Equivalent e -> {
        Node left = plan(e.left(), scope);
        Node right = plan(e.right(), scope);
        yield test(e.at(), env -> left.test(env) == right.test(env));
      }
      case Expr.Equal e -> {
        Node left = plan(e.left(), scope);
        Node right = plan(e.right(), scope);
        yield test(e.at(), env -> left.eval(env).equals(right.eval(env)));
      }
      case Expr.NotEqual e -> {
        Node left = plan(e.left(), scope);
        Node right = plan(e.right(), scope);
        yield test(e.at(), env -> !left.eval(env).equals(right.eval(env)));
      }
      case Expr.If i -> branch(i, scope);
      case Expr.Case c -> cases(c, scope);
      case Expr.Let l -> let(l, scope);
      case Expr.Exists e -> {
        Binder[] binders = binders(e.bounds(), scope);
        Optional<Node> demanded = demanded(e.bounds(), e.body(), Definition.Level.ACTION, scope);
        Node body = plan(e.body(), scope);
        yield test(e.at(), env -> !Loops.walk(binders, env, demanded, x -> !body.test(x)));
      }
      case Expr.Forall f -> {
        Binder[] binders = binders(f.bounds(), scope);
        Node body = plan(f.body(), scope);
        yield test(f.at(), env -> Loops.walk(binders, env, body::test));
      }
      case Expr.Choose c -> choose(c, scope);
      case Expr.UnboundedChoose c ->
          failing("CHOOSE " + c.name() + " without a set to choose from has no value", c.at());
      case Expr.UnboundedQuantifier q ->
          failing("a quantifier without a set to range over cannot be evaluated", q.at());
      case Expr.In i -> {
        Node element = plan(i.element(), scope);
        Node set = plan(i.set(), scope);
        yield test(i.at(), env -> set.contains(env, element.eval(env)));
      }
      case Expr.NotIn n -> {
        Node element = plan(n.element(), scope);
        Node set = plan(n.set(), scope);
        yield test(n.at(), env -> !set.contains(env, element.eval(env)));
      }
      case Expr.SubsetEq s -> {
        Node left = plan(s.left(), scope);
        Node right = plan(s.right(), scope);
        yield test(s.at(), env -> Sets.subsetEq(left.eval(env), right.eval(env)));
      }
      case Expr.SetOf s -> sets.listed(s, scope);
      case Expr.Filter f -> sets.filter(f, scope);
      case Expr.MapSet m -> sets.map(m, scope);
      case Expr.Cup c -> binary(c.left(), c.right(), scope, c.at(), Sets::cup);
      case Expr.Cap c -> binary(c.left(), c.right(), scope, c.at(), Sets::cap);
      case Expr.Diff d -> binary(d.left(), d.right(), scope, d.at(), Sets::diff);
      case Expr.Powerset p -> unary(p.base(), scope, p.at(), Sets::subset);
      case Expr.BigUnion u -> unary(u.sets(), scope, u.at(), Sets::union);
      case Expr.Product p -> nary(p.factors(), scope, p.at(), false, Sets::product);
      case Expr.Function f -> functions.function(f, scope);
      case Expr.Apply a -> functions.apply(a, scope);
      case Expr.FunctionSet f -> binary(f.domain(), f.range(), scope, f.at(), Sets::functions);
      case Expr.Domain d -> unary(d.function(), scope, d.at(), Value::domain);
      case Expr.Except e -> functions.except(e, scope);
      case Expr.Record r -> {
        RecordShape shape = RecordShape.of(r.names().toArray(StringValue[]::new));
        yield nary(r.values(), scope, r.at(), true, shape::record);
      }
      case Expr.RecordSet r -> {
        StringValue[] names = r.names().toArray(StringValue[]::new);
        yield nary(r.sets(), scope, r.at(), false, v -> Sets.records(names, v));
      }
      case Expr.Field f -> unary(f.record(), scope, f.at(), v -> field(v, f.name()));
      case Expr.Tuple t -> nary(t.elements(), scope, t.at(), true, FunctionValue::sequence);
      case Expr.Prime p -> Variables.prime(p, this, scope);
      case Expr.Unchanged u -> Variables.unchanged(plan(u.body(), scope), u.at());
      case Expr.Enabled e -> actions.enabled(e, scope);
      case Expr.Square s -> {
        Node action = plan(s.action(), scope);
        Node unchanged = Variables.unchanged(plan(s.subscript(), scope), s.at());
        yield test(s.at(), env -> unchanged.test(env) || action.test(env));
      }
      case Expr.Angle a -> {
        Node action = plan(a.action(), scope);
        Node unchanged = Variables.unchanged(plan(a.subscript(), scope), a.at());
        yield test(a.at(), env -> !unchanged.test(env) && action.test(env));
      }
      case Expr.Compose c -> actions.composed(c, scope);
      case Expr.Temporal t -> failing("a temporal formula has no value in a state", t.at());
      case Expr.Unsupported u -> failing(u.what(), u.at());
    };
  }

  /** A condition on the registers. */
  @FunctionalInterface
  interface Condition {
    boolean holds(Env env);
  }

  private static Condition negation(Node body) {
    return env -> !body.test(env);
  }

  static Node test(SourceRange at, Condition condition) {
    return new Node(at) {
      @Override
      Value eval(Env env) {
        return BoolValue.of(test(env));
      }

      @Override
      boolean test(Env env) {
        try {
          return condition.holds(env);
        } catch (ValueException e) {
          throw fail(e);
        }
      }
    };
  }

  private static Node failing(String message, SourceRange at) {
    return new Node(at) {
      @Override
      Value eval(Env env) {
        throw fail(message);
      }
    };
  }

  Node[] all(List<Expr> exprs, Scope scope) {
    return exprs.stream().map(e -> plan(e, scope)).toArray(Node[]::new);
  }

  Binder[] binders(List<Expr.Bound> bounds, Scope scope) {
    return bounds.stream().map(b -> Binder.plan(b, scope, this)).toArray(Binder[]::new);
  }

  Node unary(Expr operand, Scope scope, SourceRange at, UnaryOperator<Value> operator) {
    Node node = plan(operand, scope);
    return new Node(at) {
      @Override
      Value eval(Env env) {
        Value value = node.eval(env);
        try {
          return operator.apply(value);
        } catch (ValueException e) {
          throw fail(e);
        }
      }
    };
  }

  private Node binary(
      Expr left, Expr right, Scope scope, SourceRange at, BinaryOperator<Value> operator) {
    return binary(plan(left, scope), plan(right, scope), at, operator);
  }

  static Node binary(Node first, Node second, SourceRange at, BinaryOperator<Value> operator) {
    return new Node(at) {
      @Override
      Value eval(Env env) {
        Value a = first.eval(env);
        Value b = second.eval(env);
        try {
          return operator.apply(a, b);
        } catch (ValueException e) {
          throw fail(e);
        }
      }
    };
  }

  /** Makes a value of its parts, which it may keep. */
  @FunctionalInterface
  interface Assembly {
    Value of(Value[] parts);
  }

  /**
   * A construct of any number of parts; {@code transparent} when strict parts make a strict whole.
   */
  private Node nary(
      List<Expr> parts, Scope scope, SourceRange at, boolean transparent, Assembly assembly) {
    Node[] nodes = all(parts, scope);
    return new Node(at) {
      @Override
      Value eval(Env env) {
        Value[] values = new Value[nodes.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = nodes[i].eval(env);
        }
        return assemble(values);
      }

      @Override
      Value evalStrict(Env env) {
        if (!transparent) {
          return super.evalStrict(env);
        }
        Value[] values = new Value[nodes.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = nodes[i].evalStrict(env);
        }
        return assemble(values).strict();
      }

      private Value assemble(Value[] values) {
        try {
          return assembly.of(values);
        } catch (ValueException e) {
          throw fail(e);
        }
      }
    };
  }

  static Value field(Value record, StringValue name) {
    if (record instanceof FunctionValue f) {
      return f.field(name);
    }
    return record.apply(name);
  }

  private static Node conjunction(Node[] conjuncts, SourceRange at) {
    return test(
        at,
        env -> {
          for (Node c : conjuncts) {
            if (!c.test(env)) {
              return false;
            }
          }
          return true;
        });
  }

  private static Node disjunction(Node[] disjuncts, SourceRange at) {
    return test(
        at,
        env -> {
          for (Node d : disjuncts) {
            if (d.test(env)) {
              return true;
            }
          }
          return false;
        });
  }

  private Node local(Expr.Local local, Scope scope) {
    Scope.Alias alias = scope.alias(local.slot());
    if (alias != null && alias.argument() instanceof Expr.ValueArg(Expr value)) {
      return plan(value, alias.scope());
    }
    int slot = scope.slot(local.slot());
    return new Node(local.at()) {
      @Override
      Value eval(Env env) {
        Object bound = env.frame[slot];
        return bound instanceof Thunk t ? t.force(env) : (Value) bound;
      }
    };
  }

  private Node branch(Expr.If expr, Scope scope) {
    Node condition = plan(expr.condition(), scope);
    Node then = plan(expr.then(), scope);
    Node otherwise = plan(expr.otherwise(), scope);
    return new Node(expr.at()) {
      @Override
      Value eval(Env env) {
        return condition.test(env) ? then.eval(env) : otherwise.eval(env);
      }

      @Override
      Value evalStrict(Env env) {
        return condition.test(env) ? then.evalStrict(env) : otherwise.evalStrict(env);
      }

      @Override
      boolean test(Env env) {
        return condition.test(env) ? then.test(env) : otherwise.test(env);
      }

      @Override
      boolean contains(Env env, Value element) {
        return condition.test(env) ? then.contains(env, element) : otherwise.contains(env, element);
      }
    };
  }

  private Node cases(Expr.Case expr, Scope scope) {
    Node[] conditions =
        expr.arms().stream().map(a -> plan(a.condition(), scope)).toArray(Node[]::new);
    Node[] values = expr.arms().stream().map(a -> plan(a.value(), scope)).toArray(Node[]::new);
    Node other = expr.other().map(o -> plan(o, scope)).orElse(null);
    return new Node(expr.at()) {
      @Override
      Value eval(Env env) {
        for (int i = 0; i < conditions.length; i++) {
          if (conditions[i].test(env)) {
            return values[i].eval(env);
          }
        }
        if (other == null) {
          throw fail("no condition of CASE is true, and there is no OTHER");
        }
        return other.eval(env);
      }
    };
  }

  private Node let(Expr.Let let, Scope scope) {
    LetSlots slots = letSlots(let, scope);
    Node body = plan(let.body(), scope);
    return new Node(let.at()) {
      @Override
      Value eval(Env env) {
        slots.fill(env);
        return body.eval(env);
      }

      @Override
      Value evalStrict(Env env) {
        slots.fill(env);
        return body.evalStrict(env);
      }

      @Override
      boolean test(Env env) {
        slots.fill(env);
        return body.test(env);
      }

      @Override
      boolean contains(Env env, Value element) {
        slots.fill(env);
        return body.contains(env, element);
      }
    };
  }

  /** Fills the slots of LET values with what computes them when needed. */
  interface LetSlots {
    void fill(Env env);
  }

  LetSlots letSlots(Expr.Let let, Scope scope) {
    List<Expr.LetValue> kept = new ArrayList<>();
    for (int i = 0; i < let.values().size(); i++) {
      Expr.LetValue v = let.values().get(i);
      int uses = Inlining.uses(let.body(), v.slot());
      for (Expr.LetValue later : let.values().subList(i + 1, let.values().size())) {
        uses += Inlining.uses(later.value(), v.slot());
      }
      if (uses <= 1) {
        scope.standFor(v.slot(), new Expr.ValueArg(v.value()), scope);
      } else {
        kept.add(v);
        scope.keep(v.slot(), v.value());
      }
    }
    int[] slots = kept.stream().mapToInt(v -> scope.slot(v.slot())).toArray();
    Node[] values = new Node[slots.length];
    // What is constant by itself may still depend on a bound variable, but a new thunk is made each
    // time.
    Definition.Level[] valueLevels = new Definition.Level[slots.length];
    for (int i = 0; i < slots.length; i++) {
      values[i] = plan(kept.get(i).value(), scope);
      valueLevels[i] = levels.of(kept.get(i).value());
    }
    return env -> {
      for (int i = 0; i < slots.length; i++) {
        env.frame[slots[i]] = new Thunk(values[i], env, valueLevels[i]);
      }
    };
  }

  private Node choose(Expr.Choose expr, Scope scope) {
    Binder binder = Binder.plan(expr.bound(), scope, this);
    Node body = plan(expr.body(), scope);
    return new Node(expr.at()) {
      @Override
      Value eval(Env env) {
        ValueIterator elements = binder.elements(env);
        for (Value v = elements.next(); v != null; v = elements.next()) {
          binder.bind(env, v);
          if (body.test(env)) {
            return v;
          }
        }
        throw fail("no element of the set satisfies the condition of CHOOSE");
      }
    };
  }

  private static final class Constant extends Node {
    private final Value value;

    Constant(Value value, SourceRange at) {
      super(at);
      this.value = value;
    }

    @Override
    Value eval(Env env) {
      return value;
    }
  }
}
