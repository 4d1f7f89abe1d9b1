package plumbline.tla.compile;

import java.util.List;

/**
 * Maps codes of a shape by permutations, which are numbered. What the shape asks for is worked out
 * once.
 */
abstract sealed class Imaging {
  /** The code of the image of the value with that code. */
  abstract long image(long code, int permutation);

  /** Throws {@link Unsupported} where a value of the shape may have an image of another one. */
  static Imaging of(Shape shape, Images images) {
    return switch (shape) {
      case Shape.Bool _, Shape.Int _ -> new OfStill();
      case Shape.Atom(Universe u) -> new OfAtoms(images.images(u));
      case Shape.Mask(Shape e) -> new OfSet(of(e, images));
      case Shape.Fun f -> {
        int[][] keys = images.images(f.keys());
        Imaging element = of(f.element(), images);
        int bits = f.element().bits();
        Part[] parts = new Part[f.keys().count()];
        for (int k = 0; k < parts.length; k++) {
          int[] to = new int[keys.length];
          for (int p = 0; p < to.length; p++) {
            to[p] = keys[p][k] * bits;
          }
          parts[k] = new Part(element, k * bits, Shape.mask(bits), to);
        }
        yield new OfParts(parts);
      }
      case Shape.Struct s -> {
        Part[] parts = new Part[s.parts().size()];
        for (int k = 0; k < parts.length; k++) {
          Shape part = s.parts().get(k);
          int[] to = images.targets(s, k);
          for (int p = 0; p < to.length; p++) {
            to[p] = s.shift(to[p]);
          }
          parts[k] = new Part(of(part, images), s.shift(k), Shape.mask(part.bits()), to);
        }
        yield new OfParts(parts);
      }
      case Shape.Seq s -> new OfSequence(s, of(s.element(), images));
      case Shape.OneOf o ->
          new OfOne(o, o.alternatives().stream().map(a -> of(a, images)).toList());
      case Shape.Any(Pool pool) -> new OfAny(pool, images);
      case Shape.Listed _ -> throw new IllegalStateException();
    };
  }

  private record Part(Imaging imaging, int shift, long mask, int[] to) {}

  private static final class OfStill extends Imaging {
    @Override
    long image(long code, int permutation) {
      return code;
    }
  }

  private static final class OfAtoms extends Imaging {
    private final int[][] numbers;

    OfAtoms(int[][] numbers) {
      this.numbers = numbers;
    }

    @Override
    long image(long code, int permutation) {
      return numbers[permutation][(int) code];
    }
  }

  private static final class OfSet extends Imaging {
    private final Imaging element;

    OfSet(Imaging element) {
      this.element = element;
    }

    @Override
    long image(long code, int permutation) {
      long image = 0;
      for (long left = code; left != 0; left &= left - 1) {
        image |= 1L << element.image(Long.numberOfTrailingZeros(left), permutation);
      }
      return image;
    }
  }

  private static final class OfParts extends Imaging {
    private final Part[] parts;

    OfParts(Part[] parts) {
      this.parts = parts;
    }

    @Override
    long image(long code, int permutation) {
      long image = 0;
      for (Part part : parts) {
        if (part.mask != 0) {
          long old = code >>> part.shift & part.mask;
          image |= part.imaging.image(old, permutation) << part.to[permutation];
        }
      }
      return image;
    }
  }

  private static final class OfSequence extends Imaging {
    private final Shape.Seq shape;
    private final Imaging element;
    private final long lengths;
    private final long mask;
    private final int bits;

    OfSequence(Shape.Seq shape, Imaging element) {
      this.shape = shape;
      this.element = element;
      this.lengths = Shape.mask(shape.lengthBits());
      this.bits = shape.element().bits();
      this.mask = Shape.mask(bits);
    }

    @Override
    long image(long code, int permutation) {
      long length = code & lengths;
      long image = length;
      for (int i = 0; bits > 0 && i < length; i++) {
        int shift = shape.shift(i);
        image |= element.image(code >>> shift & mask, permutation) << shift;
      }
      return image;
    }
  }

  private static final class OfOne extends Imaging {
    private final Imaging[] alternatives;
    private final int tagBits;

    OfOne(Shape.OneOf shape, List<Imaging> alternatives) {
      this.alternatives = alternatives.toArray(Imaging[]::new);
      this.tagBits = shape.tagBits();
    }

    @Override
    long image(long code, int permutation) {
      int tag = (int) (code & Shape.mask(tagBits));
      return alternatives[tag].image(code >>> tagBits, permutation) << tagBits | tag;
    }
  }

  private static final class OfAny extends Imaging {
    private final Pool pool;
    private final Images images;

    OfAny(Pool pool, Images images) {
      this.pool = pool;
      this.images = images;
    }

    @Override
    long image(long code, int permutation) {
      return pool.images(code, images.permutations())[permutation];
    }
  }
}
