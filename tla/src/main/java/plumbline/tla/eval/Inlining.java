package plumbline.tla.eval;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;

/**
 * Which operators are planned in place of their calls, and which arguments in place of parameters.
 * A call costs a frame and an unevaluated argument costs a thunk, while most operators of a spec
 * are a line long.
 */
final class Inlining {
  /** The largest body, in expressions after inlining, that is planned anew for each call. */
  private static final int LARGEST = 80;

  private static final int TOO_LARGE = LARGEST + 1;

  private final Map<Definition, Integer> sizes = new IdentityHashMap<>();

  boolean fits(Definition definition) {
    return size(definition) <= LARGEST;
  }

  private int size(Definition definition) {
    Integer known = sizes.get(definition);
    if (known == null) {
      // Holds while the body is measured, so that what is recursive never fits.
      sizes.put(definition, TOO_LARGE);
      known = definition.recursive() ? TOO_LARGE : size(definition.body());
      sizes.put(definition, known);
    }
    return known;
  }

  private int size(Expr expr) {
    int[] size = {1};
    if (expr instanceof Expr.Call c) {
      size[0] += Math.min(size(c.target()), LARGEST / 2);
    }
    Operands.forEach(expr, e -> size[0] = Math.min(TOO_LARGE, size[0] + size(e)));
    return size[0];
  }

  /**
   * How often the value in a slot is asked for when the expression is evaluated once; 2 stands for
   * any larger number. What is asked for once may be evaluated there instead of being kept.
   */
  static int uses(Expr expr, int slot) {
    return switch (expr) {
      case Expr.Local l -> l.slot() == slot ? 1 : 0;
      case Expr.CallLocal c -> (c.slot() == slot ? 2 : 0) + operands(expr, slot);
      case Expr.If i ->
          uses(i.condition(), slot) + Math.max(uses(i.then(), slot), uses(i.otherwise(), slot));
      case Expr.Exists e -> repeated(e.bounds(), e.body(), slot);
      case Expr.Forall f -> repeated(f.bounds(), f.body(), slot);
      case Expr.MapSet m -> repeated(m.bounds(), m.value(), slot);
      case Expr.Function f -> repeated(f.bounds(), f.body(), slot);
      case Expr.Choose c -> repeated(List.of(c.bound()), c.body(), slot);
      case Expr.Filter f -> repeated(List.of(f.bound()), f.body(), slot);
      default -> operands(expr, slot) + operators(Operands.arguments(expr), slot);
    };
  }

  private static int operands(Expr expr, int slot) {
    int[] uses = {0};
    Operands.forEach(expr, e -> uses[0] += uses(e, slot));
    return uses[0];
  }

  /** What an operator captures is evaluated each time it is called. */
  private static int operators(List<Expr.Arg> args, int slot) {
    int uses = 0;
    for (Expr.Arg arg : args) {
      uses +=
          switch (arg) {
            case Expr.ValueArg v -> 0;
            case Expr.NativeArg n -> 0;
            case Expr.LocalOperatorArg l -> l.slot() == slot ? 2 : 0;
            case Expr.OperatorArg o -> captured(o.captured(), slot);
          };
    }
    return uses;
  }

  private static int captured(List<Expr.Arg> args, int slot) {
    int uses = operators(args, slot);
    for (Expr.Arg arg : args) {
      uses += arg instanceof Expr.ValueArg(Expr value) ? 2 * uses(value, slot) : 0;
    }
    return uses;
  }

  /** The body of a loop, and every set but the first, is evaluated many times. */
  private static int repeated(List<Expr.Bound> bounds, Expr body, int slot) {
    int many = uses(body, slot);
    for (Expr.Bound b : bounds.subList(1, bounds.size())) {
      many += uses(b.domain(), slot);
    }
    return uses(bounds.getFirst().domain(), slot) + 2 * many;
  }
}
