package plumbline.tla.eval;

import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import plumbline.tla.compile.Fallback;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;
import plumbline.tla.value.Value;

/** Plans parts of a spec for whoever compiles the rest. */
final class Interpretation implements Fallback {
  private final Planner planner;
  private final ActionPlanner.Relation relation;
  private final Supplier<PlannedStepper> steppers;

  /** A part, with the frame that it needs. */
  private record Part(Node node, int frameSize) implements Planned {}

  /** An action, with its plan. */
  private record Steps(ActionPlanner.Relation relation) implements Planned {}

  /**
   * @param relation the next-state relation
   */
  Interpretation(
      Planner planner, ActionPlanner.Relation relation, Supplier<PlannedStepper> steppers) {
    this.planner = planner;
    this.relation = relation;
    this.steppers = steppers;
  }

  @Override
  public BitSet free(Expr expr) {
    return planner.levels().free(expr);
  }

  @Override
  public boolean isPure(Expr expr) {
    return planner.levels().isPure(expr);
  }

  @Override
  public Planned expression(Expr expr) {
    Scope scope = Scope.root(slots(expr));
    Node node = planner.plan(expr, scope);
    return new Part(node, scope.frameSize());
  }

  @Override
  public Planned action(Expr part, boolean inside, boolean named) {
    return new Steps(planner.actions().part(part, slots(part), inside, named, relation));
  }

  @Override
  public int slots(Expr expr) {
    return most(expr);
  }

  /** How many slots there are at least: up to those that the expression reads or binds. */
  static int most(Expr expr) {
    int[] most = {0};
    visit(expr, most);
    return most[0];
  }

  private static void visit(Expr expr, int[] most) {
    switch (expr) {
      case Expr.Local l -> most[0] = Math.max(most[0], l.slot() + 1);
      case Expr.CallLocal c -> most[0] = Math.max(most[0], c.slot() + 1);
      default -> {}
    }
    Operands.forEachBoundSlot(expr, s -> most[0] = Math.max(most[0], s + 1));
    Operands.arguments(expr).forEach(arg -> visit(arg, most));
    Operands.forEach(expr, e -> visit(e, most));
  }

  private static void visit(Expr.Arg arg, int[] most) {
    switch (arg) {
      case Expr.LocalOperatorArg l -> most[0] = Math.max(most[0], l.slot() + 1);
      case Expr.OperatorArg o -> o.captured().forEach(c -> visit(c, most));
      case Expr.ValueArg _, Expr.NativeArg _ -> {}
    }
  }

  @Override
  public List<Definition> actions() {
    return relation.definitions();
  }

  @Override
  public Evaluator evaluator() {
    PlannedStepper stepper = steppers.get();
    return new Evaluator() {
      @Override
      public Value value(Planned what, Value[] slots, Value[] current, Value[] next) {
        Part part = (Part) what;
        return stepper.value(part.node, part.frameSize, slots, current, next);
      }

      @Override
      public void steps(Planned action, Value[] slots, Value[] current, Receiver receiver) {
        stepper.steps(((Steps) action).relation, slots, current, receiver);
      }
    };
  }
}
