package plumbline.tla.eval;

import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;

/** Walks the combinations of several bounds, the last one fastest. */
final class Loops {
  private Loops() {}

  /** Looks at one combination, bound in the frame; false ends the walk. */
  @FunctionalInterface
  interface Body {
    boolean visit(Env env);
  }

  /** False if a visit ended the walk. */
  static boolean walk(Binder[] binders, int from, Env env, Body body) {
    if (from == binders.length) {
      return body.visit(env);
    }
    Binder binder = binders[from];
    ValueIterator elements = binder.elements(env);
    for (Value v = elements.next(); v != null; v = elements.next()) {
      binder.bind(env, v);
      if (!walk(binders, from + 1, env, body)) {
        return false;
      }
    }
    return true;
  }
}
