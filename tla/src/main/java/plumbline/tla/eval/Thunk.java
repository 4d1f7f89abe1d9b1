package plumbline.tla.eval;

import plumbline.tla.expr.Definition;
import plumbline.tla.value.Value;

/**
 * An expression that waits in a slot until it is needed: an argument, or a LET value.
 *
 * <p>A state-level value is kept only for the state array in which it was made: a parameter that is
 * primed in the operator's body is evaluated anew there, and what was read from a state still under
 * construction is never kept, because backtracking assigns it again.
 */
final class Thunk {
  private final Node node;
  private final Object[] frame;
  private final Value[] state;
  private final Definition.Level level;
  private Value value;

  Thunk(Node node, Env env, Definition.Level level) {
    this.node = node;
    this.frame = env.frame;
    this.state = env.current;
    this.level = level;
  }

  private Thunk(Thunk original, Object[] frame) {
    this.node = original.node;
    this.frame = frame;
    this.state = original.state;
    this.level = original.level;
    this.value = original.value;
  }

  /** The value if it was computed and kept, else null. */
  Value value() {
    return value;
  }

  Value force(Env env) {
    boolean same = level == Definition.Level.CONSTANT || env.current == state;
    if (same && value != null) {
      return value;
    }
    Object[] saved = env.frame;
    env.frame = frame;
    try {
      Value result = node.eval(env);
      if (level == Definition.Level.CONSTANT
          || (same && level == Definition.Level.STATE && env.current != env.partial)) {
        value = result;
      }
      return result;
    } finally {
      env.frame = saved;
    }
  }

  /** A copy of a frame that stays as it is while loops go on with the original. */
  static Object[] snapshot(Object[] frame) {
    Object[] copy = frame.clone();
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] instanceof Thunk t && t.value == null && t.frame == frame) {
        copy[i] = new Thunk(t, copy);
      }
    }
    return copy;
  }
}
