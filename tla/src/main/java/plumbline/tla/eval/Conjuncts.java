package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code \\A bounds : body} within an action: the conjunction of the body's instances. How many
 * there are is known only when it runs, so each instance goes on to the next by what is left of the
 * list.
 */
final class Conjuncts {
  /** What follows the instance under way: the instances from {@code next} on. */
  record Left(List<Object[]> instances, int next, Left outer) {}

  private final Binder[] binders;
  private final int[] slots;
  private final Step then;
  private Step body;
  private Step assigned;

  Conjuncts(Binder[] binders, Step then) {
    this.binders = binders;
    this.slots = Arrays.stream(binders).flatMapToInt(b -> Arrays.stream(b.slots)).toArray();
    this.then = then;
  }

  /**
   * Completes the conjunction with its body, whose last step is {@link #next}.
   *
   * @param ready the same for a state in which every variable has its value
   */
  void define(Step planned, Step ready) {
    this.body = planned;
    this.assigned = ready;
  }

  boolean begin(Env env) {
    List<Object[]> instances = new ArrayList<>();
    Loops.walk(
        binders,
        env,
        e -> {
          instances.add(bound(e));
          return true;
        });
    return go(new Left(instances, 0, env.left), env);
  }

  boolean next(Env env) {
    return go(env.left, env);
  }

  private boolean go(Left left, Env env) {
    Left before = env.left;
    try {
      if (left.next() == left.instances().size()) {
        env.left = left.outer();
        return then.run(env);
      }
      env.left = new Left(left.instances(), left.next() + 1, left.outer());
      // The instance runs inside the one before it, which goes on with its own slots afterwards.
      Object[] outer = env.frame;
      env.frame = outer.clone();
      bind(left.instances().get(left.next()), env);
      try {
        if (left.next() > 0 && Step.isAssigned(env)) {
          return assigned.run(env);
        }
        return body.run(env);
      } finally {
        env.frame = outer;
      }
    } finally {
      env.left = before;
    }
  }

  private Object[] bound(Env env) {
    Object[] values = new Object[slots.length];
    for (int i = 0; i < slots.length; i++) {
      values[i] = env.frame[slots[i]];
    }
    return values;
  }

  private void bind(Object[] values, Env env) {
    for (int i = 0; i < slots.length; i++) {
      env.frame[slots[i]] = values[i];
    }
  }
}
