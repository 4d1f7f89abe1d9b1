package plumbline.tla.compile;

import java.lang.classfile.Label;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.FunctionValue;

/** The operators of the module Sequences in compiled code. */
final class Sequences {
  private final Exprs exprs;

  Sequences(Exprs exprs) {
    this.exprs = exprs;
  }

  private Code sequence(Expr expr, Frame frame, Shape want) {
    Code code = exprs.code(expr, frame, want instanceof Shape.Seq ? want : null);
    if (code.constant().isPresent() && code.constant().get().equals(FunctionValue.EMPTY)) {
      return Code.constant(
          want instanceof Shape.Seq ? want : new Shape.Seq(new Shape.Bool(), 1),
          FunctionValue.EMPTY);
    }
    if (code.shape instanceof Shape.Seq) {
      return code;
    }
    if (want instanceof Shape.Seq) {
      return exprs.shapes.to(want, code);
    }
    if (code.shape instanceof Shape.Fun f && f.keys().isSequence()) {
      return ofOneLength(f, code, expr);
    }
    throw Exprs.unsupported("what is no sequence", expr);
  }

  /** A tuple as the sequence that it is. */
  private static Code ofOneLength(Shape.Fun f, Code tuple, Expr at) {
    Shape.Seq s = new Shape.Seq(f.element(), f.keys().count());
    if (!s.isNarrow()) {
      throw Exprs.unsupported("a long tuple as a sequence", at);
    }
    return Code.of(
        s,
        b -> {
          tuple.push(b);
          b.code.loadConstant(s.lengthBits()).lshl();
          b.constant(s.most());
          b.code.lor();
        });
  }

  /** One of them. */
  Code code(Expr.Native n, Frame frame, Shape want) {
    return switch (n.name()) {
      case "Len" -> length(sequence(Exprs.argument(n, 0), frame, null));
      case "Head" -> head(sequence(Exprs.argument(n, 0), frame, null));
      case "Tail" -> tail(sequence(Exprs.argument(n, 0), frame, want));
      case "Append" -> append(n, frame, want);
      case "\\o" -> joined(n, frame, want);
      case "SubSeq" -> subSequence(n, frame, want);
      default -> throw Exprs.unsupported(n.name(), n);
    };
  }

  static Code length(Code sequence) {
    Shape.Seq s = (Shape.Seq) sequence.shape;
    return Code.of(
        new Shape.Int(0, s.most()),
        b -> {
          sequence.push(b);
          b.mask(s.lengthBits());
        });
  }

  private static void requireSome(Body b, int local, Shape.Seq s) {
    Label good = b.code.newLabel();
    b.code.lload(local);
    b.mask(s.lengthBits());
    b.code.lconst_0().lcmp().ifne(good);
    b.misfit();
    b.code.labelBinding(good);
  }

  private static Code head(Code sequence) {
    Shape.Seq s = (Shape.Seq) sequence.shape;
    return Code.of(
        s.element(),
        b -> {
          int value = b.local();
          sequence.push(b);
          b.code.lstore(value);
          requireSome(b, value, s);
          b.code.lload(value);
          b.extract(s.lengthBits(), s.element().bits());
          b.fromField(s.element());
        });
  }

  private static Code tail(Code sequence) {
    Shape.Seq s = (Shape.Seq) sequence.shape;
    return Code.of(
        s,
        b -> {
          int value = b.local();
          sequence.push(b);
          b.code.lstore(value);
          requireSome(b, value, s);
          b.code.lload(value);
          b.mask(s.lengthBits());
          b.code.lconst_1().lsub();
          pushElements(b, value, s);
          b.code.loadConstant(s.element().bits()).lushr();
          b.code.loadConstant(s.lengthBits()).lshl().lor();
        });
  }

  private static void pushElements(Body b, int local, Shape.Seq s) {
    b.code.lload(local).loadConstant(s.lengthBits()).lushr();
  }

