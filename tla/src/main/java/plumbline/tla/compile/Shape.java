package plumbline.tla.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Keys;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;

/**
 * What a value can be, and how it is written as bits. A value has one code in a shape: equal codes
 * are equal values.
 *
 * <p>In compiled code a value of up to 64 bits is one {@code long}: its code, but for an integer,
 * which is itself.
 */
sealed interface Shape {
  /** More bits than any shape that can be used. */
  int TOO_WIDE = 1 << 20;

  /** How many bits a code has. */
  int bits();

  /** The code of a value; throws {@link Misfit} for one that has none. */
  default long code(Value value) {
    return Codec.of(this).code(value);
  }

  /** The value of a code. */
  default Value value(long code) {
    return Codec.of(this).value(code);
  }

  /** What it is, for a reader. */
  String description();

  /** Whether a code is one {@code long}. */
  default boolean isNarrow() {
    return bits() <= 64;
  }

  /** The bits of numbers below n. */
  static int bitsFor(long n) {
    return n <= 1 ? 0 : 64 - Long.numberOfLeadingZeros(n - 1);
  }

  /** Bits that are set up to a width. */
  static long mask(int bits) {
    return bits >= 64 ? -1 : (1L << bits) - 1;
  }

  /** TRUE or FALSE. */
  record Bool() implements Shape {
    @Override
    public String description() {
      return "a boolean";
    }

    @Override
    public int bits() {
      return 1;
    }

    @Override
    public long code(Value value) {
      if (value instanceof BoolValue b) {
        return b.value() ? 1 : 0;
      }
      throw Misfit.misfit();
    }

    @Override
    public Value value(long code) {
      return code == 0 ? BoolValue.FALSE : BoolValue.TRUE;
    }
  }

  /** An integer; its code counts from the least. */
  record Int(long low, long high) implements Shape {
    @Override
    public String description() {
      return low + ".." + high;
    }

    @Override
    public int bits() {
      long span = high - low;
      return span < 0 || span == Long.MAX_VALUE ? 64 : bitsFor(span + 1);
    }

    @Override
    public long code(Value value) {
      if (value instanceof IntValue i && i.value() >= low && i.value() <= high) {
        return i.value() - low;
      }
      throw Misfit.misfit();
    }

    @Override
    public Value value(long code) {
      return IntValue.of(code + low);
    }
  }

  /** One of some values. */
  record Atom(Universe universe) implements Shape {
    @Override
    public String description() {
      return "one of " + universe;
    }

    @Override
    public int bits() {
      return bitsFor(universe.size());
    }

    @Override
    public long code(Value value) {
      int number = universe.number(value);
      if (number < 0) {
        throw Misfit.misfit();
      }
      return number;
    }

    @Override
    public Value value(long code) {
      return universe.get((int) code);
    }
  }

  /** A set: a bit for each value that the element's shape, Bool, Int or Atom, has. */
  record Mask(Shape element) implements Shape {
    @Override
    public String description() {
      return "a set of " + size() + " bits, each " + element.description();
    }

    /** How many values may be in it. */
    int size() {
      return switch (element) {
        case Bool _ -> 2;
        case Int(long low, long high) -> (int) (high - low + 1);
        case Atom(Universe u) -> u.size();
        default -> throw new IllegalArgumentException(element.toString());
      };
    }

    @Override
    public int bits() {
      return size();
    }

    @Override
    public long code(Value value) {
      long[] words = words(value);
      if (words.length != 1) {
        throw Misfit.misfit();
      }
      return words[0];
    }

    /** The bits of a set of any size. */
    long[] words(Value value) {
      if (!value.isSet() || !value.isEnumerable()) {
        throw Misfit.misfit();
      }
      long[] words = new long[Math.max(1, (size() + 63) / 64)];
      ValueIterator elements = value.iterator();
      for (Value v = elements.next(); v != null; v = elements.next()) {
        int bit = (int) element.code(v);
        words[bit >> 6] |= 1L << bit;
      }
      return words;
    }

    @Override
    public Value value(long code) {
      return value(new long[] {code});
    }

    Value value(long... words) {
      List<Value> all = new ArrayList<>();
      for (int i = 0; i < size(); i++) {
        if ((words[i >> 6] >>> i & 1) != 0) {
          all.add(element.value(i));
        }
      }
      return SetValue.of(all.toArray(Value[]::new));
    }
  }

  /** A function with that domain, all of whose values have one shape. */
  record Fun(Keys keys, Shape element) implements Shape {
    @Override
    public String description() {
      return "[" + keys + " -> " + element.description() + "]";
    }

