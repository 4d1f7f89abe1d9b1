package plumbline.tla.eval;

import plumbline.tla.value.Value;

/** An expression with the registers of the moment at which a lazy value was made. */
final class Closure {
  private final Node node;
  private final Object[] frame;
  private final Value[] current;
  private final Value[] next;
  private final Env env;

  Closure(Node node, Env env) {
    this.node = node;
    this.frame = Thunk.snapshot(env.frame);
    this.current = env.current;
    this.next = env.next;
    this.env = env;
  }

  /** The frame to bind the point in. */
  Object[] frame() {
    return frame;
  }

  /** Evaluates the expression; {@code bind} fills slots of a fresh frame first. */
  Value eval(java.util.function.Consumer<Env> bind) {
    Object[] savedFrame = env.frame;
    Value[] savedCurrent = env.current;
    Value[] savedNext = env.next;
    env.frame = frame.clone();
    env.current = current;
    env.next = next;
    try {
      bind.accept(env);
      return node.eval(env);
    } finally {
      env.frame = savedFrame;
      env.current = savedCurrent;
      env.next = savedNext;
    }
  }
}
