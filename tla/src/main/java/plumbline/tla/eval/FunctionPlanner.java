package plumbline.tla.eval;

import java.util.List;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.LazyFunctionValue;
import plumbline.tla.value.Sets;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/** Plans functions: construction, application, EXCEPT. */
final class FunctionPlanner {
  private final Planner planner;

  FunctionPlanner(Planner planner) {
    this.planner = planner;
  }

  Node function(Expr.Function function, Scope scope) {
    Binder[] binders = planner.binders(function.bounds(), scope);
    Node body = planner.plan(function.body(), scope);
    int self = function.self().map(scope::slot).orElse(-1);
    return new Node(function.at()) {
      @Override
      Value eval(Env env) {
        Value domain = domain(env);
        if (self >= 0) {
          // The slot must be filled in the frame that the closure copies, so it is bound at each
          // point.
          Closure closure = new Closure(body, env);
          Value[] whole = new Value[1];
          whole[0] =
              new LazyFunctionValue(
                  domain,
                  point ->
                      closure.eval(
                          e -> {
                            e.frame[self] = whole[0];
                            bind(e, point);
                          }),
                  true);
          return whole[0];
        }
        Closure closure = new Closure(body, env);
        return new LazyFunctionValue(domain, point -> closure.eval(e -> bind(e, point)), false);
      }

      @Override
      Value evalStrict(Env env) {
        if (self >= 0) {
          return super.evalStrict(env);
        }
        Value domain = domain(env);
        try {
          return FunctionValue.of(
                  domain,
                  point -> {
                    bind(env, point);
                    return body.evalStrict(env);
                  })
              .strict();
        } catch (ValueException e) {
          throw fail(e);
        }
      }

      private Value domain(Env env) {
        try {
          if (binders.length == 1) {
            Value domain = binders[0].domain.eval(env);
            if (!domain.isSet()) {
              throw new ValueException(
                  "the domain of a function must be a set, found " + domain.kind() + ": " + domain);
            }
            return domain;
          }
          Value[] factors = new Value[binders.length];
          for (int i = 0; i < factors.length; i++) {
            factors[i] = binders[i].domain.eval(env);
          }
          return Sets.product(factors);
        } catch (ValueException e) {
          throw fail(e);
        }
      }

      private void bind(Env env, Value point) {
        if (binders.length == 1) {
          binders[0].bind(env, point);
          return;
        }
        FunctionValue tuple = (FunctionValue) point.strict();
        for (int i = 0; i < binders.length; i++) {
          binders[i].bind(env, tuple.valueAt(i));
        }
      }
    };
  }

  Node apply(Expr.Apply apply, Scope scope) {
    Node function = planner.plan(apply.function(), scope);
    Node argument = key(apply.arguments(), scope);
    return new Node(apply.at()) {
      @Override
      Value eval(Env env) {
        Value f = function.eval(env);
        Value x = argument.eval(env);
        try {
          return f.apply(x);
        } catch (ValueException e) {
          throw fail(e);
        }
      }
    };
  }

  /** One argument as it is, several as their tuple. */
  private Node key(List<Expr> arguments, Scope scope) {
    return arguments.size() == 1
        ? planner.plan(arguments.getFirst(), scope)
        : planner.plan(new Expr.Tuple(arguments, arguments.getFirst().at()), scope);
  }

  Node except(Expr.Except except, Scope scope) {
    Node base = planner.plan(except.base(), scope);
    int count = except.updates().size();
    Node[][] paths = new Node[count][];
    Node[] values = new Node[count];
    int[] olds = new int[count];
    for (int i = 0; i < count; i++) {
      Expr.Update update = except.updates().get(i);
      paths[i] = update.path().stream().map(p -> key(p, scope)).toArray(Node[]::new);
      values[i] = planner.plan(update.value(), scope);
      olds[i] = scope.slot(update.old());
    }
    return new Node(except.at()) {
      @Override
      Value eval(Env env) {
        Value result = base.eval(env);
        try {
          for (int i = 0; i < count; i++) {
            result = update(result, i, 0, env);
          }
          return result;
        } catch (ValueException e) {
          throw fail(e);
        }
      }

      private Value update(Value function, int update, int depth, Env env) {
        if (depth == paths[update].length) {
          env.frame[olds[update]] = function;
          return values[update].evalStrict(env);
        }
        Value key = paths[update][depth].eval(env);
        if (!function.isFunction()) {
          throw new ValueException(
              "EXCEPT expects a function, found " + function.kind() + ": " + function);
        }
        if (function instanceof FunctionValue listed) {
          int index = listed.keys().indexOf(key);
          return index < 0
              ? listed
              : listed.withAt(index, update(listed.valueAt(index), update, depth + 1, env));
        }
        return function.domain().contains(key)
            ? function.with(key, update(function.apply(key), update, depth + 1, env))
            : function;
      }
    };
  }
}