    @Override
    public int bits() {
      return (int) Math.min(TOO_WIDE, (long) keys.count() * element.bits());
    }
  }

  /** A record or tuple, or another function whose values have shapes of their own. */
  record Struct(Keys keys, List<Shape> parts) implements Shape {
    @Override
    public String description() {
      return "["
          + keys
          + ": "
          + parts.stream().map(Shape::description).collect(Collectors.joining("; "))
          + "]";
    }

    @Override
    public int bits() {
      return Math.min(TOO_WIDE, parts.stream().mapToInt(Shape::bits).sum());
    }

    /** Where a part begins. */
    int shift(int part) {
      int shift = 0;
      for (int i = 0; i < part; i++) {
        shift += parts.get(i).bits();
      }
      return shift;
    }
  }

  /** A sequence of at most so many elements: its length in the low bits, then the elements. */
  record Seq(Shape element, int most) implements Shape {
    @Override
    public String description() {
      return "a sequence of up to " + most + ", each " + element.description();
    }

    int lengthBits() {
      return bitsFor(most + 1L);
    }

    int shift(int index) {
      return lengthBits() + index * element.bits();
    }

    @Override
    public int bits() {
      return (int) Math.min(TOO_WIDE, lengthBits() + (long) most * element.bits());
    }
  }

  /**
   * A value of one of several shapes: records with different fields, and the like. The number of
   * the shape in the low bits, then its code.
   */
  record OneOf(List<Shape> alternatives) implements Shape {
    @Override
    public String description() {
      return alternatives.stream().map(Shape::description).collect(Collectors.joining(" or "));
    }

    int tagBits() {
      return bitsFor(alternatives.size());
    }

    @Override
    public int bits() {
      return tagBits() + alternatives.stream().mapToInt(Shape::bits).max().orElse(0);
    }

    int tag(long code) {
      return (int) (code & mask(tagBits()));
    }

    /** Which one is for functions with those keys, or -1. */
    int of(Keys keys) {
      if (keys == null) {
        return -1;
      }
      for (int i = 0; i < alternatives.size(); i++) {
        if (keys.equals(keys(alternatives.get(i)))) {
          return i;
        }
      }
      return -1;
    }

    /** The keys of all functions of a shape; null where it is not of such. */
    static Keys keys(Shape shape) {
      return switch (shape) {
        case Fun f -> f.keys();
        case Struct s -> s.keys();
        default -> null;
      };
    }
  }

  /**
   * A set of at most so many elements, of which there are too many for a bit each. It has words of
   * its own, as {@link Listing} says.
   */
  record Listed(Shape element, int most, Listing listing) implements Shape {
    static Listed of(Shape element, int most) {
      if (!element.isNarrow()) {
        throw Misfit.misfit();
      }
      return new Listed(element, most, new Listing(element, most));
    }

    @Override
    public String description() {
      return "a set of up to " + most + ", each " + element.description();
    }

    @Override
    public int bits() {
      return TOO_WIDE;
    }

    @Override
    public long code(Value value) {
      throw Misfit.misfit();
    }

    @Override
    public Value value(long code) {
      throw Misfit.misfit();
    }

    void encode(Value value, long[] into, int at) {
      if (!value.isSet() || !value.isEnumerable()) {
        throw Misfit.misfit();
      }
      ValueIterator elements = value.iterator();
      for (Value v = elements.next(); v != null; v = elements.next()) {
        listing.add(into, at, element.code(v));
      }
    }

    Value decode(long[] from, int at) {
      Value[] values = new Value[(int) from[at]];
      for (int i = 0; i < values.length; i++) {
        values[i] = element.value(from[at + 1 + i]);
      }
      return SetValue.of(values);
    }
  }

  /** A value of any form: its number in a pool. */
  record Any(Pool pool) implements Shape {
    @Override
    public String description() {
      return "a value of any form";
    }

    @Override
    public int bits() {
      return Pool.BITS;
    }

    @Override
    public long code(Value value) {
      return pool.number(value);
    }

    @Override
    public Value value(long code) {
      return pool.get(code);
    }
  }

  /** Whether values of any form are in it. */
  default boolean hasAny() {
    return switch (this) {
      case Any _ -> true;
      case Bool _, Int _, Atom _, Mask _ -> false;
      case Fun f -> f.element().hasAny();
      case Seq s -> s.element().hasAny();
      case Listed l -> l.element().hasAny();
      case Struct s -> s.parts().stream().anyMatch(Shape::hasAny);
      case OneOf o -> o.alternatives().stream().anyMatch(Shape::hasAny);
    };
  }
}
