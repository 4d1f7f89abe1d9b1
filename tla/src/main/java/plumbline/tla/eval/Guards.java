package plumbline.tla.eval;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import plumbline.tla.SourceRange;
import plumbline.tla.expr.Expr;

/** Plans what of an action can refuse to go on: only to refuse, or also to tell why. */
interface Guards {
  /** Whether a condition that assigns nothing may be evaluated instead of being executed. */
  boolean isSingle(Expr condition);

  /** Goes on when the condition is true. */
  Step guard(Expr condition, Scope scope, Step then);

  /** {@code x' = value}. */
  Step assign(int variable, Expr value, SourceRange at, Scope scope, Step then);

  /** {@code x' \in set}. */
  Step assignFrom(int variable, Expr set, SourceRange at, Scope scope, Step then);

  /** {@code UNCHANGED x}, where the expression stands for x. */
  Step keep(int variable, Expr expr, SourceRange at, Scope scope, Step then);

  /** What follows a conjunct that is true by itself. */
  Step passed(Step then);

  /**
   * {@code \E bounds : body}.
   *
   * @param demanded plans what the body demands whatever is bound
   */
  Step exists(
      Binder[] binders,
      List<Expr.Bound> bounds,
      Scope scope,
      Supplier<Optional<Node>> demanded,
      Step body);

  /** {@code \E bound : body}, where the bound is a parameter of the action that is wanted. */
  Step given(
      Binder binder,
      Expr.Bound bound,
      int parameter,
      Scope scope,
      Supplier<Optional<Node>> demanded,
      Step body);

  /**
   * The body of the action that is wanted, where its arguments are the given ones.
   *
   * @param call the place that calls it
   */
  Step only(Step body, SourceRange call);

  /**
   * The body of an action that is not the wanted one and does not lead to it.
   *
   * @param elsewhere what the nearest condition ahead of it says of that
   */
  Step other(Step body, Step elsewhere);

  /** The way that is taken instead of the one to the wanted action, for what the conditions are. */
  Step elsewhere(List<Expr> conditions, Scope scope);
}
