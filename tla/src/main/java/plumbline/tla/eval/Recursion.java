package plumbline.tla.eval;

import plumbline.tla.expr.Definition;

/**
 * A RECURSIVE operator that assigns variables: it cannot be inlined, so its body is planned once,
 * runs in a frame of its own and, wherever it is true, goes on with whatever follows the call.
 */
final class Recursion {
  /** A body is planned once for the initial predicate and once for the next-state relation. */
  record Key(Definition definition, boolean primed) {}

  /** A call that is under way. */
  record Call(Object[] frame, Step then, Call outer) {}

  /** The last step of every body. */
  static final Step RETURN =
      env -> {
        Object[] frame = env.frame;
        Call call = env.call;
        env.frame = call.frame();
        env.call = call.outer();
        try {
          return call.then().run(env);
        } finally {
          env.frame = frame;
          env.call = call;
        }
      };

  private Step body;
  private int frameSize;

  /** Completes the recursion: the body itself contains calls of it. */
  void define(Step planned, int size) {
    this.body = planned;
    this.frameSize = size;
  }

  Step call(Calls.Argument[] arguments, Step then) {
    return env -> {
      Object[] frame = new Object[frameSize];
      for (int i = 0; i < arguments.length; i++) {
        frame[i] = arguments[i].bind(env);
      }
      Object[] caller = env.frame;
      Call outer = env.call;
      env.call = new Call(caller, then, outer);
      env.frame = frame;
      try {
        return body.run(env);
      } finally {
        env.frame = caller;
        env.call = outer;
      }
    };
  }
}
