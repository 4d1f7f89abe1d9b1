package plumbline.tla.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * Sets whose elements are listed: how many there are, then their codes in TLC's order, one word
 * each; what is not used is 0.
 *
 * <p>The order of codes is not that of the values. Values are compared by their first parts first;
 * so codes are compared with their parts put in that order, as a table says: for each part how far
 * it is from the lowest bit, and its mask.
 */
final class Listing {
  private Listing() {}

  /** The table for elements of a shape; throws {@link Misfit} where there is none. */
  static long[] order(Shape element) {
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
      case Shape.Atom _, Shape.Mask _, Shape.Listed _ -> throw Misfit.misfit();
    }
  }

  private static void part(Shape shape, int shift, List<long[]> parts) {
    if (shape.bits() > 0) {
      parts.add(new long[] {shift, Shape.mask(shape.bits())});
    }
  }

  private static long key(long code, long[] order) {
    long key = 0;
    for (int i = 0; i < order.length; i += 2) {
      long mask = order[i + 1];
      // Not more than 64 bits in all, so that a shift by all 64 only meets 0.
      key = key << (64 - Long.numberOfLeadingZeros(mask)) | (code >>> order[i] & mask);
    }
    return key;
  }

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
  static void add(long[] words, int at, long code, int most, long[] order) {
    if (contains(words, at, code)) {
      return;
    }
    if (words[at] == most) {
      throw Misfit.misfit();
    }
    long key = key(code, order);
    int i = at + (int) ++words[at];
    while (i > at + 1 && Long.compareUnsigned(key(words[i - 1], order), key) > 0) {
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
}
