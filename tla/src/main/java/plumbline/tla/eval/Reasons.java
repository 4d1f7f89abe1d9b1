package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import plumbline.tla.SourceRange;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;

/**
 * Plans conditions that tell the {@link Probe} which conjunct in them is false, looking into the
 * operators of the spec's own modules.
 */
final class Reasons {
  private final Planner planner;
  private final Parts parts;
  private final boolean mayBeWithout;

  /**
   * @param mayBeWithout whether a probe may leave out a conjunct of these conditions
   */
  Reasons(Planner planner, Parts parts, boolean mayBeWithout) {
    this.planner = planner;
    this.parts = parts;
    this.mayBeWithout = mayBeWithout;
  }

  /**
   * The condition; where it is false, the probe has noted why, and where it is true, has counted
   * its conjuncts.
   */
  Planner.Condition plan(Expr condition, Scope scope) {
    return plan(condition, scope, List.of());
  }

  /**
   * @param context what led to the condition
   */
  private Planner.Condition plan(Expr condition, Scope scope, List<Parts.Part> context) {
    return switch (condition) {
      case Expr.And a -> {
        List<Planner.Condition> conjuncts =
            a.conjuncts().stream().map(c -> plan(c, scope, context)).toList();
        yield env -> conjuncts.stream().allMatch(c -> c.holds(env));
      }
      case Expr.If i -> {
        Node test = planner.plan(i.condition(), scope);
        List<Parts.Part> more = joined(context, parts.of(i.condition(), scope));
        Planner.Condition then = plan(i.then(), scope, more);
        Planner.Condition otherwise = plan(i.otherwise(), scope, more);
        yield env -> (test.test(env) ? then : otherwise).holds(env);
      }
      case Expr.Case c -> cases(c, scope, context);
      case Expr.Let l -> {
        Planner.LetSlots slots = planner.letSlots(l, scope);
        Planner.Condition body = plan(l.body(), scope, context);
        yield env -> {
          slots.fill(env);
          return body.holds(env);
        };
      }
      case Expr.Implies i -> {
        Node left = planner.plan(i.left(), scope);
        Planner.Condition right =
            plan(i.right(), scope, joined(context, parts.of(i.left(), scope)));
        yield env -> !left.test(env) || right.holds(env);
      }
      case Expr.Forall f -> {
        Binder[] binders = planner.binders(f.bounds(), scope);
        Planner.Condition body =
            plan(f.body(), scope, joined(parts.ofBounds(f.bounds(), scope), context));
        yield once(binders, body);
      }
      case Expr.Not(Expr.Exists e, var at) -> {
        Binder[] binders = planner.binders(e.bounds(), scope);
        Node body = planner.plan(e.body(), scope);
        List<Parts.Part> told =
            joined(
                parts.ofBounds(e.bounds(), scope),
                joined(parts.of(e.body(), scope), joined(parts.of(e, scope), context)));
        yield once(
            binders,
            env -> {
              if (isWithout(at, env) || !body.test(env)) {
                return true;
              }
              env.probe.refuse(at, told, env);
              return false;
            });
      }
      case Expr.Local l when scope.alias(l.slot()) instanceof Scope.Alias(Expr.ValueArg a, var s) ->
          plan(a.value(), s, context);
      case Expr.Local l when scope.kept(l.slot()).isPresent() ->
          kept(l, scope.kept(l.slot()).get(), scope, context);
      case Expr.Call c when isTold(c.target()) ->
          inlined(
              c.target(), c.args(), Collections.nCopies(c.args().size(), scope), scope, context);
      case Expr.CallLocal c
          when scope.alias(c.slot()) instanceof Scope.Alias(Expr.OperatorArg o, var s)
              && isTold(o.target()) ->
          inlined(
              o.target(),
              Stream.concat(o.captured().stream(), c.args().stream()).toList(),
              Stream.concat(
                      Collections.nCopies(o.captured().size(), s).stream(),
                      Collections.nCopies(c.args().size(), scope).stream())
                  .toList(),
              scope,
              context);
      default -> told(condition, scope, context);
    };
  }

