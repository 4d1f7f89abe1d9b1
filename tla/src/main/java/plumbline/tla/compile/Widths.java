package plumbline.tla.compile;

import java.util.ArrayList;
import java.util.List;

/** Makes shapes fit for a place in a state: what is too wide becomes a value of any form. */
final class Widths {
  private Widths() {}

  /** A shape for a variable that has room for the same values, and more. */
  static Shape ofVariable(Shape shape, Shape.Any any) {
    return switch (shape) {
      case Shape.Mask _, Shape.Listed _ -> shape;
      case Shape.Fun f when !f.isNarrow() -> new Shape.Fun(f.keys(), narrow(f.element(), any));
      default -> narrow(shape, any);
    };
  }

  /** The widest parts of a record give way first. */
  private static Shape narrow(Shape shape, Shape.Any any) {
    if (shape.isNarrow()) {
      return shape;
    }
    if (!(shape instanceof Shape.Struct s)) {
      return any;
    }
    List<Shape> parts = new ArrayList<>(s.parts());
    while (!new Shape.Struct(s.keys(), parts).isNarrow()) {
      int widest = 0;
      for (int i = 1; i < parts.size(); i++) {
        if (parts.get(i).bits() > parts.get(widest).bits()) {
          widest = i;
        }
      }
      if (parts.get(widest).bits() <= any.bits()) {
        return any;
      }
      parts.set(widest, any);
    }
    return new Shape.Struct(s.keys(), List.copyOf(parts));
  }
}
