package plumbline.tla.eval;

import plumbline.tla.SourceRange;
import plumbline.tla.expr.Expr;

/** What of an action gives variables their values: {@code x' = e}, {@code x' \in S}, UNCHANGED. */
final class Assignments {
  private final Guards guards;

  Assignments(Guards guards) {
    this.guards = guards;
  }

  /** The variable that an equation assigns, or -1: {@code x'} where primed, else {@code x}. */
  static int variable(Expr expr, Scope scope, boolean primed) {
    if (primed) {
      return expr instanceof Expr.Prime p
          ? variable(p.body(), scope, false)
          : expr instanceof Expr.Local l
                  && scope.alias(l.slot()) instanceof Scope.Alias(Expr.ValueArg(Expr v), Scope s)
              ? variable(v, s, true)
              : -1;
    }
    return switch (expr) {
      case Expr.Var v -> v.index();
      case Expr.Local l ->
          scope.alias(l.slot()) instanceof Scope.Alias(Expr.ValueArg(Expr v), Scope s)
              ? variable(v, s, false)
              : -1;
      case Expr.Call c when c.args().isEmpty() -> variable(c.target().body(), scope, false);
      default -> -1;
    };
  }

  /** UNCHANGED of a variable, of a tuple of what can be unchanged, or of any other expression. */
  Step unchanged(Expr body, SourceRange at, Scope scope, Step then) {
    int variable = variable(body, scope, false);
    if (variable >= 0) {
      return guards.keep(variable, body, at, scope, then);
    }
    return switch (body) {
      case Expr.Tuple t -> {
        Step step = then;
        for (Expr element : t.elements().reversed()) {
          step = unchanged(element, at, scope, step);
        }
        yield step;
      }
      case Expr.Call c when c.args().isEmpty() && c.target().body() instanceof Expr.Tuple ->
          unchanged(c.target().body(), at, scope.inlined(c.target().frameSize()), then);
      case Expr.Local l
          when scope.alias(l.slot()) instanceof Scope.Alias(Expr.ValueArg(Expr v), Scope s) ->
          unchanged(v, at, s, then);
      default -> guards.guard(new Expr.Unchanged(body, at), scope, then);
    };
  }
}