  /** A LET value: the reason is looked for only where it is false. */
  private Planner.Condition kept(
      Expr.Local local, Expr value, Scope scope, List<Parts.Part> context) {
    Node node = planner.plan(local, scope);
    Planner.Condition reason = plan(value, scope, context);
    List<Parts.Part> all = joined(parts.of(local, scope), context);
    return env -> {
      if (env.probe.isWithout()) {
        return reason.holds(env);
      }
      if (node.test(env)) {
        env.probe.count();
        return true;
      }
      // A value that was drawn by lot may be another this time.
      if (reason.holds(env)) {
        env.probe.refuse(local.at(), all, env);
      }
      return false;
    };
  }

  /** A condition that is not looked into. */
  private Planner.Condition told(Expr condition, Scope scope, List<Parts.Part> context) {
    Node node = planner.plan(condition, scope);
    List<Parts.Part> all = joined(parts.of(condition, scope), context);
    return env -> {
      if (isWithout(condition.at(), env) || node.test(env)) {
        env.probe.count();
        return true;
      }
      env.probe.refuse(condition.at(), all, env);
      return false;
    };
  }

  private boolean isWithout(SourceRange conjunct, Env env) {
    return mayBeWithout && env.probe.isWithout(conjunct);
  }

  /** A conjunction over bounds, which counts as one conjunct. */
  private static Planner.Condition once(Binder[] binders, Planner.Condition body) {
    return env -> {
      int before = env.probe.passed();
      boolean all =
          Loops.walk(
              binders,
              env,
              e -> {
                e.probe.reset(before);
                return body.holds(e);
              });
      if (all) {
        env.probe.reset(before);
        env.probe.count();
      }
      return all;
    };
  }

  private Planner.Condition cases(Expr.Case c, Scope scope, List<Parts.Part> context) {
    List<Node> tests = new ArrayList<>();
    List<Planner.Condition> values = new ArrayList<>();
    List<Parts.Part> more = context;
    for (Expr.Arm arm : c.arms()) {
      tests.add(planner.plan(arm.condition(), scope));
      more = joined(more, parts.of(arm.condition(), scope));
      values.add(plan(arm.value(), scope, more));
    }
    Planner.Condition other =
        c.other().isPresent() ? plan(c.other().get(), scope, more) : told(c, scope, context);
    return env -> {
      for (int i = 0; i < tests.size(); i++) {
        if (tests.get(i).test(env)) {
          return values.get(i).holds(env);
        }
      }
      return other.holds(env);
    };
  }

  /** Whether the operator's text is the user's, so that a conjunct in it tells something. */
  private static boolean isTold(Definition target) {
    return !target.recursive() && target.at().file().endsWith(".tla");
  }

  /** An operator's body with its parameters bound, in the same frame. */
  private Planner.Condition inlined(
      Definition target,
      List<Expr.Arg> args,
      List<Scope> scopes,
      Scope scope,
      List<Parts.Part> context) {
    planner.levels().of(target);
    Scope inner = scope.inlined(target.frameSize());
    int[] slots = new int[args.size()];
    Calls.Argument[] arguments = new Calls.Argument[slots.length];
    for (int i = 0; i < slots.length; i++) {
      Expr.Arg arg = args.get(i);
      slots[i] = inner.slot(i);
      arguments[i] = planner.calls().argument(arg, target.params().get(i).primed(), scopes.get(i));
      if (!(arg instanceof Expr.ValueArg)) {
        inner.standFor(i, arg, scopes.get(i));
      }
    }
    Planner.Condition body = plan(target.body(), inner, context);
    return env -> {
      for (int i = 0; i < slots.length; i++) {
        env.frame[slots[i]] = arguments[i].bind(env);
      }
      return body.holds(env);
    };
  }

  private static List<Parts.Part> joined(List<Parts.Part> first, List<Parts.Part> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
