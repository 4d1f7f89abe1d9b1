package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.Unchecked;
import plumbline.tla.expr.Definition.Level;
import plumbline.tla.expr.Expr;

/**
 * Takes temporal formulas apart: what a specification is made of, and what of a property can be
 * decided by looking at states and steps alone.
 */
final class Properties {
  private final Levels levels;
  private final List<Expr> initial = new ArrayList<>();
  private final List<Expr> invariants = new ArrayList<>();
  private final List<Expr> steps = new ArrayList<>();
  private final List<Lasting> lasting = new ArrayList<>();
  private final List<Unchecked> rest = new ArrayList<>();
  private final String name;

  Properties(String name, Expr formula, Levels levels) {
    this.name = name;
    this.levels = levels;
    take(formula);
  }

  /** State predicates outside any temporal operator. */
  List<Expr> initial() {
    return initial;
  }

  /** P of every {@code []P}. */
  List<Expr> invariants() {
    return invariants;
  }

  /** {@code [A]_v} of every {@code [][A]_v}. */
  List<Expr> steps() {
    return steps;
  }

  /** Every {@code [](P => []Q)}. */
  List<Lasting> lasting() {
    return lasting;
  }

  List<Unchecked> rest() {
    return rest;
  }

  /** P and Q of {@code [](P => []Q)}, both state predicates. */
  record Lasting(Expr from, Expr onward) {}

  private void take(Expr formula) {
    switch (formula) {
      case Expr.And a -> a.conjuncts().forEach(this::take);
      case Expr.Call c when c.args().isEmpty() && levels.of(c.target()) == Level.TEMPORAL ->
          take(c.target().body());
      case Expr.Temporal(Expr.TemporalOperator op, List<Expr> operands, var at)
          when op == Expr.TemporalOperator.ALWAYS ->
          always(operands.getFirst());
      case Expr.Temporal t -> rest.add(new Unchecked(name, reason(t), t.at()));
      default -> {
        if (isState(formula)) {
          initial.add(formula);
        } else {
          rest.add(new Unchecked(name, "not a safety property of states or steps", formula.at()));
        }
      }
    }
  }

  private void always(Expr body) {
    switch (body) {
      case Expr.And a -> a.conjuncts().forEach(this::always);
      case Expr.Square s -> steps.add(s);
      case Expr.Call c when c.args().isEmpty() && levels.of(c.target()) == Level.TEMPORAL ->
          always(c.target().body());
      case Expr.Call c when c.args().isEmpty() && c.target().body() instanceof Expr.Square s ->
          steps.add(s);
      case Expr.Implies(Expr from, Expr onward, var at)
          when isState(from)
              && onward instanceof Expr.Temporal t
              && t.operator() == Expr.TemporalOperator.ALWAYS
              && isState(t.operands().getFirst()) ->
          lasting.add(new Lasting(from, t.operands().getFirst()));
      default -> {
        if (isState(body)) {
          invariants.add(body);
        } else {
          rest.add(new Unchecked(name, "liveness", body.at()));
        }
      }
    }
  }

  private boolean isState(Expr formula) {
    return levels.of(formula).compareTo(Level.STATE) <= 0;
  }

  private static String reason(Expr.Temporal t) {
    return switch (t.operator()) {
      case WEAK_FAIRNESS, STRONG_FAIRNESS -> "fairness";
      case EVENTUALLY, LEADS_TO, ALWAYS -> "liveness";
      case GUARANTEES, EXISTS, FORALL -> "a temporal operator that explores no states";
    };
  }
}