  private Code append(Expr.Native n, Frame frame, Shape want) {
    Code before = sequence(Exprs.argument(n, 0), frame, want);
    Shape.Seq from = (Shape.Seq) before.shape;
    boolean none = before.constant().isPresent();
    Code element =
        exprs.code(
            Exprs.argument(n, 1),
            frame,
            want instanceof Shape.Seq w ? w.element() : none ? null : from.element());
    Shape.Seq shape =
        want instanceof Shape.Seq w
            ? w
            : new Shape.Seq(
                none ? element.shape : exprs.shapes.joint(from.element(), element.shape),
                from.most() + 1);
    Functions.requireNarrow(shape, n);
    Code base = exprs.shapes.to(shape, before);
    Code last = exprs.shapes.to(shape.element(), element);
    return Code.of(
        shape,
        b -> {
          int value = b.local();
          int length = b.local();
          Label good = b.code.newLabel();
          base.push(b);
          b.code.lstore(value).lload(value);
          b.mask(shape.lengthBits());
          b.code.lstore(length).lload(length);
          b.constant(shape.most());
          b.code.lcmp().iflt(good);
          b.misfit();
          b.code.labelBinding(good).lload(value).lconst_1().ladd();
          last.push(b);
          b.toField(shape.element());
          b.code.lload(length).l2i().loadConstant(shape.element().bits()).imul();
          b.code.loadConstant(shape.lengthBits()).iadd().lshl().lor();
        });
  }

  private Code joined(Expr.Native n, Frame frame, Shape want) {
    Code first = sequence(Exprs.argument(n, 0), frame, want);
    Code second = sequence(Exprs.argument(n, 1), frame, want);
    Shape.Seq x = (Shape.Seq) first.shape;
    Shape.Seq y = (Shape.Seq) second.shape;
    Shape.Seq shape =
        want instanceof Shape.Seq w
            ? w
            : new Shape.Seq(exprs.shapes.joint(x.element(), y.element()), x.most() + y.most());
    Functions.requireNarrow(shape, n);
    Code left = exprs.shapes.to(shape, first);
    Code right = exprs.shapes.to(shape, second);
    return Code.of(
        shape,
        b -> {
          int a = b.local();
          int c = b.local();
          int length = b.local();
          Label good = b.code.newLabel();
          left.push(b);
          b.code.lstore(a);
          right.push(b);
          b.code.lstore(c);
          b.code.lload(a);
          b.mask(shape.lengthBits());
          b.code.lload(c);
          b.mask(shape.lengthBits());
          b.code.ladd().lstore(length).lload(length);
          b.constant(shape.most());
          b.code.lcmp().ifle(good);
          b.misfit();
          b.code.labelBinding(good).lload(length);
          // The elements of the second behind those of the first.
          pushElements(b, c, shape);
          b.code.lload(a);
          b.mask(shape.lengthBits());
          b.code.l2i().loadConstant(shape.element().bits()).imul().lshl();
          pushElements(b, a, shape);
          b.code.lor();
          b.code.loadConstant(shape.lengthBits()).lshl().lor();
        });
  }

  private Code subSequence(Expr.Native n, Frame frame, Shape want) {
    Code whole = sequence(Exprs.argument(n, 0), frame, want);
    Code from = exprs.numbers.integer(Exprs.argument(n, 1), frame);
    Code to = exprs.numbers.integer(Exprs.argument(n, 2), frame);
    Shape.Seq s = (Shape.Seq) whole.shape;
    int bits = s.element().bits();
    return Code.of(
        s,
        b -> {
          int value = b.local();
          int first = b.local();
          int last = b.local();
          int length = b.local();
          Label none = b.code.newLabel();
          Label bad = b.code.newLabel();
          Label good = b.code.newLabel();
          Label end = b.code.newLabel();
          whole.push(b);
          b.code.lstore(value);
          from.push(b);
          b.code.lstore(first);
          to.push(b);
          b.code.lstore(last);
          b.code.lload(first).lload(last).lcmp().ifgt(none);
          b.code.lload(first).lconst_1().lcmp().iflt(bad);
          b.code.lload(last).lload(value);
          b.mask(s.lengthBits());
          b.code.lcmp().ifle(good);
          b.code.labelBinding(bad);
          b.misfit();
          b.code.labelBinding(good).lload(last).lload(first).lsub().lconst_1().ladd();
          b.code.lstore(length);
          pushElements(b, value, s);
          b.code.lload(first).l2i().iconst_1().isub().loadConstant(bits).imul().lushr();
          b.code.lconst_1().lload(length).l2i().loadConstant(bits).imul().lshl();
          b.code.lconst_1().lsub().land();
          b.code.loadConstant(s.lengthBits()).lshl().lload(length).lor().goto_(end);
          b.code.labelBinding(none).lconst_0();
          b.code.labelBinding(end);
        });
  }
}
