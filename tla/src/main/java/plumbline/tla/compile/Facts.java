package plumbline.tla.compile;

import plumbline.tla.expr.Expr;

/** What the interpreter knows of expressions. */
public interface Facts {
  /** Whether it assigns nothing and is true in one way only. */
  boolean isGuard(Expr expr);

  /** Whether what is called may mention a primed variable. */
  boolean mayAssign(Expr.Call call);

  /** Whether it looks at the next state. */
  boolean isAction(Expr expr);
}
