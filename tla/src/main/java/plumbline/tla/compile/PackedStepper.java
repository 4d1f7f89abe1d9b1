package plumbline.tla.compile;

import java.util.Arrays;
import java.util.Optional;

/** Steps packed states; extended by a class made for each spec. For one thread. */
public abstract class PackedStepper {
  /** The successors found last: for each its words and then the index of its action. */
  protected long[] found = new long[1024];

  /** How much of {@link #found} is used. */
  protected int used;

  /** How often an action was tried that was wanted alone. */
  protected int tries;

  private static final int ALL = -1;

  /** The only action whose steps are wanted; all are when it is negative. */
  protected int wanted = ALL;

  private Conversion[] conversions;
  private Listing[] listings;
  private int words;

  private int width;
  private Interpreter interpreter;

  /** What is passed to the interpreter. */
  protected long[] passed;

  /** Null where states are the same only when they are equal. */
  private Images.Fingerprinter images;

  /**
   * @param width how many longs a successor has
   */
  void begin(
      Conversion[] conversions,
      Listing[] listings,
      int words,
      int width,
      Optional<Images> symmetry,
      Interpreter interpreter) {
    this.conversions = conversions;
    this.listings = listings;
    this.words = words;
    this.width = width;
    this.images = symmetry.map(s -> s.new Fingerprinter()).orElse(null);
    this.interpreter = interpreter;
    this.passed = new long[interpreter.mostPassed()];
  }

  final int width() {
    return width;
  }

  /** The value of an expression that is interpreted. */
  protected final long interpreted(long[] states, int at, int site) {
    return interpreter.value(site, passed, states, at);
  }

  /** The elements of a set that is interpreted. */
  protected final long[] elements(long[] states, int at, int site) {
    return interpreter.elements(site, passed, states, at);
  }

  /** Takes the steps of an action that is interpreted. */
  protected final void interpretedSteps(long[] states, int at, int site) {
    interpreter.steps(site, passed, states, at, this);
  }

  /** Whether two numbers are of equal values of any form. */
  protected final boolean same(long a, long b) {
    return interpreter.same(a, b);
  }

  /** Writes the words of a variable's value of any form. */
  protected final void unbox(long number, long[] into, int at, int variable) {
    interpreter.unbox(number, into, at, variable);
  }

  /** Tells states apart, never 0; those that a SYMMETRY makes the same have the same. */
  public final long fingerprint(long[] states, int at) {
    return images == null ? Packed.fingerprint(states, at, words) : images.of(states, at);
  }

  /** Finds the successors of the state at that place, in the order of the interpreter. */
  protected abstract void step(long[] states, int at);

  /** The index of the first invariant that is false in the state, or -1. */
  public abstract int violated(long[] states, int at);

  /** Whether the constraints hold in the state. */
  public abstract boolean constraints(long[] states, int at);

  /** The index of the first property of steps that a step is against, or -1: its two states. */
  public abstract int violatedBy(long[] both, int at);

  /** Whether the constraints of steps hold of a step: its two states. */
  public abstract boolean stepConstraints(long[] both, int at);

  /** Finds the successors by one action, which no other is a part of, and some by others. */
  public final int successors(int action, long[] states, int at) {
    return successors(states, at, action);
  }

  /** How often an action that was wanted alone was tried so far. */
  public final int tries() {
    return tries;
  }

  /** Finds the successors; how many longs of {@link #found()} they take. */
  public final int successors(long[] states, int at) {
    return successors(states, at, ALL);
  }

  private int successors(long[] states, int at, int action) {
    used = 0;
    wanted = action;
    step(states, at);
    return used;
  }

  /**
   * Finds the successors of one more state, behind those that were found before it.
   *
   * @param after how many longs of {@link #found()} these take, which stay as they are
   * @return how many longs all take then
   */
  public final int more(long[] states, int at, int after) {
    used = after;
    wanted = ALL;
    step(states, at);
    return used;
  }

  /** The successors found last. */
  public final long[] found() {
    return found;
  }

  /** Makes room for a successor of so many longs; where it begins. */
  protected final int room(int longs) {
    int at = used;
    used += longs;
    if (used > found.length) {
      found = Arrays.copyOf(found, 2 * used);
    }
    return at;
  }

  /** Adds an element to a set whose elements are listed. */
  protected final void list(long[] words, int at, long code, int listing) {
    listings[listing].add(words, at, code);
  }

  /** The code in another shape of what has that code. */
  protected final long converted(long code, int conversion) {
    return conversions[conversion].apply(code);
  }

  /** Moves the bits of a set to where the table says; -1 stands for nowhere. */
  protected static long moved(long bits, long[] table) {
    long moved = 0;
    for (long left = bits; left != 0; left &= left - 1) {
      long to = table[Long.numberOfTrailingZeros(left)];
      if (to < 0) {
        throw Misfit.misfit();
      }
      moved |= 1L << to;
    }
    return moved;
  }

  /** What a table says of a number; throws {@link Misfit} where it says nothing. */
  protected static long lookup(long number, long[] table) {
    if (number < 0 || number >= table.length) {
      throw Misfit.misfit();
    }
    long found = table[(int) number];
    if (found == MISSING) {
      throw Misfit.misfit();
    }
    return found;
  }

  /** What a table says of a number, or -1. */
  protected static long softLookup(long number, long[] table) {
    if (number < 0 || number >= table.length) {
      return -1;
    }
    long found = table[(int) number];
    return found == MISSING ? -1 : found;
  }

  /** In a table: there is none. */
  static final long MISSING = Long.MIN_VALUE;

  /** A conversion between shapes by way of the value. */
  record Conversion(Shape from, Shape to, Codec reading, Codec writing, boolean soft) {
    static Conversion of(Shape from, Shape to, boolean soft) {
      return new Conversion(from, to, Codec.of(from), Codec.of(to), soft);
    }

    long apply(long code) {
      try {
        long written = writing.code(reading.value(code));
        return to instanceof Shape.Int(long low, long _) ? written + low : written;
      } catch (Misfit e) {
        if (!soft) {
          throw e;
        }
        requireComparable(code);
        return -1;
      }
    }

    /** Values of any form may be of another kind, which only the interpreter may tell. */
    private void requireComparable(long code) {
      if (from instanceof Shape.Any) {
        try {
          boolean _ = from.value(code).equals(to.value(0));
        } catch (plumbline.tla.value.ValueException e) {
          throw Misfit.misfit();
        }
      }
    }
  }
}
