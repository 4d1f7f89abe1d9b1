package plumbline.tla.eval;

import plumbline.tla.SourceRange;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/** What looks at states: variables, primes, UNCHANGED. */
final class Variables {
  private Variables() {}

  static Node variable(Expr.Var variable) {
    return new Variable(variable);
  }

  static Node prime(Expr.Prime prime, Planner planner, Scope scope) {
    if (prime.body() instanceof Expr.Var v) {
      return new Node(prime.at()) {
        @Override
        Value eval(Env env) {
          if (env.next == null) {
            throw fail("there is no next state here to look at " + v.name() + "' in");
          }
          Value value = env.next[v.index()];
          if (value == null) {
            throw fail(v.name() + "' is used before it is assigned");
          }
          return value;
        }
      };
    }
    Node body = planner.plan(prime.body(), scope);
    return new Node(prime.at()) {
      @Override
      Value eval(Env env) {
        if (env.next == null) {
          throw fail("there is no next state here");
        }
        return inNext(body, env);
      }
    };
  }

  static Node unchanged(Node body, SourceRange at) {
    return Planner.test(
        at,
        env -> {
          if (env.next == null) {
            throw new ValueException("there is no next state here");
          }
          Value before = body.evalStrict(env);
          return before.equals(inNext(body, env));
        });
  }

  private static Value inNext(Node body, Env env) {
    Value[] current = env.current;
    Value[] next = env.next;
    boolean ahead = env.ahead;
    env.current = next;
    env.next = null;
    env.ahead = true;
    try {
      return body.eval(env);
    } finally {
      env.current = current;
      env.next = next;
      env.ahead = ahead;
    }
  }

  private static final class Variable extends Node {
    private final int index;
    private final String name;

    Variable(Expr.Var variable) {
      super(variable.at());
      this.index = variable.index();
      this.name = variable.name();
    }

    @Override
    Value eval(Env env) {
      if (env.current == null) {
        throw fail("there is no state here to look at " + name + " in");
      }
      Value value = env.current[index];
      if (value == null) {
        throw fail(name + " is used before it is assigned");
      }
      return value;
    }
  }
}
