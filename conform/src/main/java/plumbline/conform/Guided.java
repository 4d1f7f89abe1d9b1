package plumbline.conform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
 * picks the element that is like it, as {@link Likeness} says. The set is followed down its form,
 * so that it may be as large as it likes. For one thread.
 */
public final class Guided {
  /** What came of a logged value. */
  public sealed interface Picked {
    /** The element that it is. */
    record Element(Value value) implements Picked {}

    /**
     * It is none.
     *
     * @param what gives the place that is wrong, in the spec's notation, and what is wrong with it:
     *     {@code rmState[r1] was not logged}
     */
    record Misfit(Supplier<String> what) implements Picked {
      @Override
      public String toString() {
        return what.get();
      }
    }
  }

  private static final int LONGEST_TEXT = 100;

  private final Likeness likeness;
  private final Unguided unguided;
  private final Map<Value, Keys> keys = new IdentityHashMap<>();

  public Guided(Atoms atoms, Likeness likeness) {
    this.likeness = likeness;
    this.unguided = new Unguided(atoms, likeness);
  }

  /**
   * The element of a set that was logged, the whole of it.
   *
   * @param variable what it is the value of
   */
  public Picked pick(Value set, JsonNode logged, String variable) {
    return pick(set, logged, new Spot.Whole(variable), Optional.empty());
  }

  /**
   * The element of a set that was logged, at least in part.
   *
   * @param variable what it is the value of
   * @param elsewhere what a function is at the points that were not logged; without it, all must be
   */
  public Picked pick(Value set, JsonNode logged, String variable, Optional<Value> elsewhere) {
    return pick(set, logged, new Spot.Whole(variable), elsewhere);
  }

  private Picked pick(Value set, JsonNode logged, Spot place) {
    return pick(set, logged, place, Optional.empty());
  }

  private Picked pick(Value set, JsonNode logged, Spot place, Optional<Value> elsewhere) {
    return switch (set) {
      case FunctionSetValue s -> function(s, logged, place, elsewhere);
      case RecordSetValue s -> record(s, logged, place);
      case SubsetValue s -> subset(s, logged, place);
      case SeqSetValue s -> sequence(s, logged, place);
      case ProductValue s -> tuple(s, logged, place);
      case IntervalValue s -> integer(s, logged, place);
      case InfiniteSet s -> of(s, logged, place);
      case CupValue s -> either(s, logged, place, elsewhere);
      case CapValue s -> both(s, logged, place, elsewhere);
      case DiffValue s ->
          such(
              pick(s.left(), logged, place, elsewhere),
              v -> !s.right().contains(v),
              s,
              logged,
              place);
      case FilterValue s ->
          such(pick(s.base(), logged, place, elsewhere), s::accepts, s, logged, place);
      case UnionValue s -> anyOf(s, logged, place, elsewhere);
      default -> listed(set, logged, place);
    };
  }

  /**
   * A value of the same shape as another one, where no set says what it is.
   *
   * @param fill whether points of a function that were not logged are as in the other one
   */
  public Picked like(Value example, JsonNode logged, String variable, boolean fill) {
    return unguided.like(example, logged, new Spot.Whole(variable), fill);
  }

  static Picked.Misfit misfit(Spot place, JsonNode logged, Supplier<String> why) {
    return new Picked.Misfit(
        () -> place + " is " + shortened(logged.toString()) + ", " + why.get());
  }

  private static Picked.Misfit notIn(Value set, JsonNode logged, Spot place) {
    return misfit(place, logged, () -> "which is not in " + shortened(set.toString()));
  }

  static Picked.Misfit notLogged(Spot place) {
    return new Picked.Misfit(() -> place + " was not logged");
  }

  static Picked.Misfit byQuestion(Spot place, String question) {
    return new Picked.Misfit(() -> place + " was logged by its " + question + " only");
  }

