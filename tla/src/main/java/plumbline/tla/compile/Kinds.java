package plumbline.tla.compile;

import plumbline.tla.SourceRange;

/** What kinds of values shapes have, for comparisons: of different kinds they are errors. */
final class Kinds {
  private Kinds() {}

  /** Some comparisons are errors, which only the interpreter tells. */
  static void requireComparable(Shape a, Shape b, SourceRange at) {
    if (!kind(a).equals(kind(b)) && !kind(a).equals("any") && !kind(b).equals("any")) {
      throw new Unsupported("values of different kinds are compared", at);
    }
    if (a instanceof Shape.OneOf o) {
      o.alternatives().forEach(s -> requireComparable(s, b, at));
      return;
    }
    if (b instanceof Shape.OneOf o) {
      o.alternatives().forEach(s -> requireComparable(a, s, at));
      return;
    }
    switch (a) {
      case Shape.Mask(Shape e) when b instanceof Shape.Mask(Shape f) -> requireComparable(e, f, at);
      case Shape.Seq s when b instanceof Shape.Seq t ->
          requireComparable(s.element(), t.element(), at);
      case Shape.Fun f when b instanceof Shape.Fun g ->
          requireComparable(f.element(), g.element(), at);
      case Shape.Struct s when b instanceof Shape.Struct t && s.keys().equals(t.keys()) -> {
        for (int i = 0; i < s.parts().size(); i++) {
          requireComparable(s.parts().get(i), t.parts().get(i), at);
        }
      }
      default -> {}
    }
  }

  private static String kind(Shape shape) {
    return switch (shape) {
      case Shape.Bool _ -> "boolean";
      case Shape.Int _ -> "integer";
      case Shape.Mask _, Shape.Listed _ -> "set";
      case Shape.Fun _, Shape.Struct _, Shape.Seq _ -> "function";
      case Shape.Any _ -> "any";
      case Shape.OneOf o ->
          o.alternatives().stream().allMatch(s -> kind(s).equals("function")) ? "function" : "any";
      case Shape.Atom(Universe u) -> {
        String first = u.get(0).kind();
        boolean one = true;
        for (int i = 1; i < u.size(); i++) {
          one &= u.get(i).kind().equals(first);
        }
        yield switch (first) {
          case "a string" -> one ? "string" : "any";
          case "a record", "a tuple", "a function" -> one ? "function" : "any";
          case "a set" -> one ? "set" : "any";
          default -> "any";
        };
      }
    };
  }
}
