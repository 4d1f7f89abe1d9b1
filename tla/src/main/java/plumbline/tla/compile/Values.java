package plumbline.tla.compile;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Value;

/** Lists the values that a shape can have. */
final class Values {
  private Values() {}

  /** All of them; throws {@link Misfit} when they are more than so many. */
  static List<Value> all(Shape shape, int most) {
    return switch (shape) {
      case Shape.Bool _ -> List.of(shape.value(0), shape.value(1));
      case Shape.Int(long low, long high) -> counted(shape, high - low + 1, most);
      case Shape.Atom(Universe u) -> counted(shape, u.size(), most);
      case Shape.Mask m -> counted(shape, m.bits() > 30 ? most + 1L : 1L << m.bits(), most);
      case Shape.OneOf o -> {
        List<Value> all = new ArrayList<>();
        for (Shape s : o.alternatives()) {
          all.addAll(all(s, most));
          require(all.size() <= most);
        }
        yield all;
      }
      case Shape.Listed _, Shape.Any _ -> throw Misfit.misfit();
      case Shape.Fun f -> {
        List<List<Value>> parts = new ArrayList<>();
        List<Value> element = all(f.element(), most);
        for (int i = 0; i < f.keys().count(); i++) {
          parts.add(element);
        }
        yield products(parts, most).stream()
            .<Value>map(v -> FunctionValue.of(f.keys(), v))
            .toList();
      }
      case Shape.Struct s ->
          products(s.parts().stream().map(p -> all(p, most)).toList(), most).stream()
              .<Value>map(v -> FunctionValue.of(s.keys(), v))
              .toList();
      case Shape.Seq s -> {
        List<Value> element = all(s.element(), most);
        List<Value> all = new ArrayList<>();
        List<List<Value>> parts = new ArrayList<>();
        for (int length = 0; length <= s.most(); length++) {
          for (Value[] v : products(parts, most)) {
            all.add(FunctionValue.sequence(v));
          }
          require(all.size() <= most);
          parts.add(element);
        }
        yield all;
      }
    };
  }

  private static List<Value> counted(Shape shape, long count, int most) {
    require(count > 0 && count <= most);
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(shape.value(i));
    }
    return all;
  }

  private static List<Value[]> products(List<List<Value>> parts, int most) {
    List<Value[]> all = new ArrayList<>();
    all.add(new Value[0]);
    for (List<Value> part : parts) {
      require((long) all.size() * part.size() <= most);
      List<Value[]> longer = new ArrayList<>();
      for (Value[] begun : all) {
        for (Value v : part) {
          Value[] more = java.util.Arrays.copyOf(begun, begun.length + 1);
          more[begun.length] = v;
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw Misfit.misfit();
    }
  }
}
