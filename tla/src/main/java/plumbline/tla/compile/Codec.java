package plumbline.tla.compile;

import java.util.List;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Keys;
import plumbline.tla.value.Value;

/**
 * Writes values of a shape as codes and reads them again. What the shape asks for is worked out
 * once, so whoever has many of them keeps one of these.
 */
abstract sealed class Codec {
  /** The code of a value; throws {@link Misfit} for one that has none. */
  abstract long code(Value value);

  /** The value of a code. */
  abstract Value value(long code);

  static Codec of(Shape shape) {
    return switch (shape) {
      case Shape.Bool _, Shape.Int _, Shape.Atom _, Shape.Mask _, Shape.Any _, Shape.Listed _ ->
          new OfSimple(shape);
      case Shape.Fun f -> {
        Codec element = of(f.element());
        int bits = f.element().bits();
        Codec[] parts = new Codec[f.keys().count()];
        int[] shifts = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
          parts[i] = element;
          shifts[i] = Math.min(64, i * bits);
        }
        yield new OfParts(f.keys(), parts, shifts, bits);
      }
      case Shape.Struct s -> {
        Codec[] parts = new Codec[s.parts().size()];
        int[] shifts = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
          parts[i] = of(s.parts().get(i));
          shifts[i] = Math.min(64, s.shift(i));
        }
        int[] bits = s.parts().stream().mapToInt(Shape::bits).toArray();
        yield new OfParts(s.keys(), parts, shifts, bits);
      }
      case Shape.Seq s -> new OfSequence(s);
      case Shape.OneOf o -> new OfOne(o);
    };
  }

  private static FunctionValue function(Value value) {
    FunctionValue f = FunctionValue.listed(value);
    if (f == null) {
      throw Misfit.misfit();
    }
    return f;
  }

  /** A part moved to its place; what is moved out of a word is 0, not what Java makes of it. */
  private static long moved(long part, int shift) {
    return shift >= 64 ? 0 : part << shift;
  }

  private static long part(long code, int shift, long mask) {
    return shift >= 64 ? 0 : code >>> shift & mask;
  }

  private static final class OfSimple extends Codec {
    private final Shape shape;

    OfSimple(Shape shape) {
      this.shape = shape;
    }

    @Override
    long code(Value value) {
      return shape.code(value);
    }

    @Override
    Value value(long code) {
      return shape.value(code);
    }
  }

  /** Functions with one domain. */
  private static final class OfParts extends Codec {
    private final Keys keys;
    private final Codec[] parts;
    private final int[] shifts;
    private final long[] masks;

    OfParts(Keys keys, Codec[] parts, int[] shifts, int... bits) {
      this.keys = keys;
      this.parts = parts;
      this.shifts = shifts;
      this.masks = new long[parts.length];
      for (int i = 0; i < masks.length; i++) {
        masks[i] = Shape.mask(bits[bits.length == 1 ? 0 : i]);
      }
    }

    @Override
    long code(Value value) {
      FunctionValue f = function(value);
      if (!f.keys().equals(keys)) {
        throw Misfit.misfit();
      }
      long code = 0;
      for (int i = 0; i < parts.length; i++) {
        code |= moved(parts[i].code(f.valueAt(i)), shifts[i]);
      }
      return code;
    }

    @Override
    Value value(long code) {
      Value[] values = new Value[parts.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = parts[i].value(part(code, shifts[i], masks[i]));
      }
      return FunctionValue.of(keys, values);
    }
  }

  private static final class OfSequence extends Codec {
    private final Codec element;
    private final int most;
    private final int[] shifts;
    private final long lengths;
    private final long mask;

    OfSequence(Shape.Seq s) {
      element = of(s.element());
      most = s.most();
      lengths = Shape.mask(s.lengthBits());
      mask = Shape.mask(s.element().bits());
      shifts = new int[most];
      for (int i = 0; i < most; i++) {
        shifts[i] = s.shift(i);
      }
    }

    @Override
    long code(Value value) {
      FunctionValue f = function(value);
      if (!f.isSequence() || f.count() > most) {
        throw Misfit.misfit();
      }
      long code = f.count();
      for (int i = 0; i < f.count(); i++) {
        code |= moved(element.code(f.valueAt(i)), shifts[i]);
      }
      return code;
    }

    @Override
    Value value(long code) {
      Value[] values = new Value[(int) (code & lengths)];
      for (int i = 0; i < values.length; i++) {
        values[i] = element.value(part(code, shifts[i], mask));
      }
      return FunctionValue.sequence(values);
    }
  }

  private static final class OfOne extends Codec {
    private final List<Codec> alternatives;
    private final int tagBits;

    OfOne(Shape.OneOf o) {
      alternatives = o.alternatives().stream().map(Codec::of).toList();
      tagBits = o.tagBits();
    }

    @Override
    long code(Value value) {
      for (int i = 0; i < alternatives.size(); i++) {
        try {
          return alternatives.get(i).code(value) << tagBits | i;
        } catch (Misfit e) {
          // Then it is of another one.
        }
      }
      throw Misfit.misfit();
    }

    @Override
    Value value(long code) {
      return alternatives.get((int) (code & Shape.mask(tagBits))).value(code >>> tagBits);
    }
  }
}
