package plumbline.tla.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.LongToIntFunction;
import plumbline.tla.SourceRange;
import plumbline.tla.value.Fingerprints;
import plumbline.tla.value.Keys;
import plumbline.tla.value.Renaming;
import plumbline.tla.value.Value;

/**
 * Tells packed states apart that no permutation of model values maps to each other: the fingerprint
 * is the sum of those of all images. An image is put together from parts of the state that are
 * mapped each by itself, through tables.
 */
final class Images {
  /** Up to so many bits are mapped by one table, whatever they are made of. */
  private static final int TABLE_BITS = 8;

  /** Log2 of how many fingerprints are remembered. */
  private static final int REMEMBERED = 14;

  private final Layout layout;
  private final List<Renaming> permutations;
  private final Part[] parts;

  /** By word the bits that are the same in every image. */
  private final long[] fixed;

  private final List<Moving> moving = new ArrayList<>();

  /** Sets of listed elements. */
  private final List<Elements> listed = new ArrayList<>();

  private final Map<Universe, int[][]> universes = new ConcurrentHashMap<>();
  private final Map<Keys, int[][]> keys = new ConcurrentHashMap<>();

  /**
   * Bits of a state.
   *
   * @param index of a sequence's element, whose length is in the bits of {@code length}; these are
   *     0 where it is none
   * @param toWord the word of the image by each permutation
   * @param tables what the bits become there by each permutation, in place; none where they are
   *     only moved
   * @param toShift where they are moved to
   */
  private record Part(
      int word,
      int shift,
      long mask,
      int lengthShift,
      long length,
      int index,
      int[] toWord,
      int[] toShift,
      long[][] tables) {
    long in(long[] words, int at, int permutation) {
      long all = words[at + word];
      if (!isThere(all)) {
        return 0;
      }
      long code = all >>> shift & mask;
      return tables.length == 0 ? code << toShift[permutation] : tables[permutation][(int) code];
    }

    private boolean isThere(long all) {
      return length == 0 || index < (all >>> lengthShift & length);
    }
  }

  /** A part whose images are not in a table. */
  private record Moving(Part part, Imaging imaging) {
    long in(long[] words, int at, int permutation) {
      long all = words[at + part.word];
      return part.isThere(all)
          ? imaging.image(all >>> part.shift & part.mask, permutation) << part.toShift[permutation]
          : 0;
    }
  }

  /** What maps the elements of a set. */
  private record Elements(int word, Shape.Listed set, Imaging imaging) {}

  /** The element of a sequence that a part belongs to. */
  private record Element(int lengthShift, long length, int index) {
    static final Element NONE = new Element(0, 0, 0);
  }

  /** Throws {@link Unsupported} where an image of a state may have no place in the layout. */
  Images(Layout layout, List<Renaming> permutations, int variables) {
    this.layout = layout;
    this.permutations = permutations;
    this.fixed = new long[layout.words()];
    List<Part> all = new ArrayList<>();
    for (int v = 0; v < variables; v++) {
      Layout.Place place = layout.place(v);
      if (place.isNarrow()) {
        int[] toWord = same(place.word());
        add(
            place.shape(),
            place.word(),
            place.shift(),
            Element.NONE,
            toWord,
            same(place.shift()),
            fixed,
            all);
      } else if (place.shape() instanceof Shape.Listed l) {
        listed.add(new Elements(place.word(), l, Imaging.of(l.element(), this)));
      } else if (place.shape() instanceof Shape.Mask m) {
        bits(m, place, all);
      } else {
        elements((Shape.Fun) place.shape(), place, all);
      }
    }
    this.parts = all.toArray(Part[]::new);
  }

  private int[] same(int n) {
    int[] all = new int[permutations.size()];
    Arrays.fill(all, n);
    return all;
  }

  private void bits(Shape.Mask set, Layout.Place place, List<Part> all) {
    Imaging imaging = Imaging.of(set.element(), this);
    for (int bit = 0; bit < set.size(); bit++) {
      int[] word = same(0);
      long[][] tables = new long[permutations.size()][2];
      for (int p = 0; p < permutations.size(); p++) {
        int to = (int) imaging.image(bit, p);
        word[p] = place.word() + (to >> 6);
        tables[p][1] = 1L << to;
      }
      all.add(new Part(place.word() + (bit >> 6), bit & 63, 1, 0, 0, 0, word, same(0), tables));
    }
  }

