package plumbline.tla.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.tla.expr.Expr;

/**
 * Lets compiled code work out the operands of what is interpreted: then the interpreter reads less
 * and what it found before is found again more often. Only operands that are evaluated in any case.
 */
final class Operandwise {
  private final Exprs exprs;
  private Frame frame;
  private int slots;

  /**
   * @param slots how many the expression has
   */
  Operandwise(Exprs exprs, Frame frame, int slots) {
    this.exprs = exprs;
    this.frame = frame;
    this.slots = slots;
  }

  /** The frame of the expression that was made last. */
  Frame frame() {
    return frame;
  }

  /** The expression with slots in place of operands. */
  Expr of(Expr expr) {
    return switch (expr) {
      case Expr.Apply a -> new Expr.Apply(operand(a.function()), operands(a.arguments()), a.at());
      case Expr.Field f -> new Expr.Field(operand(f.record()), f.name(), f.at());
      case Expr.Domain d -> new Expr.Domain(operand(d.function()), d.at());
      case Expr.Cup c -> new Expr.Cup(operand(c.left()), operand(c.right()), c.at());
      case Expr.Cap c -> new Expr.Cap(operand(c.left()), operand(c.right()), c.at());
      case Expr.Diff d -> new Expr.Diff(operand(d.left()), operand(d.right()), d.at());
      case Expr.In i -> new Expr.In(operand(i.element()), operand(i.set()), i.at());
      case Expr.NotIn n -> new Expr.NotIn(operand(n.element()), operand(n.set()), n.at());
      case Expr.SubsetEq s -> new Expr.SubsetEq(operand(s.left()), operand(s.right()), s.at());
      case Expr.Native n -> new Expr.Native(n.module(), n.name(), arguments(n.args()), n.at());
      case Expr.Call c when c.target().params().stream().noneMatch(p -> p.primed()) ->
          new Expr.Call(c.target(), arguments(c.args()), c.at());
      default -> expr;
    };
  }

  private List<Expr> operands(List<Expr> all) {
    return all.stream().map(this::operand).toList();
  }

  private List<Expr.Arg> arguments(List<Expr.Arg> all) {
    List<Expr.Arg> arguments = new ArrayList<>();
    for (Expr.Arg arg : all) {
      arguments.add(
          arg instanceof Expr.ValueArg(Expr value) ? new Expr.ValueArg(operand(value)) : arg);
    }
    return arguments;
  }

  private Expr operand(Expr expr) {
    if (expr instanceof Expr.Local || expr instanceof Expr.Var) {
      return expr;
    }
    return code(expr).map(code -> bound(expr, code)).orElse(expr);
  }

  private Optional<Code> code(Expr expr) {
    if (exprs.constant(expr).isPresent()) {
      return Optional.empty();
    }
    try {
      Code code = exprs.interpreting.strictly(() -> exprs.code(expr, frame, null));
      return Optional.of(code).filter(c -> c.shape.isNarrow());
    } catch (Unsupported e) {
      return Optional.empty();
    }
  }

  /** A slot that has the value. */
  Expr bound(Expr expr, Code code) {
    Expr local = new Expr.Local(slots, "", expr.at());
    frame = frame.with(slots++, new Frame.Held(code));
    return local;
  }
}
