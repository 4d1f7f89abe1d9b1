package plumbline.tla.eval;

import plumbline.tla.Awaited;
import plumbline.tla.value.Value;

/**
 * Takes one of several ways through an action of a spec that reads records of a monitor: a way that
 * asks for one that has not come yet ends there, the others are taken.
 */
final class Attempt {
  private Attempt() {}

  /** The step, as the only way that there is. */
  static Step of(Step step) {
    return env -> run(step, env);
  }

  /** False when the receiver wants no more states. */
  static boolean run(Step way, Env env) {
    if (env.feed().isEmpty()) {
      return way.run(env);
    }
    Object[] frame = env.frame;
    Value[] current = env.current;
    Value[] next = env.next;
    Value[] partial = env.partial;
    boolean ahead = env.ahead;
    try {
      return way.run(env);
    } catch (Awaited _) {
      // Steps put back what they change however they end; nodes need not, as an error ends all.
      env.frame = frame;
      env.current = current;
      env.next = next;
      env.partial = partial;
      env.ahead = ahead;
      return true;
    }
  }
}
