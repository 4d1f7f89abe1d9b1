package plumbline.tla.compile;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.value.Keys;

/**
 * Sets whose elements are listed: how many there are, then their codes in TLC's order, one word
 * each; what is not used is 0.
 *
 * <p>The order of codes is not that of the values. Values are compared by their first parts first,
 * so codes are compared with their parts put in that order. Functions with different keys are
 * compared by the number of these, then by one key and the value there after the other.
 */
final class Listing {
  private final Shape element;
  private final int most;
  private final List<Shape> shapes;
  private final int tagBits;

  /** By shape, for each part how far it is from the lowest bit, and its mask. */
  private final long[][] orders;

  /** Throws {@link Misfit} where the elements' order is not that of any parts of their codes. */
  Listing(Shape element, int most) {
    this.element = element;
    this.most = most;
    this.shapes = element instanceof Shape.OneOf o ? o.alternatives() : List.of(element);
    this.tagBits = element instanceof Shape.OneOf o ? o.tagBits() : 0;
    this.orders = shapes.stream().map(Listing::order).toArray(long[][]::new);
    if (shapes.size() > 1) {
      shapes.forEach(Listing::requireFunction);
    }
  }

  private static void requireFunction(Shape shape) {
    if (Shape.OneOf.keys(shape) == null) {
      throw Misfit.misfit();
    }
  }

  private static long[] order(Shape element) {
    List<long[]> parts = new ArrayList<>();
    add(element, 0, parts);
    return parts.stream().flatMapToLong(java.util.Arrays::stream).toArray();
  }

  private static void add(Shape shape, int shift, List<long[]> parts) {
    switch (shape) {
      case Shape.Bool _, Shape.Int _ -> part(shape, shift, parts);
      case Shape.Atom(Universe u) when u.isOrdered() -> part(shape, shift, parts);
      case Shape.Fun f -> {
        for (int i = 0; i < f.keys().count(); i++) {
          add(f.element(), shift + i * f.element().bits(), parts);
        }
      }
      case Shape.Struct s -> {
        for (int i = 0; i < s.parts().size(); i++) {
          add(s.parts().get(i), shift + s.shift(i), parts);
        }
      }
      case Shape.Seq s -> {
        parts.add(new long[] {shift, Shape.mask(s.lengthBits())});
        for (int i = 0; i < s.most(); i++) {
          add(s.element(), shift + s.shift(i), parts);
        }
      }
      case Shape.Atom _, Shape.Mask _, Shape.Listed _, Shape.OneOf _, Shape.Any _ ->
          throw Misfit.misfit();
    }
  }

  private static void part(Shape shape, int shift, List<long[]> parts) {
    if (shape.bits() > 0) {
      parts.add(new long[] {shift, Shape.mask(shape.bits())});
    }
  }

  // --- the order ------------------------------------------------------------------

  private static long key(long code, long[] order) {
    long key = 0;
    for (int i = 0; i < order.length; i += 2) {
      long mask = order[i + 1];
      // Not more than 64 bits in all, so that a shift by all 64 only meets 0.
      key = key << (64 - Long.numberOfLeadingZeros(mask)) | (code >>> order[i] & mask);
    }
    return key;
  }

  private int compare(long a, long b) {
    int x = (int) (a & Shape.mask(tagBits));
    int y = (int) (b & Shape.mask(tagBits));
    return x == y
        ? Long.compareUnsigned(key(a >>> tagBits, orders[x]), key(b >>> tagBits, orders[y]))
        : compare(a >>> tagBits, shapes.get(x), b >>> tagBits, shapes.get(y));
  }

  /** Compares functions whose keys are not the same. */
  private static int compare(long a, Shape shape, long b, Shape other) {
    Keys keys = Shape.OneOf.keys(shape);
    Keys others = Shape.OneOf.keys(other);
    int c = Integer.compare(keys.count(), others.count());
    for (int i = 0; c == 0 && i < keys.count(); i++) {
      c = keys.keyAt(i).compareTo(others.keyAt(i));
      if (c == 0) {
        c =
            part(shape, i)
                .value(code(a, shape, i))
                .compareTo(part(other, i).value(code(b, other, i)));
      }
    }
    return c;
  }

  private static Shape part(Shape shape, int index) {
    return shape instanceof Shape.Struct s ? s.parts().get(index) : ((Shape.Fun) shape).element();
  }

  private static long code(long code, Shape shape, int index) {
    int bits = part(shape, index).bits();
    int shift = shape instanceof Shape.Struct s ? s.shift(index) : index * bits;
    return shift >= 64 ? 0 : code >>> shift & Shape.mask(bits);
  }

  // --- sets -----------------------------------------------------------------------

  static boolean contains(long[] words, int at, long code) {
    int last = at + (int) words[at];
    for (int i = at + 1; i <= last; i++) {
      if (words[i] == code) {
        return true;
      }
    }
    return false;
  }

  /** Adds an element; throws {@link Misfit} where there is no room. */
  void add(long[] words, int at, long code) {
    if (contains(words, at, code)) {
      return;
    }
    if (words[at] == most) {
      throw Misfit.misfit();
    }
    int i = at + (int) ++words[at];
    while (i > at + 1 && compare(words[i - 1], code) > 0) {
      words[i] = words[i - 1];
      i--;
    }
    words[i] = code;
  }

  static void remove(long[] words, int at, long code) {
    int last = at + (int) words[at];
    for (int i = at + 1; i <= last; i++) {
      if (words[i] == code) {
        System.arraycopy(words, i + 1, words, i, last - i);
        words[last] = 0;
        words[at]--;
        return;
      }
    }
  }

  static void clear(long[] words, int at) {
    java.util.Arrays.fill(words, at, at + 1 + (int) words[at], 0);
  }

  @Override
  public String toString() {
    return element.description();
  }
}
