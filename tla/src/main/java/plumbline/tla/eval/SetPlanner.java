package plumbline.tla.eval;

import plumbline.tla.expr.Expr;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.SetBuilder;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Sets;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;

/** Plans the constructors of sets. */
final class SetPlanner {
  private final Planner planner;

  SetPlanner(Planner planner) {
    this.planner = planner;
  }

  Node listed(Expr.SetOf set, Scope scope) {
    Node[] elements = planner.all(set.elements(), scope);
    return new Node(set.at()) {
      @Override
      Value eval(Env env) {
        Value[] values = new Value[elements.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = elements[i].eval(env);
        }
        try {
          return SetValue.of(values);
        } catch (ValueException e) {
          throw fail(e);
        }
      }
    };
  }

  Node filter(Expr.Filter filter, Scope scope) {
    Binder binder = Binder.plan(filter.bound(), scope, planner);
    Node body = planner.plan(filter.body(), scope);
    return new Node(filter.at()) {
      @Override
      Value eval(Env env) {
        Value base = binder.domain.eval(env);
        if (base.isEnumerable()) {
          return select(base, env);
        }
        Closure closure = new Closure(body, env);
        try {
          return Sets.filter(base, v -> closure.eval(e -> binder.bind(e, v)) == BoolValue.TRUE);
        } catch (ValueException e) {
          throw fail(e);
        }
      }

      @Override
      boolean contains(Env env, Value element) {
        if (!binder.domain.contains(env, element)) {
          return false;
        }
        binder.bind(env, element);
        return body.test(env);
      }

      private Value select(Value base, Env env) {
        SetBuilder kept = new SetBuilder();
        ValueIterator elements = binder.elementsOf(base);
        for (Value v = elements.next(); v != null; v = elements.next()) {
          binder.bind(env, v);
          if (body.test(env)) {
            kept.add(v);
          }
        }
        return kept.build();
      }
    };
  }

  Node map(Expr.MapSet map, Scope scope) {
    Binder[] binders = planner.binders(map.bounds(), scope);
    Node value = planner.plan(map.value(), scope);
    return new Node(map.at()) {
      @Override
      Value eval(Env env) {
        SetBuilder images = new SetBuilder();
        Loops.walk(
            binders,
            env,
            e -> {
              images.add(value.evalStrict(e));
              return true;
            });
        try {
          return images.build();
        } catch (ValueException e) {
          throw fail(e);
        }
      }
    };
  }
}
