package plumbline.conform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.CapValue;
import plumbline.tla.value.CupValue;
import plumbline.tla.value.DiffValue;
import plumbline.tla.value.FilterValue;
import plumbline.tla.value.FunctionSetValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.InfiniteSet;
import plumbline.tla.value.Integers;
import plumbline.tla.value.IntervalValue;
import plumbline.tla.value.Keys;
import plumbline.tla.value.ProductValue;
import plumbline.tla.value.RecordSetValue;
import plumbline.tla.value.SeqSetValue;
import plumbline.tla.value.SetBuilder;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.SubsetValue;
import plumbline.tla.value.UnionValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;
import tools.jackson.databind.JsonNode;

/**
 * Makes values of logged ones, guided by the set that the spec says they are in: what was logged
 * picks the element that is like it, as {@link Likeness} says. The set is followed down its form, so
 * that it may be as large as it likes. For one thread.
 */
public final class Guided {
  /** What came of a logged value. */
  public sealed interface Picked {
    /** The element that it is. */
    record Element(Value value) implements Picked {}

    /**
     * It is none.
     *
     * @param place what is wrong, in the spec's notation, e.g. {@code rmState[r1]}
     * @param why what is wrong with it, to be read after the place
     */
    record Misfit(String place, String why) implements Picked {}
  }

  private static final int LONGEST_TEXT = 100;

  private final Likeness likeness;
  private final Unguided unguided;
  private final Map<Value, Keys> keys = new IdentityHashMap<>();

  public Guided(Atoms atoms, Likeness likeness) {
    this.likeness = likeness;
    this.unguided = new Unguided(atoms, likeness);
  }

  /** The element of a set that was logged, the whole of it. */
  public Picked pick(Value set, JsonNode logged, String place) {
    return pick(set, logged, place, Optional.empty());
  }

  /**
   * The element of a set that was logged, at least in part.
   *
   * @param elsewhere what a function is at the points that were not logged; without it, all must be
   */
  public Picked pick(Value set, JsonNode logged, String place, Optional<Value> elsewhere) {
    return switch (set) {
      case FunctionSetValue s -> function(s, logged, place, elsewhere);
      case RecordSetValue s -> record(s, logged, place);
      case SubsetValue s -> subset(s, logged, place);
      case SeqSetValue s -> sequence(s, logged, place);
      case ProductValue s -> tuple(s, logged, place);
      case IntervalValue s -> integer(s, logged, place);
      case InfiniteSet s -> of(s, logged, place);
      case CupValue s ->
          either(
              pick(s.left(), logged, place, elsewhere),
              () -> pick(s.right(), logged, place, elsewhere),
              s,
              logged,
              place);
      case CapValue s -> both(s, logged, place, elsewhere);
      case DiffValue s ->
          such(pick(s.left(), logged, place, elsewhere), v -> !s.right().contains(v), s, place);
      case FilterValue s -> such(pick(s.base(), logged, place, elsewhere), s::accepts, s, place);
      case UnionValue s -> anyOf(s, logged, place, elsewhere);
      default -> listed(set, logged, place);
    };
  }

  /**
   * A value of the same shape as another one, where no set says what it is.
   *
   * @param fill whether points of a function that were not logged are as in the other one
   */
  public Picked like(Value example, JsonNode logged, String place, boolean fill) {
    return unguided.like(example, logged, place, fill);
  }

  static Picked.Misfit misfit(String place, JsonNode logged, String why) {
    return new Picked.Misfit(place, "is " + shortened(logged.toString()) + ", " + why);
  }

  private static Picked.Misfit notIn(Value set, JsonNode logged, String place) {
    return misfit(place, logged, "which is not in " + shortened(set.toString()));
  }

  static Picked.Misfit notLogged(String place) {
    return new Picked.Misfit(place, "was not logged");
  }

