package plumbline.tla.compile;

import java.util.function.UnaryOperator;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.Value;

/** EXCEPT in compiled code: bits replaced within a word. */
final class Updates {
  private final Exprs exprs;
  private final Functions functions;

  Updates(Exprs exprs, Functions functions) {
    this.exprs = exprs;
    this.functions = functions;
  }

  Code code(Expr.Except e, Frame frame, Shape want) {
    Code result = exprs.code(e.base(), frame, want);
    for (Expr.Update u : e.updates()) {
      result = updated(result, u, 0, frame, e);
    }
    return result;
  }

  /** The value with what is at the end of a path replaced. */
  private Code updated(Code base, Expr.Update u, int depth, Frame frame, Expr at) {
    if (depth == u.path().size()) {
      Frame inner = frame.with(u.old(), new Frame.Held(base));
      return exprs.code(base.shape, u.value(), inner);
    }
    if (u.path().get(depth).size() != 1) {
      throw Exprs.unsupported("EXCEPT with several arguments", at);
    }
    if (base.shape instanceof Shape.Any && exprs.interpreting.isOn()) {
      return exprs.interpreting.updated(base, u, depth, frame, at);
    }
    Expr key = u.path().get(depth).getFirst();
    Slot whole = new Slot(base);
    return switch (base.shape) {
      case Shape.Fun f -> {
        Slot index = new Slot(functions.index(f.keys(), exprs.code(key, frame, null), at));
        int bits = f.element().bits();
        Code old = Functions.at(whole, f, index);
        Slot kept = new Slot(old);
        Code value = updated(kept, u, depth + 1, frame, at);
        yield Code.of(
            f,
            b -> {
              whole.define(b);
              index.define(b);
              kept.define(b);
              replace(b, whole, value, f.element(), () -> Functions.pushShift(b, index, bits));
            });
      }
      case Shape.Struct s -> {
        Value name =
            exprs.constant(key).orElseThrow(() -> Exprs.unsupported("a key that varies", at));
        int found = Functions.indexOf(s.keys(), name);
        if (found < 0) {
          yield Functions.failing(s);
        }
        Slot kept = new Slot(functions.part(whole, name, at));
        Code value = updated(kept, u, depth + 1, frame, at);
        yield Code.of(
            s,
            b -> {
              whole.define(b);
              kept.define(b);
              replace(
                  b, whole, value, s.parts().get(found), () -> b.code.loadConstant(s.shift(found)));
            });
      }
      case Shape.Seq s -> {
        Slot number = new Slot(exprs.numbers.integer(key, frame));
        Slot kept = new Slot(Functions.at(whole, s, number));
        Code value = updated(kept, u, depth + 1, frame, at);
        yield Code.of(
            s,
            b -> {
              whole.define(b);
              number.define(b);
              kept.define(b);
              replace(
                  b,
                  whole,
                  value,
                  s.element(),
                  () -> {
                    number.push(b);
                    b.code.l2i().iconst_1().isub();
                    b.code.loadConstant(s.element().bits()).imul();
                    b.code.loadConstant(s.lengthBits()).iadd();
                  });
            });
      }
      default -> throw Exprs.unsupported("EXCEPT of what has no parts", at);
    };
  }

  private static void replace(Body b, Code whole, Code value, Shape part, Runnable pushShift) {
    whole.push(b);
    b.constant(Shape.mask(part.bits()));
    pushShift.run();
    b.code.lshl();
    b.constant(-1);
    b.code.lxor().land();
    value.push(b);
    b.toField(part);
    pushShift.run();
    b.code.lshl().lor();
  }

  /** The index and the new value of an update of a long function. */
  record Patch(Code index, Code value) {}

  /**
   * The update {@code [f EXCEPT ![i] = e]} of the long function that a variable is.
   *
   * @param bind makes a value that is kept in a local, written at once
   */
  Patch patch(Layout.Place place, Expr.Update u, Frame frame, Expr at, UnaryOperator<Code> bind) {
    Shape.Fun f = (Shape.Fun) place.shape();
    if (u.path().getFirst().size() != 1) {
      throw Exprs.unsupported("EXCEPT with several arguments", at);
    }
    Code index =
        bind.apply(
            functions.index(f.keys(), exprs.code(u.path().getFirst().getFirst(), frame, null), at));
    Code old = bind.apply(functions.element(place, index));
    Code value = updated(old, u, 1, frame, at);
    return new Patch(index, bind.apply(exprs.shapes.to(f.element(), value)));
  }
}
