package plumbline.tla.eval;

import plumbline.tla.expr.Expr;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;

/** One {@code x \in S} or {@code <<x, y>> \in S} of a quantifier, with the slots that it fills. */
final class Binder {
  final Node domain;
  final int[] slots;
  private final boolean tuple;

  Binder(Node domain, int[] slots, boolean tuple) {
    this.domain = domain;
    this.slots = slots;
    this.tuple = tuple;
  }

  static Binder plan(Expr.Bound bound, Scope scope, Planner planner) {
    int[] slots = bound.slots().stream().mapToInt(s -> scope.slot(s)).toArray();
    return new Binder(planner.plan(bound.domain(), scope), slots, bound.tuple());
  }

  /** The elements to bind, in TLC's order. */
  ValueIterator elements(Env env) {
    return elementsOf(domain.eval(env));
  }

  /** The elements of an evaluated domain. */
  ValueIterator elementsOf(Value set) {
    try {
      return set.iterator();
    } catch (ValueException e) {
      throw domain.fail(e);
    }
  }

  /** Whether the domain has that element; not when it is of a kind that the domain cannot have. */
  boolean offers(Env env, Value element) {
    Value set = domain.eval(env);
    try {
      return set.contains(element);
    } catch (ValueException e) {
      return false;
    }
  }

  void bind(Env env, Value element) {
    if (!tuple) {
      env.frame[slots[0]] = element;
      return;
    }
    Value strict = element.strict();
    if (!(strict instanceof plumbline.tla.value.FunctionValue f)
        || !f.isSequence()
        || f.count() != slots.length) {
      throw domain.fail(
          "expected elements that are tuples of " + slots.length + " components, found " + element);
    }
    for (int i = 0; i < slots.length; i++) {
      env.frame[slots[i]] = f.valueAt(i);
    }
  }
}
