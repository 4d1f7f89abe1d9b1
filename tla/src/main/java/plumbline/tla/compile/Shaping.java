package plumbline.tla.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.value.Keys;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.Value;

/**
 * Makes shapes of sketches. Strings and model values that were seen in one place are of one class
 * and numbered together.
 */
final class Shaping {
  /** More values than are worth to be numbered. */
  private static final int MOST_NUMBERED = 512;

  /** Integers beyond that get no more room than they need. */
  private static final long LARGE = 1L << 40;

  private final Map<Long, Long> parents = new HashMap<>();
  private final Map<Long, Value> atoms = new LinkedHashMap<>();
  private final Map<Long, Universe> classes = new HashMap<>();

  private final int spare;
  private final Optional<Shape.Any> any;

  /**
   * @param sketches of all places
   * @param spare how many bits integers without bounds get beyond what was seen of them
   * @param any the shape of what has no other one; empty where that is {@link Misfit}
   */
  Shaping(List<Sketch> sketches, int spare, Optional<Shape.Any> any) {
    this.spare = spare;
    this.any = any;
    sketches.forEach(this::collect);
    Map<Long, List<Value>> members = new LinkedHashMap<>();
    atoms.forEach((f, v) -> members.computeIfAbsent(root(f), r -> new ArrayList<>()).add(v));
    members.forEach((root, all) -> classes.put(root, new Universe(all)));
  }

  private void collect(Sketch sketch) {
    join(sketch.atoms.values());
    if (sketch.elements != null) {
      collect(sketch.elements);
    }
    sketch.functions.keySet().forEach(k -> join(atomsOf(k)));
    sketch.functions.values().forEach(parts -> parts.forEach(this::collect));
    if (sketch.places != null) {
      sketch.places.forEach(this::collect);
      // A sequence's places are one place, unless it turns out a tuple.
      if (sketch.lengthsDiffer) {
        join(sketch.places.stream().flatMap(p -> p.atoms.values().stream()).toList());
      }
    }
  }

