package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import plumbline.conform.Guided.Picked;
import plumbline.tla.value.CupValue;
import plumbline.tla.value.FunctionSetValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.InfiniteSet;
import plumbline.tla.value.Keys;
import plumbline.tla.value.RecordSetValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;
import tools.jackson.databind.JsonNode;

/**
 * The elements of sets that agree with what was logged of them: points of functions and fields of
 * records that were not logged may be anything that the set has there.
 */
final class Choices {
  private final Guided guided;
  private final Likeness likeness;
  private final int most;

  /**
   * @param most how many elements are listed at most
   */
  Choices(Guided guided, Likeness likeness, int most) {
    this.guided = guided;
    this.likeness = likeness;
    this.most = most;
  }

  /**
   * The elements that agree; empty when they are too many, or cannot be listed.
   *
   * @param logged missing when nothing was
   */
  Optional<List<Value>> of(Value set, JsonNode logged) {
    if (logged.isMissingNode()) {
      return listed(set);
    }
    if (guided.pick(set, logged, "") instanceof Picked.Element(Value value)) {
      return Optional.of(List.of(value));
    }
    return switch (set) {
      case FunctionSetValue f when f.functionDomain().isEnumerable() ->
          points(set, Keys.of(f.functionDomain()), i -> f.range(), logged);
      case RecordSetValue r -> points(set, r.fields(), r::setAt, logged);
      case CupValue c ->
          of(c.left(), logged)
              .flatMap(left -> of(c.right(), logged).flatMap(right -> joined(left, right)));
      case InfiniteSet _ -> Optional.of(List.of());
      default -> filtered(set, logged);
    };
  }

  private Optional<List<Value>> listed(Value set) {
    try {
      if (!set.isEnumerable() || set.size() > most) {
        return Optional.empty();
      }
    } catch (ValueException e) {
      return Optional.empty();
    }
    List<Value> all = new ArrayList<>();
    ValueIterator elements = set.iterator();
    for (Value v = elements.next(); v != null; v = elements.next()) {
      all.add(v.strict());
    }
    return Optional.of(all);
  }

  private Optional<List<Value>> filtered(Value set, JsonNode logged) {
    if (!set.isEnumerable() && !logged.isObject()) {
      return Optional.of(List.of());
    }
    return listed(set).map(all -> all.stream().filter(v -> likeness.agrees(logged, v)).toList());
  }

  private Optional<List<Value>> joined(List<Value> left, List<Value> right) {
    List<Value> all = new ArrayList<>(left);
    all.addAll(right);
    return all.size() > most ? Optional.empty() : Optional.of(all);
  }

  private Optional<List<Value>> points(
      Value set, Keys domain, IntFunction<Value> setOf, JsonNode logged) {
    Optional<Points> points = Points.of(logged, domain, likeness);
    if (points.isEmpty() || points.get().stranger().isPresent()) {
      return filtered(set, logged);
    }
    List<Value[]> functions = new ArrayList<>();
    functions.add(new Value[domain.count()]);
    for (int i = 0; i < domain.count(); i++) {
      Optional<List<Value>> here = of(setOf.apply(i), points.get().at(i));
      if (here.isEmpty() || (long) functions.size() * here.get().size() > most) {
        return Optional.empty();
      }
      functions = extended(functions, i, here.get());
    }
    return Optional.of(
        functions.stream().<Value>map(values -> FunctionValue.of(domain, values)).toList());
  }

  private static List<Value[]> extended(List<Value[]> all, int index, List<Value> values) {
    List<Value[]> more = new ArrayList<>(all.size() * values.size());
    for (Value[] one : all) {
      for (Value v : values) {
        Value[] copy = one.clone();
        copy[index] = v;
        more.add(copy);
      }
    }
    return more;
  }
}