  static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 3) + "...";
  }

  // --- sets that are listed, numbers, texts ---------------------------------------

  private Picked listed(Value set, JsonNode logged, String place) {
    ValueIterator elements = set.iterator();
    for (Value v = elements.next(); v != null; v = elements.next()) {
      if (likeness.same(logged, v)) {
        return new Picked.Element(v.strict());
      }
    }
    return notIn(set, logged, place);
  }

  private static Picked integer(Value set, JsonNode logged, String place) {
    Optional<Value> number = Likeness.integer(logged).map(Integers::of);
    return number.isPresent() && set.contains(number.get())
        ? new Picked.Element(number.get())
        : notIn(set, logged, place);
  }

  private Picked of(InfiniteSet set, JsonNode logged, String place) {
    if (set == InfiniteSet.ANY) {
      return new Picked.Element(unguided.value(logged));
    }
    if (set != InfiniteSet.STRING) {
      return integer(set, logged, place);
    }
    return logged.isString()
        ? new Picked.Element(unguided.atoms().string(logged.stringValue()))
        : notIn(set, logged, place);
  }

  // --- sets made of sets ------------------------------------------------------------

  private static Picked either(
      Picked left,
      java.util.function.Supplier<Picked> right,
      Value set,
      JsonNode logged,
      String place) {
    if (!(left instanceof Picked.Misfit first)) {
      return left;
    }
    return right.get() instanceof Picked.Element found
        ? found
        : first.place().equals(place) ? notIn(set, logged, place) : first;
  }

  private Picked both(CapValue set, JsonNode logged, String place, Optional<Value> elsewhere) {
    Picked left = pick(set.left(), logged, place, elsewhere);
    return left instanceof Picked.Element
        ? such(left, set.right()::contains, set, place)
        : such(pick(set.right(), logged, place, elsewhere), set.left()::contains, set, place);
  }

  private static Picked such(
      Picked picked, java.util.function.Predicate<Value> condition, Value set, String place) {
    if (!(picked instanceof Picked.Element(Value value))) {
      return picked;
    }
    boolean holds;
    try {
      holds = condition.test(value);
    } catch (ValueException e) {
      holds = false;
    }
    return holds
        ? picked
        : new Picked.Misfit(
            place,
            "is %s, which is not in %s"
                .formatted(shortened(value.toString()), shortened(set.toString())));
  }

  private Picked anyOf(UnionValue set, JsonNode logged, String place, Optional<Value> elsewhere) {
    ValueIterator sets = set.sets().iterator();
    for (Value s = sets.next(); s != null; s = sets.next()) {
      if (pick(s, logged, place, elsewhere) instanceof Picked.Element found) {
        return found;
      }
    }
    return notIn(set, logged, place);
  }

  private Picked subset(SubsetValue set, JsonNode logged, String place) {
    JsonNode elements = tagged(logged, "#set");
    if (!elements.isArray()) {
      return notIn(set, logged, place);
    }
    SetBuilder all = new SetBuilder(elements.size());
    for (JsonNode e : elements) {
      switch (pick(set.base(), e, "an element of " + place)) {
        case Picked.Element(Value v) -> all.add(v);
        case Picked.Misfit m -> {
          return m;
        }
      }
    }
    SetValue built = all.build();
    return new Picked.Element(built);
  }

  // --- functions, records, sequences ------------------------------------------------

  private Picked function(
      FunctionSetValue set, JsonNode logged, String place, Optional<Value> elsewhere) {
    if (!set.functionDomain().isEnumerable()) {
      return notIn(set, logged, place);
    }
    Keys domain = keys.computeIfAbsent(set, s -> Keys.of(set.functionDomain()));
    Optional<FunctionValue> rest =
        elsewhere
            .filter(v -> v instanceof FunctionValue f && f.keys().equals(domain))
            .map(FunctionValue.class::cast);
    return Points.of(logged, domain, likeness)
        .map(points -> points(points, domain, i -> set.range(), place, rest))
        .orElseGet(() -> notIn(set, logged, place));
  }

  private Picked record(RecordSetValue set, JsonNode logged, String place) {
    if (!logged.isObject()) {
      return notIn(set, logged, place);
    }
    return Points.of(logged, set.fields(), likeness)
        .map(points -> points(points, set.fields(), set::setAt, place, Optional.empty()))
        .orElseGet(() -> notIn(set, logged, place));
  }

  private Picked points(
      Points points,
      Keys domain,
      Function<Integer, Value> setOf,
      String place,
      Optional<FunctionValue> elsewhere) {
    Optional<String> stranger = points.stranger();
    if (stranger.isPresent()) {
      return new Picked.Misfit(
          place,
          stranger.get().startsWith("#")
              ? "was logged by its %s only".formatted(stranger.get())
              : "has no %s, which was logged".formatted(stranger.get()));
    }
    Value[] values = new Value[domain.count()];
    for (int i = 0; i < values.length; i++) {
      String at = Points.place(place, domain.keyAt(i));
      JsonNode logged = points.at(i);
      if (logged.isMissingNode()) {
        if (elsewhere.isEmpty()) {
          return notLogged(at);
        }
        values[i] = elsewhere.get().valueAt(i);
        continue;
      }
      switch (pick(setOf.apply(i), logged, at)) {
        case Picked.Element(Value v) -> values[i] = v;
        case Picked.Misfit m -> {
          return m;
        }
      }
    }
    return new Picked.Element(FunctionValue.of(domain, values));
  }

  private Picked sequence(SeqSetValue set, JsonNode logged, String place) {
    JsonNode elements = tagged(logged, "#tup");
    return elements.isArray()
        ? elements(elements, i -> set.base(), place)
        : notIn(set, logged, place);
  }

  private Picked tuple(ProductValue set, JsonNode logged, String place) {
    JsonNode elements = tagged(logged, "#tup");
    return elements.isArray() && elements.size() == set.arity()
        ? elements(elements, set::factor, place)
        : notIn(set, logged, place);
  }

  private Picked elements(JsonNode logged, Function<Integer, Value> setOf, String place) {
    List<Value> values = new ArrayList<>(logged.size());
    for (int i = 0; i < logged.size(); i++) {
      switch (pick(setOf.apply(i), logged.get(i), place + "[" + (i + 1) + "]")) {
        case Picked.Element(Value v) -> values.add(v);
        case Picked.Misfit m -> {
          return m;
        }
      }
    }
    return new Picked.Element(FunctionValue.sequence(values.toArray(Value[]::new)));
  }

  /** The Informal Trace Format wraps sets and sequences in an object of one name. */
  static JsonNode tagged(JsonNode logged, String tag) {
    return logged.isObject() && logged.size() == 1 && logged.has(tag) ? logged.get(tag) : logged;
  }
}