  private void elements(Shape.Fun f, Layout.Place place, List<Part> all) {
    for (int k = 0; k < f.keys().count(); k++) {
      int bit = k << place.stride();
      int[] word = same(0);
      int[] shift = same(0);
      for (int p = 0; p < permutations.size(); p++) {
        int to = images(f.keys())[p][k] << place.stride();
        word[p] = place.word() + (to >> 6);
        shift[p] = to & 63;
      }
      add(f.element(), place.word() + (bit >> 6), bit & 63, Element.NONE, word, shift, fixed, all);
    }
  }

  /** Adds the parts of a value that is in one word, and whose images are in one word each. */
  private void add(
      Shape shape,
      int word,
      int shift,
      Element of,
      int[] toWord,
      int[] toShift,
      long[] still,
      List<Part> all) {
    if (shape.bits() == 0) {
      return;
    }
    boolean moves = !isFixed(shape);
    if (!moves && Arrays.equals(toWord, same(word)) && Arrays.equals(toShift, same(shift))) {
      still[word] |= Shape.mask(shape.bits()) << shift;
    } else if (!moves) {
      all.add(part(word, shift, shape.bits(), of, toWord, toShift, new long[0][]));
    } else if (shape.bits() <= TABLE_BITS || shape instanceof Shape.Atom) {
      all.add(part(word, shift, shape.bits(), of, toWord, toShift, tables(shape, toShift)));
    } else {
      parts(shape, word, shift, of, toWord, toShift, still, all);
    }
  }

  private static Part part(
      int word, int shift, int bits, Element of, int[] toWord, int[] toShift, long[][] tables) {
    return new Part(
        word,
        shift,
        Shape.mask(bits),
        of.lengthShift,
        of.length,
        of.index,
        toWord,
        toShift,
        tables);
  }

  private Moving moving(Shape shape, int word, int shift, Element of, int[] toWord, int[] toShift) {
    Part part = part(word, shift, shape.bits(), of, toWord, toShift, new long[0][]);
    return new Moving(part, Imaging.of(shape, this));
  }

  private long[][] tables(Shape shape, int[] toShift) {
    Imaging imaging = Imaging.of(shape, this);
    Codec codec = Codec.of(shape);
    long[][] tables = new long[permutations.size()][1 << shape.bits()];
    for (int p = 0; p < tables.length; p++) {
      for (int code = 0; code < tables[p].length; code++) {
        if (isCode(codec, code)) {
          tables[p][code] = imaging.image(code, p) << toShift[p];
        }
      }
    }
    return tables;
  }

  /** Whether some value has that code. */
  private static boolean isCode(Codec codec, long code) {
    try {
      return codec.code(codec.value(code)) == code;
    } catch (Misfit | IndexOutOfBoundsException e) {
      return false;
    }
  }

  private void parts(
      Shape shape,
      int word,
      int shift,
      Element of,
      int[] toWord,
      int[] toShift,
      long[] still,
      List<Part> all) {
    switch (shape) {
      case Shape.Mask m -> {
        Imaging imaging = Imaging.of(m, this);
        for (int from = 0; from < m.size(); from += TABLE_BITS) {
          int bits = Math.min(TABLE_BITS, m.size() - from);
          long[][] tables = new long[permutations.size()][1 << bits];
          for (int p = 0; p < tables.length; p++) {
            for (int code = 0; code < tables[p].length; code++) {
              tables[p][code] = imaging.image((long) code << from, p) << toShift[p];
            }
          }
          all.add(part(word, shift + from, bits, of, toWord, toShift, tables));
        }
      }
      case Shape.Fun f -> {
        int bits = f.element().bits();
        for (int k = 0; k < f.keys().count(); k++) {
          int[] to = toShift.clone();
          for (int p = 0; p < to.length; p++) {
            to[p] += images(f.keys())[p][k] * bits;
          }
          add(f.element(), word, shift + k * bits, of, toWord, to, still, all);
        }
      }
      case Shape.Struct s -> {
        for (int k = 0; k < s.keys().count(); k++) {
          int[] to = toShift.clone();
          for (int p = 0; p < to.length; p++) {
            to[p] += s.shift(target(s, k, p));
          }
          add(s.parts().get(k), word, shift + s.shift(k), of, toWord, to, still, all);
        }
      }
      case Shape.Seq s -> {
        if (of.length != 0) {
          moving.add(moving(shape, word, shift, of, toWord, toShift));
          return;
        }
        int length = s.lengthBits();
        add(new Shape.Int(0, Shape.mask(length)), word, shift, of, toWord, toShift, still, all);
        for (int i = 0; i < s.most(); i++) {
          int[] to = toShift.clone();
          for (int p = 0; p < to.length; p++) {
            to[p] += s.shift(i);
          }
          Element element = new Element(shift, Shape.mask(length), i);
          add(s.element(), word, shift + s.shift(i), element, toWord, to, still, all);
        }
      }
      case Shape.OneOf _, Shape.Any _ ->
          moving.add(moving(shape, word, shift, of, toWord, toShift));
      case Shape.Bool _, Shape.Int _, Shape.Atom _, Shape.Listed _ ->
          throw new IllegalStateException();
    }
  }

