package plumbline.tla.eval;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import plumbline.tla.Argument;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;

/**
 * A part of an action that is executed rather than evaluated: it assigns primed variables (or, for
 * an initial predicate, the variables) and goes on to the step after it, once for each way to be
 * true.
 */
@FunctionalInterface
interface Step {
  /** False when the receiver wants no more states. */
  boolean run(Env env);

  /** What is no way to anything that is wanted. */
  Step NOWHERE = env -> true;

  /** Goes on when the condition is true. */
  static Step guard(Node condition, Step then) {
    return env -> !condition.test(env) || then.run(env);
  }

  /** One step where every variable has its value already, another where some are to be assigned. */
  static Step onceAssigned(Step assigned, Step assigning) {
    return env -> isAssigned(env) ? assigned.run(env) : assigning.run(env);
  }

  /** Whether every variable of the state that is being made has its value. */
  static boolean isAssigned(Env env) {
    for (Value v : env.partial) {
      if (v == null) {
        return false;
      }
    }
    return true;
  }

  /** {@code x = value}: assigns, or checks where x is assigned already. */
  static Step assign(int variable, Node value, Step then) {
    return env -> {
      Value[] target = env.partial;
      if (target[variable] != null) {
        try {
          return !target[variable].equals(value.eval(env)) || then.run(env);
        } catch (ValueException e) {
          throw value.fail(e);
        }
      }
      Value assigned = value.evalStrict(env);
      if (!env.filter.accepts(variable, assigned)) {
        return true;
      }
      target[variable] = assigned;
      try {
        return then.run(env);
      } finally {
        target[variable] = null;
      }
    };
  }

  /** {@code x \in set}: assigns every element in turn, or checks where x is assigned already. */
  static Step assignFrom(int variable, Node set, Step then) {
    return env -> {
      Value[] target = env.partial;
      try {
        if (target[variable] != null) {
          return !set.contains(env, target[variable]) || then.run(env);
        }
        ValueIterator elements = set.eval(env).iterator();
        try {
          for (Value v = elements.next(); v != null; v = elements.next()) {
            Value assigned = v.strict();
            target[variable] = assigned;
            if (env.filter.accepts(variable, assigned) && !Attempt.run(then, env)) {
              return false;
            }
          }
          return true;
        } finally {
          target[variable] = null;
        }
      } catch (ValueException e) {
        throw set.fail(e);
      }
    };
  }

  /** Every branch in turn. */
  static Step choice(Step[] branches) {
    return env -> {
      for (Step branch : branches) {
        if (!Attempt.run(branch, env)) {
          return false;
        }
      }
      return true;
    };
  }

  /** {@code \E bounds : ...}. */
  static Step exists(Binder[] binders, Optional<Node> demanded, Step body) {
    return env -> Loops.walk(binders, env, demanded, e -> Attempt.run(body, e));
  }

  /**
   * {@code \E x \in S : ...} where x is a parameter of the action that is wanted: what is known of
   * the argument, as far as S has it, or every element where nothing is given.
   */
  static Step given(Binder binder, int parameter, Step body, Step all) {
    return env -> {
      if (env.given == null || env.given == Env.ANY) {
        return all.run(env);
      }
      return switch (env.given[parameter]) {
        case Argument.Any _ -> all.run(env);
        case Argument.Exactly e -> {
          if (!binder.offers(env, e.value())) {
            yield true;
          }
          binder.bind(env, e.value());
          yield body.run(env);
        }
        case Argument.Such s -> {
          ValueIterator offered = binder.elements(env);
          boolean more = true;
          for (Value v = offered.next(); more && v != null; v = offered.next()) {
            if (s.condition().test(v)) {
              binder.bind(env, v);
              more = body.run(env);
            }
          }
          yield more;
        }
      };
    };
  }

  /** The body of the action that is wanted, where its arguments are the given ones. */
  static Step only(Step body) {
    return env -> {
      if (env.given == null) {
        return env.delivery.deliver(env);
      }
      if (env.given == Env.ANY) {
        return body.run(env);
      }
      for (int i = 0; i < env.argumentSlots.length; i++) {
        if (!env.given[i].accepts(env.argument(i))) {
          return true;
        }
      }
      return body.run(env);
    };
  }

  /** Fills the slots of an inlined operator's parameters. */
  static Step bind(int[] slots, Calls.Argument[] arguments, Step body) {
    return env -> {
      for (int i = 0; i < slots.length; i++) {
        env.frame[slots[i]] = arguments[i].bind(env);
      }
      return body.run(env);
    };
  }

  /** Notes which named action is being taken, and where its arguments are. */
  static Step mark(int action, int[] slots, Step body) {
    return env -> {
      if (env.withinSought) {
        return body.run(env);
      }
      int outer = env.action;
      int[] outerSlots = env.argumentSlots;
      env.action = action;
      env.argumentSlots = slots;
      env.withinSought = action == env.sought;
      try {
        return body.run(env);
      } finally {
        env.action = outer;
        env.argumentSlots = outerSlots;
        env.withinSought = false;
      }
    };
  }

  /**
   * Hands the state over, when every variable is assigned.
   *
   * @param action where the action of that index is defined
   */
  static Step deliver(IntFunction<SourceRange> action, Predicate<Env> complete) {
    return env -> {
      if (!complete.test(env)) {
        throw incomplete(env, action.apply(env.action));
      }
      return env.delivery.deliver(env);
    };
  }

  private static SpecException incomplete(Env env, SourceRange at) {
    StringBuilder missing = new StringBuilder();
    for (int i = 0; i < env.partial.length; i++) {
      if (env.partial[i] == null) {
        missing.append(missing.isEmpty() ? "" : ", ").append(env.variable(i));
      }
    }
    return new SpecException(
        SpecException.Kind.EVALUATION,
        "the "
            + (env.partial == env.next ? "next" : "initial")
            + " state is not completely specified: no value is given to "
            + missing,
        at);
  }
}
