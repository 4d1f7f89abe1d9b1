package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.conform.Guided.Picked;
import plumbline.tla.value.AnySet;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.BigIntValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.SetBuilder;
import plumbline.tla.value.Value;
import tools.jackson.databind.JsonNode;

/** Makes values of logged ones where only another value of the variable tells their shape. */
final class Unguided {
  private static final String UNKNOWN =
      "cannot be told to be what the spec has there: say in a type invariant (TypeOK) which set"
          + " the variable is in";

  private final Atoms atoms;
  private final Likeness likeness;
  private final FromJson fromJson;

  Unguided(Atoms atoms, Likeness likeness) {
    this.atoms = atoms;
    this.likeness = likeness;
    this.fromJson = new FromJson(atoms);
  }

  Atoms atoms() {
    return atoms;
  }

  /** The value that is logged so where nothing is known: arrays are sequences. */
  Value value(JsonNode logged) {
    if (logged.isNull() && likeness.nothing().isPresent()) {
      return likeness.nothing().get();
    }
    JsonNode set = Guided.tagged(logged, "#set");
    JsonNode tuple = Guided.tagged(logged, "#tup");
    if (set != logged && set.isArray()) {
      SetBuilder elements = new SetBuilder();
      set.forEach(e -> elements.add(value(e)));
      return elements.build();
    }
    if (tuple.isArray()) {
      List<Value> elements = new ArrayList<>();
      tuple.forEach(e -> elements.add(value(e)));
      return FunctionValue.sequence(elements.toArray(Value[]::new));
    }
    return logged.isObject() ? object(logged) : fromJson.value(logged);
  }

  /** A record, or a function over model values or integers where all names are such. */
  private Value object(JsonNode logged) {
    List<Value> models = new ArrayList<>();
    List<Value> integers = new ArrayList<>();
    List<Value> names = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : logged.properties()) {
      String name = entry.getKey();
      Optional<ModelValue> model = atoms.existingModel(name);
      model.ifPresent(models::add);
      if (name.length() < 19 && name.matches("-?\\d+")) {
        integers.add(IntValue.of(Long.parseLong(name)));
      }
      names.add(atoms.string(name));
      values.add(value(entry.getValue()));
    }
    List<Value> keys =
        models.size() == values.size()
            ? models
            : integers.size() == values.size() ? integers : names;
    return FunctionValue.fromPairs(keys.toArray(Value[]::new), values.toArray(Value[]::new));
  }

  /** See {@link Guided#like}. */
  Picked like(Value example, JsonNode logged, Spot place, boolean fill) {
    return switch (example) {
      case FunctionValue f -> function(f, logged, place, fill);
      case AnySet s -> set(s, logged, place);
      case IntValue _, BigIntValue _ ->
          Likeness.integer(logged)
              .<Picked>map(i -> new Picked.Element(Integers.of(i)))
              .orElseGet(() -> new Picked.Element(value(logged)));
      default -> new Picked.Element(likeness.same(logged, example) ? example : value(logged));
    };
  }

  private Picked function(FunctionValue example, JsonNode logged, Spot place, boolean fill) {
    if (example.count() == 0) {
      return new Picked.Element(value(logged));
    }
    JsonNode listed = Guided.tagged(logged, "#tup");
    if (listed.isArray() && example.isSequence()) {
      boolean tuple = listed.size() == example.count();
      List<Value> elements = new ArrayList<>();
      for (int i = 0; i < listed.size(); i++) {
        Value sample = example.valueAt(tuple ? i : 0);
        switch (like(sample, listed.get(i), place.at(i), false)) {
          case Picked.Element(Value v) -> elements.add(v);
          case Picked.Misfit m -> {
            return m;
          }
        }
      }
      return new Picked.Element(FunctionValue.sequence(elements.toArray(Value[]::new)));
    }
    Optional<Points> points = Points.of(logged, example.keys(), likeness);
    return points.isPresent()
        ? points(points.get(), example, logged, place, fill)
        : Guided.misfit(place, logged, () -> "which " + UNKNOWN);
  }

  private Picked points(
      Points points, FunctionValue example, JsonNode logged, Spot place, boolean fill) {
    if (points.stranger().isPresent()) {
      return points.stranger().get().startsWith("#")
          ? Guided.byQuestion(place, points.stranger().get())
          : new Picked.Element(value(logged));
    }
    Value[] values = new Value[example.count()];
    for (int i = 0; i < values.length; i++) {
      Spot at = place.at(example.keyAt(i));
      if (points.at(i).isMissingNode()) {
        if (!fill) {
          return Guided.notLogged(at);
        }
        values[i] = example.valueAt(i);
        continue;
      }
      switch (like(example.valueAt(i), points.at(i), at, false)) {
        case Picked.Element(Value v) -> values[i] = v;
        case Picked.Misfit m -> {
          return m;
        }
      }
    }
    return new Picked.Element(FunctionValue.of(example.keys(), values));
  }

  private Picked set(AnySet example, JsonNode logged, Spot place) {
    JsonNode elements = Guided.tagged(logged, "#set");
    if (!elements.isArray()) {
      return Guided.misfit(place, logged, () -> "which is no set; log it as an array");
    }
    Optional<Value> sample =
        example.isEnumerable() && example.size() > 0
            ? Optional.of(example.iterator().next())
            : Optional.empty();
    SetBuilder all = new SetBuilder(elements.size());
    for (JsonNode e : elements) {
      Picked picked =
          sample.isPresent()
              ? like(sample.get(), e, new Spot.Element(place), false)
              : new Picked.Element(value(e));
      switch (picked) {
        case Picked.Element(Value v) -> all.add(v);
        case Picked.Misfit m -> {
          return m;
        }
      }
    }
    return new Picked.Element(all.build());
  }
}