  static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 3) + "...";
  }

  // --- sets that are listed, numbers, texts ---------------------------------------

  private Picked listed(Value set, JsonNode logged, Spot place) {
    ValueIterator elements = set.iterator();
    for (Value v = elements.next(); v != null; v = elements.next()) {
      if (likeness.same(logged, v)) {
        return new Picked.Element(v.strict());
      }
    }
    return notIn(set, logged, place);
  }

  private static Picked integer(Value set, JsonNode logged, Spot place) {
    Optional<Value> number = Likeness.integer(logged).map(Integers::of);
    return number.isPresent() && set.contains(number.get())
        ? new Picked.Element(number.get())
        : notIn(set, logged, place);
  }

  private Picked of(InfiniteSet set, JsonNode logged, Spot place) {
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

  private Picked either(CupValue set, JsonNode logged, Spot place, Optional<Value> elsewhere) {
    if (pick(set.left(), logged, place, elsewhere) instanceof Picked.Element left) {
      return left;
    }
    return pick(set.right(), logged, place, elsewhere) instanceof Picked.Element right
        ? right
        : notIn(set, logged, place);
  }

  private Picked both(CapValue set, JsonNode logged, Spot place, Optional<Value> elsewhere) {
    Picked left = pick(set.left(), logged, place, elsewhere);
    return such(left, set.right()::contains, set, logged, place) instanceof Picked.Element both
        ? both
        : such(
            pick(set.right(), logged, place, elsewhere), set.left()::contains, set, logged, place);
  }

  private static Picked such(
      Picked picked, Predicate<Value> condition, Value set, JsonNode logged, Spot place) {
    if (!(picked instanceof Picked.Element(Value value))) {
      return picked;
    }
    try {
      return condition.test(value) ? picked : notIn(set, logged, place);
    } catch (ValueException e) {
      return notIn(set, logged, place);
    }
  }

  private Picked anyOf(UnionValue set, JsonNode logged, Spot place, Optional<Value> elsewhere) {
    ValueIterator sets = set.sets().iterator();
    for (Value s = sets.next(); s != null; s = sets.next()) {
      if (pick(s, logged, place, elsewhere) instanceof Picked.Element found) {
        return found;
      }
    }
    return notIn(set, logged, place);
  }

  private Picked subset(SubsetValue set, JsonNode logged, Spot place) {
    JsonNode elements = tagged(logged, "#set");
    if (!elements.isArray()) {
      return notIn(set, logged, place);
    }
    SetBuilder all = new SetBuilder(elements.size());
    for (JsonNode e : elements) {
      switch (pick(set.base(), e, new Spot.Element(place))) {
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
      FunctionSetValue set, JsonNode logged, Spot place, Optional<Value> elsewhere) {
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

  private Picked record(RecordSetValue set, JsonNode logged, Spot place) {
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
      Spot place,
      Optional<FunctionValue> elsewhere) {
    Optional<String> stranger = points.stranger();
    if (stranger.isPresent()) {
      String name = stranger.get();
      return name.startsWith("#")
          ? byQuestion(place, name)
          : new Picked.Misfit(() -> place + " has no " + name + ", which was logged");
    }
    Value[] values = new Value[domain.count()];
    for (int i = 0; i < values.length; i++) {
      Spot at = place.at(domain.keyAt(i));
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

  private Picked sequence(SeqSetValue set, JsonNode logged, Spot place) {
    JsonNode elements = tagged(logged, "#tup");
    return elements.isArray()
        ? elements(elements, i -> set.base(), place)
        : notIn(set, logged, place);
  }

  private Picked tuple(ProductValue set, JsonNode logged, Spot place) {
    JsonNode elements = tagged(logged, "#tup");
    return elements.isArray() && elements.size() == set.arity()
        ? elements(elements, set::factor, place)
        : notIn(set, logged, place);
  }

  private Picked elements(JsonNode logged, Function<Integer, Value> setOf, Spot place) {
    List<Value> values = new ArrayList<>(logged.size());
    for (int i = 0; i < logged.size(); i++) {
      switch (pick(setOf.apply(i), logged.get(i), place.at(i))) {
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
