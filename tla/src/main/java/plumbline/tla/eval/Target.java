package plumbline.tla.eval;

import java.util.Optional;
import plumbline.tla.Footprint;
import plumbline.tla.Footprint.Access;
import plumbline.tla.Footprint.Kind;
import plumbline.tla.eval.Unfolded.Place;
import plumbline.tla.expr.Expr;

/**
 * What an action's text gives a value.
 *
 * @param part the variable or the point of it
 * @param update which assigns it, where it is not the whole variable
 * @param slots of the update
 */
record Target(Access part, Optional<Expr.Update> update, Unfolded slots) {
  static Target whole(int variable) {
    return new Target(
        new Access(variable, Footprint.WHOLE, Kind.WRITE), Optional.empty(), new Unfolded(0));
  }

  boolean isWhole() {
    return update.isEmpty();
  }

  Access access(Kind kind) {
    return new Access(part.variable(), part.parameter(), kind);
  }

  /** Whether an expression is {@code @}, what an update finds there. */
  boolean isOld(Place meant) {
    return meant.slots() == slots
        && meant.expr() instanceof Expr.Local l
        && update.filter(u -> u.old() == l.slot()).isPresent();
  }

  /** Whether an expression is what the target holds already. */
  boolean isKept(Place meant) {
    return isOld(meant)
        || (isWhole() && meant.expr() instanceof Expr.Var v && v.index() == part.variable());
  }
}
