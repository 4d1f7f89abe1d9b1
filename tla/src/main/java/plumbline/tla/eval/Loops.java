package plumbline.tla.eval;

import java.util.Optional;
import plumbline.tla.SpecException;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;

/** Walks the combinations of several bounds in TLC's order: the first bound changes fastest. */
final class Loops {
  private Loops() {}

  /** Looks at one combination, bound in the frame; false ends the walk. */
  @FunctionalInterface
  interface Body {
    boolean visit(Env env);
  }

  /**
   * False if a visit ended the walk. All domains are evaluated before the first visit, so that an
   * error in one of them is an error even where another is empty.
   */
  static boolean walk(Binder[] binders, Env env, Body body) {
    if (binders.length == 1) {
      return walk(binders[0], binders[0].elements(env), env, body);
    }
    Value[] domains = new Value[binders.length];
    for (int i = 0; i < domains.length; i++) {
      domains[i] = binders[i].domain.eval(env);
    }
    return walk(binders, domains, binders.length - 1, env, body);
  }

  /**
   * Walks until enough visits were in vain to ask whether they all must be.
   *
   * @param demanded what no visit can be without, however the bounds are bound
   */
  static boolean walk(Binder[] binders, Env env, Optional<Node> demanded, Body body) {
    if (demanded.isEmpty()) {
      return walk(binders, env, body);
    }
    Doubting doubting = new Doubting(demanded.get(), body);
    return walk(binders, env, doubting) || doubting.vain;
  }

  private static final class Doubting implements Body {
    /** Most loops are shorter, and pay nothing. */
    private static final int PATIENCE = 4;

    private final Node demanded;
    private final Body body;
    private int visits;
    private boolean vain;

    Doubting(Node demanded, Body body) {
      this.demanded = demanded;
      this.body = body;
    }

    @Override
    public boolean visit(Env env) {
      if (visits++ == PATIENCE && isVain(env)) {
        vain = true;
        return false;
      }
      return body.visit(env);
    }

    /** What cannot be evaluated here may never be asked for: then nothing is known. */
    private boolean isVain(Env env) {
      try {
        return !demanded.test(env);
      } catch (SpecException | ValueException _) {
        return false;
      }
    }
  }

  private static boolean walk(Binder[] binders, Value[] domains, int at, Env env, Body body) {
    Binder binder = binders[at];
    ValueIterator elements = binder.elementsOf(domains[at]);
    return at == 0
        ? walk(binder, elements, env, body)
        : walk(binder, elements, env, e -> walk(binders, domains, at - 1, e, body));
  }

  private static boolean walk(Binder binder, ValueIterator elements, Env env, Body body) {
    for (Value v = elements.next(); v != null; v = elements.next()) {
      binder.bind(env, v);
      if (!body.visit(env)) {
        return false;
      }
    }
    return true;
  }
}