  // --- codes --------------------------------------------------------------------

  private boolean isFixed(Shape shape) {
    return switch (shape) {
      case Shape.Bool _, Shape.Int _ -> true;
      case Shape.Atom(Universe u) -> Arrays.stream(images(u)).allMatch(Images::isIdentity);
      case Shape.Mask(Shape e) -> isFixed(e);
      case Shape.Fun(Keys k, Shape e) ->
          isFixed(e) && Arrays.stream(images(k)).allMatch(Images::isIdentity);
      case Shape.Struct(Keys k, List<Shape> all) ->
          all.stream().allMatch(this::isFixed)
              && Arrays.stream(images(k)).allMatch(Images::isIdentity);
      case Shape.Seq s -> isFixed(s.element());
      case Shape.Listed l -> isFixed(l.element());
      case Shape.OneOf o -> o.alternatives().stream().allMatch(this::isFixed);
      case Shape.Any _ -> false;
    };
  }

  private static boolean isIdentity(int[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != i) {
        return false;
      }
    }
    return true;
  }

  List<Renaming> permutations() {
    return permutations;
  }

  /** By permutation where a part of a record is in the image. */
  int[] targets(Shape.Struct s, int key) {
    int[] all = new int[permutations.size()];
    for (int p = 0; p < all.length; p++) {
      all[p] = target(s, key, p);
    }
    return all;
  }

  private int target(Shape.Struct s, int key, int p) {
    int to = images(s.keys())[p][key];
    if (!Shapes.same(s.parts().get(key), s.parts().get(to))) {
      throw open();
    }
    return to;
  }

  /** For each permutation the numbers of the images. */
  int[][] images(Universe universe) {
    return universes.computeIfAbsent(universe, u -> numbers(u.size(), u::get, u::number));
  }

  int[][] images(Keys of) {
    return keys.computeIfAbsent(
        of,
        k -> {
          List<Long> known = new ArrayList<>();
          for (int i = 0; i < k.count(); i++) {
            known.add(k.keyAt(i).fingerprint());
          }
          return numbers(k.count(), k::keyAt, known::indexOf);
        });
  }

  private int[][] numbers(int count, IntFunction<Value> values, LongToIntFunction number) {
    int[][] all = new int[permutations.size()][count];
    for (int p = 0; p < all.length; p++) {
      for (int i = 0; i < count; i++) {
        all[p][i] = number.applyAsInt(values.apply(i).fingerprint(permutations.get(p)));
        if (all[p][i] < 0) {
          throw open();
        }
      }
    }
    return all;
  }

  private static Unsupported open() {
    return new Unsupported(
        "values whose images under the SYMMETRY are not all known", SourceRange.NONE);
  }

  // --- fingerprints ---------------------------------------------------------------

  private static void image(Elements e, long[] from, int at, long[] image, int permutation) {
    int first = at + e.word;
    for (int i = 1; i <= from[first]; i++) {
      e.set.listing().add(image, e.word, e.imaging.image(from[first + i], permutation));
    }
  }

  /** Fingerprints for one thread, which remembers those that it met last. */
  final class Fingerprinter {
    private final long[] image = new long[layout.words()];
    private final long[] plain = new long[1 << REMEMBERED];
    private final long[] summed = new long[1 << REMEMBERED];

    /** The fingerprint that a state shares with its images, never 0. */
    long of(long[] states, int at) {
      int words = image.length;
      long own = Packed.fingerprint(states, at, words);
      int slot = (int) (own >>> (64 - REMEMBERED));
      if (plain[slot] == own) {
        return summed[slot];
      }
      long sum = own;
      for (int p = 0; p < permutations.size(); p++) {
        for (int w = 0; w < words; w++) {
          image[w] = states[at + w] & fixed[w];
        }
        for (Part part : parts) {
          image[part.toWord[p]] |= part.in(states, at, p);
        }
        for (Moving part : moving) {
          image[part.part.toWord[p]] |= part.in(states, at, p);
        }
        for (Elements e : listed) {
          Images.image(e, states, at, image, p);
        }
        sum += Packed.fingerprint(image, 0, words);
      }
      long fingerprint = Fingerprints.mix(sum);
      plain[slot] = own;
      summed[slot] = fingerprint == 0 ? 1 : fingerprint;
      return summed[slot];
    }
  }
}
