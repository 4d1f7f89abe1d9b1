package plumbline.tla.eval;

import plumbline.tla.NextFilter;
import plumbline.tla.SpecException;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.Value;

/** {@code A \cdot B}: every state that A leads to is one that B starts from. */
final class Composition {
  private Composition() {}

  static Step plan(Expr.Compose c, ActionPlanner actions, Scope scope, Step then) {
    Step second =
        actions.plan(
            c.second(),
            scope,
            true,
            env -> {
              Value[] middle = env.current;
              Value[] last = env.next;
              env.current = env.before;
              boolean more = then.run(env);
              env.current = middle;
              env.next = last;
              return more;
            });
    Step first =
        actions.plan(
            c.first(),
            scope,
            true,
            env -> {
              for (Value v : env.partial) {
                if (v == null) {
                  throw new SpecException(
                      SpecException.Kind.EVALUATION,
                      "the state between the two actions of \\cdot is not completely specified",
                      c.at());
                }
              }
              Value[] from = env.current;
              Value[] middle = env.next;
              Value[] outerBefore = env.before;
              env.before = from;
              env.current = middle.clone();
              env.next = env.target;
              env.partial = env.target;
              NextFilter middleFilter = env.filter;
              env.filter = env.targetFilter;
              try {
                return second.run(env);
              } finally {
                env.filter = middleFilter;
                env.before = outerBefore;
                env.current = from;
                env.next = middle;
                env.partial = middle;
              }
            });
    return env -> {
      Value[] outerTarget = env.target;
      Value[] next = env.next;
      env.target = next;
      env.next = new Value[next.length];
      env.partial = env.next;
      NextFilter outerTargetFilter = env.targetFilter;
      env.targetFilter = env.filter;
      env.filter = NextFilter.ALL;
      try {
        return first.run(env);
      } finally {
        env.filter = env.targetFilter;
        env.targetFilter = outerTargetFilter;
        env.target = outerTarget;
        env.next = next;
        env.partial = next;
      }
    };
  }
}