  /** The keys of a function that is no record in the narrow sense: where all are atoms. */
  private static List<Value> atomsOf(Keys keys) {
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < keys.count(); i++) {
      if (keys.keyAt(i) instanceof ModelValue v) {
        all.add(v);
      }
    }
    return all;
  }

  private void join(Iterable<Value> all) {
    long first = 0;
    for (Value v : all) {
      long f = v.fingerprint();
      atoms.putIfAbsent(f, v);
      parents.putIfAbsent(f, f);
      if (first == 0) {
        first = f;
      } else {
        parents.put(root(f), root(first));
      }
    }
  }

  private long root(long f) {
    long at = f;
    while (parents.get(at) != at) {
      at = parents.get(at);
    }
    return at;
  }

  /** The class of a string or model value; one of its own where it was never seen. */
  Universe classOf(Value atom) {
    return parents.containsKey(atom.fingerprint())
        ? classes.get(root(atom.fingerprint()))
        : new Universe(List.of(atom));
  }

  /** The shape; throws {@link Misfit} where there is none. */
  Shape of(Sketch sketch) {
    try {
      return exactly(sketch);
    } catch (Misfit e) {
      return any.orElseThrow(() -> e);
    }
  }

  /** The shape of a variable. */
  Shape ofVariable(Sketch sketch) {
    Shape shape = of(sketch);
    return any.map(a -> Widths.ofVariable(shape, a)).orElse(shape);
  }

  private Shape exactly(Sketch sketch) {
    if (sketch.strange) {
      throw Misfit.misfit();
    }
    return switch (sketch.kinds()) {
      case 0 -> new Shape.Int(0, 0);
      case 1 -> single(sketch);
      default -> several(sketch);
    };
  }

  /** Values of several kinds: numbered where there are few, else told apart by their kind. */
  private Shape several(Sketch s) {
    try {
      return new Shape.Atom(new Universe(mixed(s)));
    } catch (Misfit e) {
      List<Shape> all = new ArrayList<>();
      s.functions.forEach((keys, parts) -> all.add(function(keys, parts)));
      if (!s.atoms.isEmpty()) {
        all.add(new Shape.Atom(universe(s)));
      }
      if (s.bool || s.integer || s.elements != null || s.places != null) {
        throw e;
      }
      return oneOf(all);
    }
  }

  /**
   * Functions with different keys and model values, which may be compared with each other; throws
   * {@link Misfit} for others.
   */
  static Shape oneOf(List<Shape> alternatives) {
    Shape.OneOf one = new Shape.OneOf(List.copyOf(alternatives));
    for (Shape s : alternatives) {
      boolean comparable =
          Shape.OneOf.keys(s) != null
              || (s instanceof Shape.Atom(Universe u) && u.all(v -> v instanceof ModelValue));
      if (!comparable) {
        throw Misfit.misfit();
      }
    }
    if (!one.isNarrow()) {
      throw Misfit.misfit();
    }
    return one;
  }

  private Shape single(Sketch s) {
    if (s.bool) {
      return new Shape.Bool();
    }
    if (s.integer) {
      return integer(s);
    }
    if (!s.atoms.isEmpty()) {
      return new Shape.Atom(universe(s));
    }
    if (s.elements != null) {
      return set(s);
    }
    if (s.places != null) {
      return sequence(s);
    }
    Map.Entry<Keys, List<Sketch>> function = s.functions.entrySet().iterator().next();
    return function(function.getKey(), function.getValue());
  }

  /** Bits where there are few possible elements; else the elements themselves. */
  private Shape set(Sketch s) {
    Shape element = of(s.elements);
    try {
      return new Shape.Mask(numbered(element));
    } catch (Misfit e) {
      return Shape.Listed.of(element, s.largest + s.largest / 2 + 1);
    }
  }

  private Universe universe(Sketch s) {
    Universe known = classOf(s.atoms.values().iterator().next());
    boolean all = s.atoms.values().stream().allMatch(a -> known.number(a) >= 0);
    return all ? known : new Universe(List.copyOf(s.atoms.values()));
  }

  private Shape integer(Sketch s) {
    if (s.exact) {
      return new Shape.Int(s.low, s.high);
    }
    long low = Math.min(0, s.low);
    long low2 =
        low < 0
            ? -Long.highestOneBit(Math.max(1, -low)) * (-low == Long.highestOneBit(-low) ? 1 : 2)
            : 0;
    long high = Math.max(1, s.high);
    long room = 2 * Long.highestOneBit(high) - 1;
    boolean small = high < LARGE && low2 > -LARGE;
    return small
        ? new Shape.Int(low2 << spare, ((room + 1) << spare) - 1)
        : new Shape.Int(low2, room);
  }

  private Shape function(Keys keys, List<Sketch> parts) {
    List<Shape> shapes = parts.stream().map(this::of).toList();
    if (alike(shapes)) {
      Sketch all = new Sketch();
      parts.forEach(all::see);
      return new Shape.Fun(keys, of(all));
    }
    return new Shape.Struct(keys, shapes);
  }

  /** Whether values of these shapes are of one kind, so that they are told apart by the key. */
  private static boolean alike(List<Shape> shapes) {
    Shape first = shapes.getFirst();
    for (Shape s : shapes) {
      boolean same =
          switch (first) {
            case Shape.Atom(Universe u) -> s instanceof Shape.Atom(Universe v) && u == v;
            case Shape.Mask(Shape.Atom(Universe u)) ->
                s instanceof Shape.Mask(Shape.Atom(Universe v)) && u == v;
            case Shape.Fun f -> s instanceof Shape.Fun g && f.keys().equals(g.keys());
            case Shape.Struct f -> s instanceof Shape.Struct g && f.keys().equals(g.keys());
            default -> s.getClass() == first.getClass();
          };
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private Shape sequence(Sketch s) {
    if (!s.lengthsDiffer && s.longest > 0) {
      return function(Keys.sequence(s.longest), s.places);
    }
    Sketch all = new Sketch();
    s.places.forEach(all::see);
    Shape element = of(all);
    int most = Math.max(1, s.longest);
    // Room for longer ones, as far as a word has it.
    for (int more = most + most / 2; more > most; more--) {
      if (new Shape.Seq(element, more).isNarrow()) {
        most = more;
      }
    }
    return new Shape.Seq(element, most);
  }

  /** The same values as elements of sets: what is made of parts is numbered. */
  private static Shape numbered(Shape shape) {
    return switch (shape) {
      case Shape.Bool _, Shape.Atom _ -> shape;
      case Shape.Int(long low, long high) when high - low < MOST_NUMBERED -> shape;
      case Shape.Int _ -> throw Misfit.misfit();
      default -> new Shape.Atom(new Universe(Values.all(shape, MOST_NUMBERED)));
    };
  }

  private List<Value> mixed(Sketch s) {
    List<Value> all = new ArrayList<>();
    if (s.bool) {
      all.addAll(Values.all(new Shape.Bool(), MOST_NUMBERED));
    }
    if (s.integer) {
      all.addAll(Values.all(integer(s), MOST_NUMBERED));
    }
    if (!s.atoms.isEmpty()) {
      all.addAll(Values.all(new Shape.Atom(universe(s)), MOST_NUMBERED));
    }
    if (s.elements != null) {
      all.addAll(Values.all(new Shape.Mask(numbered(of(s.elements))), MOST_NUMBERED));
    }
    s.functions.forEach(
        (keys, parts) -> all.addAll(Values.all(function(keys, parts), MOST_NUMBERED)));
    if (s.places != null) {
      all.addAll(Values.all(sequence(s), MOST_NUMBERED));
    }
    if (all.size() > MOST_NUMBERED) {
      throw Misfit.misfit();
    }
    return all;
  }
}
