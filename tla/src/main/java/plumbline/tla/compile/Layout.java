package plumbline.tla.compile;

import java.util.Arrays;
import java.util.List;
import plumbline.tla.State;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Value;

/**
 * Where the variables of a state are in its words. What fits into a word is in one; a longer set
 * has words of its own, and so has a longer function, with as many values in a word as fit at a
 * power of two of bits each.
 */
final class Layout {
  /**
   * Where a variable is.
   *
   * @param word the first one
   * @param shift bits below it in its word
   * @param stride log2 of the bits that a value of a long function has
   * @param mask the bits of a narrow one, without the shift
   */
  record Place(
      Shape shape, int word, int shift, int words, int stride, boolean isNarrow, long mask) {
    /** The same place in a state that comes so many words later. */
    Place later(int by) {
      return new Place(shape, word + by, shift, words, stride, isNarrow, mask);
    }

    static Place of(Shape shape, int word, int shift, int words, int stride) {
      return new Place(
          shape, word, shift, words, stride, shape.isNarrow(), Shape.mask(shape.bits()));
    }
  }

  private final Place[] places;

  /** Of the variables, of the values for long functions; null for other long ones. */
  private final Codec[] codecs;

  private final int words;

  /** Throws {@link Misfit} where a variable is of no shape that can be laid out. */
  Layout(List<Shape> shapes) {
    Place[] all = new Place[shapes.size()];
    int word = 0;
    int used = 0;
    for (int i = 0; i < all.length; i++) {
      Shape s = shapes.get(i);
      if (s.isNarrow()) {
        if (used + s.bits() > 64) {
          word++;
          used = 0;
        }
        all[i] = Place.of(s, word, used, 1, 0);
        used += s.bits();
      }
    }
    word += used > 0 ? 1 : 0;
    for (int i = 0; i < all.length; i++) {
      Shape s = shapes.get(i);
      if (!s.isNarrow()) {
        int stride = s instanceof Shape.Fun f ? stride(f) : 6;
        int count =
            switch (s) {
              case Shape.Mask m -> (m.bits() + 63) / 64;
              case Shape.Listed l -> 1 + l.most();
              case Shape.Fun f -> ((f.keys().count() << stride) + 63) / 64;
              default -> throw Misfit.misfit();
            };
        all[i] = Place.of(s, word, 0, count, stride);
        word += count;
      }
    }
    places = all;
    codecs = new Codec[all.length];
    for (int i = 0; i < all.length; i++) {
      Shape s = shapes.get(i);
      if (s.isNarrow()) {
        codecs[i] = Codec.of(s);
      } else if (s instanceof Shape.Fun f) {
        codecs[i] = Codec.of(f.element());
      }
    }
    words = Math.max(1, word);
  }

  private static int stride(Shape.Fun f) {
    if (!f.element().isNarrow()) {
      throw Misfit.misfit();
    }
    return Shape.bitsFor(Math.max(1, f.element().bits()));
  }

  int words() {
    return words;
  }

  int variables() {
    return places.length;
  }

  Place place(int variable) {
    return places[variable];
  }

  /** Writes a state; throws {@link Misfit} for one that leaves its shape. */
  void encode(State state, long[] into, int at) {
    Arrays.fill(into, at, at + words, 0);
    for (int i = 0; i < places.length; i++) {
      Place p = places[i];
      if (p.isNarrow) {
        into[at + p.word] |= codecs[i].code(state.get(i)) << p.shift;
      } else {
        encodeLong(i, state.get(i), into, at);
      }
    }
  }

  /** Writes a variable that has words of its own in place of what is there. */
  void encode(int variable, Value value, long[] into, int at) {
    Place p = places[variable];
    Arrays.fill(into, at + p.word, at + p.word + p.words, 0);
    encodeLong(variable, value, into, at);
  }

  private void encodeLong(int variable, Value value, long[] into, int at) {
    Place p = places[variable];
    if (p.shape instanceof Shape.Listed l) {
      l.encode(value, into, at + p.word);
    } else if (p.shape instanceof Shape.Mask m) {
      long[] bits = m.words(value);
      System.arraycopy(bits, 0, into, at + p.word, bits.length);
    } else {
      encode(p, (Shape.Fun) p.shape, codecs[variable], value, into, at);
    }
  }

  private static void encode(
      Place p, Shape.Fun shape, Codec element, Value value, long[] into, int at) {
    FunctionValue f = FunctionValue.listed(value);
    if (f == null || !f.keys().equals(shape.keys())) {
      throw Misfit.misfit();
    }
    for (int i = 0; i < f.count(); i++) {
      int bit = i << p.stride;
      into[at + p.word + (bit >> 6)] |= element.code(f.valueAt(i)) << bit;
    }
  }

  /** Reads a state. */
  State decode(long[] from, int at) {
    Value[] values = new Value[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i, from, at);
    }
    return new State(values);
  }

  /** Reads a variable. */
  Value value(int variable, long[] from, int at) {
    Place p = places[variable];
    if (p.isNarrow) {
      return codecs[variable].value(code(p, from, at));
    }
    if (p.shape instanceof Shape.Listed l) {
      return l.decode(from, at + p.word);
    }
    if (p.shape instanceof Shape.Mask m) {
      return m.value(Arrays.copyOfRange(from, at + p.word, at + p.word + p.words));
    }
    Shape.Fun f = (Shape.Fun) p.shape;
    Value[] elements = new Value[f.keys().count()];
    for (int k = 0; k < elements.length; k++) {
      int bit = k << p.stride;
      elements[k] =
          codecs[variable].value(
              from[at + p.word + (bit >> 6)] >>> bit & Shape.mask(f.element().bits()));
    }
    return FunctionValue.of(f.keys(), elements);
  }

  private static long code(Place p, long[] from, int at) {
    return from[at + p.word] >>> p.shift & p.mask;
  }

  /** A number that is the same for equal values of a variable and differs for others. */
  long key(int variable, long[] from, int at) {
    Place p = places[variable];
    if (p.isNarrow) {
      return code(p, from, at);
    }
    long key = 0;
    for (int i = 0; i < p.words; i++) {
      key = (key ^ from[at + p.word + i]) * 0x9E3779B97F4A7C15L;
      key ^= key >>> 32;
    }
    return key;
  }
}
