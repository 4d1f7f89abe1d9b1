package plumbline.tla.compile;

import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Keys;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/** Shapes of expressions: what two have in common, and how one becomes the other. */
final class Shapes {
  /** Above so many bits, codes are not looked up in a table. */
  private static final int TABLE_BITS = 14;

  /** The same where a table would fill a pool with values. */
  private static final int POOLED_BITS = 8;

  private static final int MOST_JOINED = 512;

  private static final MethodTypeDesc SAME =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_long, ConstantDescs.CD_long);

  private final Shaping shaping;

  Shapes(Shaping shaping) {
    this.shaping = shaping;
  }

  /** The least shape of a value; throws {@link Misfit} for one that has none. */
  Shape of(Value value) {
    return switch (value) {
      case BoolValue _ -> new Shape.Bool();
      case IntValue i -> new Shape.Int(i.value(), i.value());
      case StringValue _, ModelValue _ -> new Shape.Atom(shaping.classOf(value));
      default -> {
        Sketch sketch = new Sketch();
        sketch.exact = true;
        sketch.see(value);
        yield shaping.of(sketch);
      }
    };
  }

  /** The shape of what a sketch has seen. */
  Shape of(Sketch sketch) {
    return shaping.of(sketch);
  }

  /** A value as code, in the wanted shape where it has a place in that. */
  Code constant(Value value, Shape want) {
    if (want != null && want.isNarrow()) {
      try {
        return Code.constant(want, value);
      } catch (Misfit e) {
        // In a shape of its own, then.
      }
    }
    return Code.constant(of(value), value);
  }

  /** A shape for values of both. */
  Shape joint(Code a, Code b) {
    if (a.constant().isPresent() && fits(a.constant().get(), b.shape)) {
      return b.shape;
    }
    if (b.constant().isPresent() && fits(b.constant().get(), a.shape)) {
      return a.shape;
    }
    return joint(a.shape, b.shape);
  }

  private static boolean fits(Value value, Shape shape) {
    try {
      shape.code(value);
      return true;
    } catch (Misfit e) {
      return false;
    }
  }

  Shape joint(Shape a, Shape b) {
    if (same(a, b)) {
      return a;
    }
    if (a instanceof Shape.Any || b instanceof Shape.Any) {
      return a instanceof Shape.Any ? a : b;
    }
    if (a instanceof Shape.Int x && b instanceof Shape.Int y) {
      return new Shape.Int(Math.min(x.low(), y.low()), Math.max(x.high(), y.high()));
    }
    if (a instanceof Shape.Seq x && b instanceof Shape.Seq y) {
      return new Shape.Seq(joint(x.element(), y.element()), Math.max(x.most(), y.most()));
    }
    if (a instanceof Shape.Mask x && b instanceof Shape.Mask y) {
      return new Shape.Mask(joint(x.element(), y.element()));
    }
    if (a instanceof Shape.Fun x && b instanceof Shape.Fun y && x.keys().equals(y.keys())) {
      return new Shape.Fun(x.keys(), joint(x.element(), y.element()));
    }
    if (a instanceof Shape.Struct x && b instanceof Shape.Struct y && x.keys().equals(y.keys())) {
      List<Shape> parts = new ArrayList<>();
      for (int i = 0; i < x.parts().size(); i++) {
        parts.add(joint(x.parts().get(i), y.parts().get(i)));
      }
      return new Shape.Struct(x.keys(), parts);
    }
    if (a instanceof Shape.OneOf o) {
      return joint(o, b);
    }
    if (b instanceof Shape.OneOf o) {
      return joint(o, a);
    }
    try {
      Map<Long, Value> all = new LinkedHashMap<>();
      for (Shape s : List.of(a, b)) {
        Values.all(s, MOST_JOINED).forEach(v -> all.put(v.fingerprint(), v));
      }
      return new Shape.Atom(new Universe(List.copyOf(all.values())));
    } catch (Misfit e) {
      return Shaping.oneOf(List.of(a, b));
    }
  }

  private Shape joint(Shape.OneOf one, Shape other) {
    List<Shape> all = new ArrayList<>(one.alternatives());
    List<Shape> others = other instanceof Shape.OneOf o ? o.alternatives() : List.of(other);
    for (Shape s : others) {
      int found = one.of(Shape.OneOf.keys(s));
      if (found >= 0) {
        all.set(found, joint(all.get(found), s));
      } else if (all.stream().noneMatch(known -> same(known, s))) {
        all.add(s);
      }
    }
    return Shaping.oneOf(all);
  }

  /** Whether codes of both mean the same. */
  static boolean same(Shape a, Shape b) {
    return switch (a) {
      case Shape.Bool _ -> b instanceof Shape.Bool;
      case Shape.Int i -> i.equals(b);
      case Shape.Any _ -> b instanceof Shape.Any;
      case Shape.Atom(Universe u) -> b instanceof Shape.Atom(Universe v) && (u == v || equal(u, v));
      case Shape.Mask(Shape e) -> b instanceof Shape.Mask(Shape f) && same(e, f);
      case Shape.OneOf o -> {
        boolean all =
            b instanceof Shape.OneOf p && o.alternatives().size() == p.alternatives().size();
        for (int i = 0; all && i < o.alternatives().size(); i++) {
          all = same(o.alternatives().get(i), ((Shape.OneOf) b).alternatives().get(i));
        }
        yield all;
      }
      case Shape.Listed l ->
          b instanceof Shape.Listed m && l.most() == m.most() && same(l.element(), m.element());
      case Shape.Fun(Keys k, Shape e) ->
          b instanceof Shape.Fun(Keys l, Shape f) && k.equals(l) && same(e, f);
      case Shape.Seq(Shape e, int m) ->
          b instanceof Shape.Seq(Shape f, int n) && m == n && same(e, f);
      case Shape.Struct(Keys k, List<Shape> p) -> {
        boolean all = b instanceof Shape.Struct(Keys l, List<Shape> q) && k.equals(l);
        for (int i = 0; all && i < p.size(); i++) {
          all = same(p.get(i), ((Shape.Struct) b).parts().get(i));
        }
        yield all;
      }
    };
  }

  private static boolean equal(Universe u, Universe v) {
    boolean same = u.size() == v.size();
    for (int i = 0; same && i < u.size(); i++) {
      same = u.get(i).fingerprint() == v.get(i).fingerprint();
    }
    return same;
  }

  /** Whether values are equal of which one is, or has in it, a value of any form. */
  Code sameAny(Shape.Any any, Code a, Code b) {
    Code x = to(any, a);
    Code y = to(any, b);
    return Code.of(
        new Shape.Bool(),
        body -> {
          int saved = body.local();
          x.push(body);
          body.code.lstore(saved);
          int other = body.local();
          y.push(body);
          body.code.lstore(other).aload(0).lload(saved).lload(other);
          body.code.invokevirtual(Unit.BASE, "same", SAME).i2l();
        });
  }

  /** The same value in another shape; whoever pushes it may throw {@link Misfit}. */
  Code to(Shape to, Code code) {
    return to(to, code, false).orElseGet(() -> Functions.failing(to));
  }

  /**
   * The same value in another shape, Atom, Bool or Int; -1 where it has no place there. Empty where
   * it never has.
   */
  Optional<Code> softly(Shape to, Code code) {
    return to(to, code, true);
  }

  private Optional<Code> to(Shape to, Code code, boolean soft) {
    Shape from = code.shape;
    if (code.constant().isPresent()) {
      Value value = code.constant().get();
      return fits(value, to) ? Optional.of(Code.constant(to, value)) : Optional.empty();
    }
    if (same(from, to)) {
      return Optional.of(code);
    }
    if (from instanceof Shape.Int x && to instanceof Shape.Int y) {
      return Optional.of(soft ? code : ranged(code, x, y));
    }
    if (from instanceof Shape.Mask x
        && to instanceof Shape.Mask y
        && from.isNarrow()
        && to.isNarrow()) {
      return Optional.of(moved(code, x, y));
    }
    if (!from.isNarrow() || !to.isNarrow()) {
      throw Misfit.misfit();
    }
    if (to instanceof Shape.OneOf one && one.of(Shape.OneOf.keys(from)) >= 0) {
      return tagged(one, code, soft);
    }
    if (from instanceof Shape.Seq x
        && to instanceof Shape.Seq y
        && same(x.element(), y.element())) {
      return Optional.of(relaid(code, x, y));
    }
    if (soft && from instanceof Shape.Any && !isElement(to)) {
      throw Misfit.misfit();
    }
    if (from.bits() <= (to.hasAny() ? POOLED_BITS : TABLE_BITS)) {
      long[] table = table(from, to);
      if (Arrays.stream(table).allMatch(t -> t == PackedStepper.MISSING)) {
        return Optional.empty();
      }
      long low = from instanceof Shape.Int i ? i.low() : 0;
      return Optional.of(
          Code.of(
              to,
              b -> {
                code.push(b);
                if (low != 0) {
                  b.constant(low);
                  b.code.lsub();
                }
                b.lookup(table, soft);
              }));
    }
    return Optional.of(
        Code.of(
            to,
            b -> {
              code.push(b);
              b.toField(from);
              b.convert(PackedStepper.Conversion.of(from, to, soft));
            }));
  }

  private static boolean isElement(Shape shape) {
    return shape instanceof Shape.Atom || shape instanceof Shape.Bool || shape instanceof Shape.Int;
  }

  /** A function as one of several kinds of values. */
  private Optional<Code> tagged(Shape.OneOf to, Code code, boolean soft) {
    int tag = to.of(Shape.OneOf.keys(code.shape));
    Shape alternative = to.alternatives().get(tag);
    if (soft && !same(alternative, code.shape)) {
      throw Misfit.misfit();
    }
    return to(alternative, code, false)
        .map(
            inner ->
                Code.of(
                    to,
                    b -> {
                      inner.push(b);
                      b.code.loadConstant(to.tagBits()).lshl();
                      b.constant(tag);
                      b.code.lor();
                    }));
  }

  private static Code ranged(Code code, Shape.Int from, Shape.Int to) {
    if (from.low() >= to.low() && from.high() <= to.high()) {
      return Code.of(to, code::push);
    }
    return Code.of(
        to,
        b -> {
          int value = b.local();
          java.lang.classfile.Label bad = b.code.newLabel();
          java.lang.classfile.Label good = b.code.newLabel();
          code.push(b);
          b.code.lstore(value).lload(value);
          b.constant(to.low());
          b.code.lcmp().iflt(bad);
          b.code.lload(value);
          b.constant(to.high());
          b.code.lcmp().ifle(good);
          b.code.labelBinding(bad);
          b.misfit();
          b.code.labelBinding(good).lload(value);
        });
  }

  private static Code relaid(Code code, Shape.Seq from, Shape.Seq to) {
    return Code.of(
        to,
        b -> {
          int value = b.local();
          code.push(b);
          b.code.lstore(value);
          if (to.most() < from.most()) {
            java.lang.classfile.Label good = b.code.newLabel();
            b.code.lload(value);
            b.mask(from.lengthBits());
            b.constant(to.most());
            b.code.lcmp().ifle(good);
            b.misfit();
            b.code.labelBinding(good);
          }
          b.code.lload(value);
          b.mask(from.lengthBits());
          b.code.lload(value).loadConstant(from.lengthBits()).lushr();
          b.code.loadConstant(to.lengthBits()).lshl().lor();
        });
  }

  private static Code moved(Code code, Shape.Mask from, Shape.Mask to) {
    long[] table = new long[from.size()];
    boolean still = true;
    for (int i = 0; i < table.length; i++) {
      Value element = from.element().value(i);
      table[i] = fits(element, to.element()) ? to.element().code(element) : -1;
      still &= table[i] == i;
    }
    return Code.of(
        to,
        still
            ? code::push
            : b -> {
              code.push(b);
              b.moved(table);
            });
  }

  /** For each code of a shape what that value is in another one. */
  static long[] table(Shape from, Shape to) {
    int codes = (int) Math.min(1L << from.bits(), 1 << TABLE_BITS);
    long[] table = new long[codes];
    Codec reading = Codec.of(from);
    Codec writing = Codec.of(to);
    for (int i = 0; i < codes; i++) {
      table[i] = PackedStepper.MISSING;
      try {
        Value value = reading.value(i);
        if (reading.code(value) == i) {
          long code = writing.code(value);
          table[i] = to instanceof Shape.Int(long low, long _) ? code + low : code;
        }
      } catch (Misfit | IndexOutOfBoundsException | plumbline.tla.value.ValueException e) {
        table[i] = PackedStepper.MISSING;
      }
    }
    return table;
  }
}
