package plumbline.tla.eval;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import plumbline.tla.SourceRange;
import plumbline.tla.expr.Expr;

/** Plans an action for taking its steps: what is false ends a way without a word. */
final class PlainGuards implements Guards {
  private final Planner planner;

  PlainGuards(Planner planner) {
    this.planner = planner;
  }

  @Override
  public boolean isSingle(Expr condition) {
    return Ways.isSingle(condition);
  }

  @Override
  public Step guard(Expr condition, Scope scope, Step then) {
    return Step.guard(planner.plan(condition, scope), then);
  }

  @Override
  public Step assign(int variable, Expr value, SourceRange at, Scope scope, Step then) {
    return Step.assign(variable, planner.plan(value, scope), then);
  }

  @Override
  public Step assignFrom(int variable, Expr set, SourceRange at, Scope scope, Step then) {
    return Step.assignFrom(variable, planner.plan(set, scope), then);
  }

  @Override
  public Step keep(int variable, Expr expr, SourceRange at, Scope scope, Step then) {
    return Step.assign(variable, planner.plan(expr, scope), then);
  }

  @Override
  public Step passed(Step then) {
    return then;
  }

  @Override
  public Step exists(
      Binder[] binders,
      List<Expr.Bound> bounds,
      Scope scope,
      Supplier<Optional<Node>> demanded,
      Step body) {
    return Step.exists(binders, demanded.get(), body);
  }

  @Override
  public Step given(
      Binder binder,
      Expr.Bound bound,
      int parameter,
      Scope scope,
      Supplier<Optional<Node>> demanded,
      Step body) {
    Step all = Step.exists(new Binder[] {binder}, demanded.get(), body);
    return Step.given(binder, parameter, body, all);
  }

  @Override
  public Step only(Step body, SourceRange call) {
    return Step.only(body);
  }

  @Override
  public Step other(Step body, Step elsewhere) {
    return body;
  }

  @Override
  public Step elsewhere(List<Expr> conditions, Scope scope) {
    return Step.NOWHERE;
  }
}
