package plumbline.tla.compile;

import plumbline.tla.compile.Body.Comparison;
import plumbline.tla.expr.Expr;

/** Arithmetic in compiled code: on longs whose bounds are known, so that nothing overflows. */
final class Numbers {
  private static final long MOST = 1L << 61;

  private final Exprs exprs;

  Numbers(Exprs exprs) {
    this.exprs = exprs;
  }

  Code code(Expr.Native n, Frame frame, Shape want) {
    return switch (n.name()) {
      case "+" -> sum(n, frame, false);
      case "-" -> sum(n, frame, true);
      case "*" -> product(n, frame);
      case "\\div" -> divided(n, frame, false);
      case "%" -> divided(n, frame, true);
      case "-." -> negated(n, frame);
      case "<" -> compared(n, frame, Comparison.LESS);
      case ">" -> compared(n, frame, Comparison.GREATER);
      case "\\leq" -> compared(n, frame, Comparison.LESS_OR_EQUAL);
      case "\\geq" -> compared(n, frame, Comparison.GREATER_OR_EQUAL);
      case ".." -> exprs.sets.code(n, frame, want);
      default -> throw Exprs.unsupported(n.name(), n);
    };
  }

  /** An integer. */
  Code integer(Expr expr, Frame frame) {
    Code code = exprs.code(expr, frame, null);
    if (code.shape instanceof Shape.Any) {
      return exprs.shapes.to(Interpreting.INTEGER, code);
    }
    if (!(code.shape instanceof Shape.Int)) {
      throw Exprs.unsupported("it is no integer", expr);
    }
    return code;
  }

  private static Shape.Int bounds(Code code) {
    return (Shape.Int) code.shape;
  }

  private static Shape.Int shape(long low, long high, Expr at) {
    if (low < -MOST || high > MOST) {
      throw Exprs.unsupported("integers without bounds", at);
    }
    return new Shape.Int(low, high);
  }

  private Code sum(Expr.Native n, Frame frame, boolean minus) {
    Code a = integer(Exprs.argument(n, 0), frame);
    Code b = integer(Exprs.argument(n, 1), frame);
    Shape.Int x = bounds(a);
    Shape.Int y = bounds(b);
    return Code.of(
        minus
            ? shape(x.low() - y.high(), x.high() - y.low(), n)
            : shape(x.low() + y.low(), x.high() + y.high(), n),
        body -> {
          a.push(body);
          b.push(body);
          if (minus) {
            body.code.lsub();
          } else {
            body.code.ladd();
          }
        });
  }

  private Code product(Expr.Native n, Frame frame) {
    Code a = integer(Exprs.argument(n, 0), frame);
    Code b = integer(Exprs.argument(n, 1), frame);
    Shape.Int x = bounds(a);
    Shape.Int y = bounds(b);
    long most =
        Math.multiplyHigh(most(x), most(y)) == 0 && most(x) * most(y) >= 0
            ? most(x) * most(y)
            : Long.MAX_VALUE;
    boolean natural = x.low() >= 0 && y.low() >= 0;
    return Code.of(
        shape(natural ? x.low() * y.low() : -most, most, n),
        body -> {
          a.push(body);
          b.push(body);
          body.code.lmul();
        });
  }

  private static long most(Shape.Int shape) {
    return Math.max(Math.abs(shape.low()), Math.abs(shape.high()));
  }

  private Code divided(Expr.Native n, Frame frame, boolean rest) {
    Code a = integer(Exprs.argument(n, 0), frame);
    Code b = integer(Exprs.argument(n, 1), frame);
    Shape.Int x = bounds(a);
    Shape.Int y = bounds(b);
    if (x.low() < 0 || y.low() < 1) {
      throw Exprs.unsupported("a division that may not be of naturals", n);
    }
    return Code.of(
        rest
            ? new Shape.Int(0, Math.min(x.high(), y.high() - 1))
            : new Shape.Int(x.low() / y.high(), x.high() / y.low()),
        body -> {
          a.push(body);
          b.push(body);
          if (rest) {
            body.code.lrem();
          } else {
            body.code.ldiv();
          }
        });
  }

  private Code negated(Expr.Native n, Frame frame) {
    Code a = integer(Exprs.argument(n, 0), frame);
    Shape.Int x = bounds(a);
    return Code.of(
        shape(-x.high(), -x.low(), n),
        body -> {
          a.push(body);
          body.code.lneg();
        });
  }

  private Code compared(Expr.Native n, Frame frame, Comparison comparison) {
    return Exprs.compared(
        integer(Exprs.argument(n, 0), frame), integer(Exprs.argument(n, 1), frame), comparison);
  }
}
