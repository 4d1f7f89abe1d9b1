package plumbline.explore.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random constant expressions: well typed but for a share, so that errors are compared too. Sets
 * that are enumerated stay small: what is under SUBSET, {@code [S -> T]} and {@code \X} is made of
 * leaves.
 */
final class Expressions {
  static final List<String> MODEL_VALUES = List.of("m1", "m2");

  private record Bound(String name, Type type) {}

  private final Random random;
  private final int oneWrongIn;
  private final List<Bound> bound = new ArrayList<>();
  private int names;

  /**
   * @param oneWrongIn how many expressions come to one of a wrong type; 0 for none
   */
  Expressions(Random random, int oneWrongIn) {
    this.random = random;
    this.oneWrongIn = oneWrongIn;
  }

  /** An expression of any type. */
  String any() {
    return of(Type.any(random, 2), 2 + random.nextInt(3));
  }

  private String of(Type type, int depth) {
    if (oneWrongIn > 0 && random.nextInt(oneWrongIn) == 0) {
      return of(Type.any(random, 1), depth - 1);
    }
    if (random.nextInt(4) == 0) {
      List<Bound> fitting = bound.stream().filter(b -> b.type().equals(type)).toList();
      if (!fitting.isEmpty()) {
        return fitting.get(random.nextInt(fitting.size())).name();
      }
    }
    if (depth <= 0) {
      return leaf(type);
    }
    return random.nextInt(4) == 0 ? general(type, depth - 1) : special(type, depth - 1);
  }

  private String leaf(Type type) {
    return switch (type) {
      case Type.Int() -> "(" + (random.nextInt(8) - 2) + ")";
      case Type.Bool() -> random.nextBoolean() ? "TRUE" : "FALSE";
      case Type.Str() -> "\"" + (char) ('a' + random.nextInt(4)) + "\"";
      case Type.Model() -> MODEL_VALUES.get(random.nextInt(MODEL_VALUES.size()));
      case Type.SetOf(Type element) -> "{" + leaves(element) + "}";
      case Type.Fun(Type key, Type value) ->
          "[" + name() + " \\in {" + leaves(key) + "} |-> " + leaf(value) + "]";
      case Type.Rec(Type a, Type b) -> "[a |-> " + leaf(a) + ", b |-> " + leaf(b) + "]";
      case Type.Pair(Type first, Type second) -> "<<" + leaf(first) + ", " + leaf(second) + ">>";
      case Type.Seq(Type element) -> "<<" + leaves(element) + ">>";
    };
  }

  private String leaves(Type element) {
    List<String> leaves = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      leaves.add(leaf(element));
    }
    return String.join(", ", leaves);
  }

  private String several(Type element, int depth) {
    List<String> several = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      several.add(of(element, depth));
    }
    return String.join(", ", several);
  }

  /** What can be of any type. */
  private String general(Type type, int d) {
    return switch (random.nextInt(11)) {
      case 0 -> "(IF " + bool(d) + " THEN " + of(type, d) + " ELSE " + of(type, d) + ")";
      case 1 -> "(CASE " + bool(d) + " -> " + of(type, d) + " [] OTHER -> " + of(type, d) + ")";
      case 2 -> "(CASE " + bool(d) + " -> " + of(type, d) + " [] TRUE -> " + of(type, d) + ")";
      case 3 -> {
        Type other = Type.any(random, 1);
        String x = name();
        String value = of(other, d);
        yield "(LET " + x + " == " + value + " IN " + with(x, other, () -> of(type, d)) + ")";
      }
      case 4 -> {
        Type other = Type.any(random, 1);
        String x = name();
        String f = name();
        String body = with(x, other, () -> of(type, d));
        yield "(LET " + f + "(" + x + ") == " + body + " IN " + f + "(" + of(other, d) + "))";
      }
      case 5 -> {
        String x = name();
        String set = set(type, d);
        yield "(CHOOSE " + x + " \\in " + set + " : " + with(x, type, () -> bool(d)) + ")";
      }
      case 6 -> {
        Type key = Type.any(random, 0);
        yield of(new Type.Fun(key, type), d) + "[" + of(key, d) + "]";
      }
      case 7 -> of(new Type.Rec(type, Type.any(random, 0)), d) + ".a";
      case 8 -> of(new Type.Pair(Type.any(random, 0), type), d) + "[2]";
      case 9 -> "Head(" + of(new Type.Seq(type), d) + ")";
      default -> of(new Type.Seq(type), d) + "[" + of(new Type.Int(), d) + "]";
    };
  }

  private String special(Type type, int d) {
    return switch (type) {
      case Type.Int() -> integer(d);
      case Type.Bool() -> truth(d);
      case Type.Str(), Type.Model() -> leaf(type);
      case Type.SetOf(Type element) -> setOf(element, d);
      case Type.Fun(Type key, Type value) -> function(key, value, d);
      case Type.Rec(Type a, Type b) ->
          switch (random.nextInt(3)) {
            case 0 -> "[" + of(type, d) + " EXCEPT !.a = " + of(a, d) + "]";
            case 1 -> "[" + of(type, d) + " EXCEPT !.b = @, !.a = " + of(a, d) + "]";
            default -> "[a |-> " + of(a, d) + ", b |-> " + of(b, d) + "]";
          };
      case Type.Pair(Type first, Type second) ->
          switch (random.nextInt(3)) {
            case 0 -> "[" + of(type, d) + " EXCEPT ![1] = " + of(first, d) + "]";
            default -> "<<" + of(first, d) + ", " + of(second, d) + ">>";
          };
      case Type.Seq(Type element) -> sequence(element, d);
    };
  }

  private String integer(int d) {
    Type type = new Type.Int();
    return switch (random.nextInt(10)) {
      case 0 -> "(" + of(type, d) + " + " + of(type, d) + ")";
      case 1 -> "(" + of(type, d) + " - " + of(type, d) + ")";
      case 2 -> "(" + of(type, d) + " * " + leaf(type) + ")";
      case 3 -> "(" + of(type, d) + " \\div " + of(type, d) + ")";
      case 4 -> "(" + of(type, d) + " % " + of(type, d) + ")";
      case 5 -> "(-" + of(type, d) + ")";
      case 6 -> "(" + leaf(type) + " ^ " + random.nextInt(4) + ")";
      case 7 -> "Len(" + of(new Type.Seq(Type.any(random, 0)), d) + ")";
      default -> "Cardinality(" + set(Type.any(random, 1), d) + ")";
    };
  }

  private String truth(int d) {
    Type other = Type.any(random, 1);
    Type number = new Type.Int();
    return switch (random.nextInt(19)) {
      case 0 -> "(" + bool(d) + " /\\ " + bool(d) + ")";
      case 1 -> "(" + bool(d) + " \\/ " + bool(d) + ")";
      case 2 -> "(~" + bool(d) + ")";
      case 3 -> "(" + bool(d) + " => " + bool(d) + ")";
      case 4 -> "(" + bool(d) + " <=> " + bool(d) + ")";
      case 5 -> "(" + of(number, d) + " < " + of(number, d) + ")";
      case 6 -> "(" + of(number, d) + " >= " + of(number, d) + ")";
      case 7, 8 -> "(" + of(other, d) + " = " + of(other, d) + ")";
      case 9 -> "(" + of(other, d) + " # " + of(other, d) + ")";
      case 10, 11 -> "(" + of(other, d) + " \\in " + set(other, d) + ")";
      case 12 -> "(" + of(other, d) + " \\notin " + set(other, d) + ")";
      case 13 -> "(" + set(other, d) + " \\subseteq " + set(other, d) + ")";
      case 14 -> quantified("\\A", other, d);
      case 15 -> quantified("\\E", other, d);
      case 16 -> "(" + of(other, d) + " \\in " + typeSet(other) + ")";
      case 17 -> "(" + set(other, d) + " \\subseteq " + typeSet(other) + ")";
      default -> "IsFiniteSet(" + set(other, d) + ")";
    };
  }

  private String quantified(String quantifier, Type type, int d) {
    String x = name();
    String set = set(type, d);
    if (random.nextInt(3) > 0) {
      String body = with(x, type, () -> bool(d));
      return "(" + quantifier + " " + x + " \\in " + set + " : " + body + ")";
    }
    String y = name();
    String body = with(x, type, () -> with(y, type, () -> bool(d)));
    return "(" + quantifier + " " + x + ", " + y + " \\in " + set + " : " + body + ")";
  }

  /** A set of all values of a type: only asked, never listed. */
  private String typeSet(Type type) {
    return switch (type) {
      case Type.Int() -> random.nextBoolean() ? "Nat" : "Int";
      case Type.Bool() -> "BOOLEAN";
      case Type.Str() -> "STRING";
      case Type.Model() -> "{m1, m2}";
      case Type.SetOf(Type element) -> "(SUBSET " + typeSet(element) + ")";
      case Type.Fun(Type key, Type value) -> "[{" + leaves(key) + "} -> " + typeSet(value) + "]";
      case Type.Rec(Type a, Type b) -> "[a: " + typeSet(a) + ", b: " + typeSet(b) + "]";
      case Type.Pair(Type a, Type b) -> "(" + typeSet(a) + " \\X " + typeSet(b) + ")";
      case Type.Seq(Type element) -> "Seq(" + typeSet(element) + ")";
    };
  }

  private String setOf(Type element, int d) {
    Type type = new Type.SetOf(element);
    return switch (random.nextInt(13)) {
      case 0 -> "(" + of(type, d) + " \\cup " + of(type, d) + ")";
      case 1 -> "(" + of(type, d) + " \\cap " + of(type, d) + ")";
      case 2 -> "(" + of(type, d) + " \\ " + of(type, d) + ")";
      case 3, 4 -> {
        String x = name();
        String set = of(type, d);
        yield "{" + x + " \\in " + set + " : " + with(x, element, () -> bool(d)) + "}";
      }
      case 5, 6 -> {
        Type from = Type.any(random, 1);
        String x = name();
        String set = set(from, d);
        yield "{" + with(x, from, () -> of(element, d)) + " : " + x + " \\in " + set + "}";
      }
      case 7 -> {
        Type from = Type.any(random, 0);
        String x = name();
        String y = name();
        String sets = x + " \\in " + set(from, 0) + ", " + y + " \\in " + set(from, 0);
        String body = with(x, from, () -> with(y, from, () -> of(element, d)));
        yield "{" + body + " : " + sets + "}";
      }
      case 8 -> "(DOMAIN " + of(new Type.Fun(element, Type.any(random, 0)), d) + ")";
      case 9 -> "(UNION " + set(type, d) + ")";
      case 10, 11 -> symbolic(element, d);
      default -> "{" + several(element, d) + "}";
    };
  }

  private String symbolic(Type element, int d) {
    return switch (element) {
      case Type.Int() -> "(" + of(element, d) + " .. " + of(element, d) + ")";
      case Type.Bool() -> "BOOLEAN";
      case Type.Str(), Type.Model() -> "{" + leaves(element) + "}";
      // Never of the empty set: TLC finds no x and y in SUBSET {}.
      case Type.SetOf(Type inner) -> "(SUBSET {" + leaf(inner) + ", " + leaf(inner) + "})";
      case Type.Fun(Type key, Type value) -> "[" + set(key, 0) + " -> " + set(value, 0) + "]";
      case Type.Rec(Type a, Type b) -> "[a: " + set(a, 0) + ", b: " + set(b, 0) + "]";
      case Type.Pair(Type a, Type b) -> "(" + set(a, 0) + " \\X " + set(b, 0) + ")";
      case Type.Seq(Type inner) -> "[1 .. " + random.nextInt(3) + " -> " + set(inner, 0) + "]";
    };
  }

  private String function(Type key, Type value, int d) {
    Type type = new Type.Fun(key, value);
    return switch (random.nextInt(9)) {
      case 0 -> "[" + of(type, d) + " EXCEPT ![" + of(key, d) + "] = " + of(value, d) + "]";
      case 1 -> "[" + of(type, d) + " EXCEPT ![" + of(key, d) + "] = @]";
      case 2 -> "(" + of(key, d) + " :> " + of(value, d) + ")";
      case 3 -> "(" + of(type, d) + " @@ " + of(type, d) + ")";
      case 4 -> {
        String f = name();
        String x = name();
        String body = with(x, key, () -> of(value, d));
        yield "(LET " + f + "[" + x + " \\in " + set(key, 0) + "] == " + body + " IN " + f + ")";
      }
      default -> {
        String x = name();
        String set = set(key, d);
        yield "[" + x + " \\in " + set + " |-> " + with(x, key, () -> of(value, d)) + "]";
      }
    };
  }

  private String sequence(Type element, int d) {
    Type type = new Type.Seq(element);
    return switch (random.nextInt(9)) {
      case 0 -> "Append(" + of(type, d) + ", " + of(element, d) + ")";
      case 1 -> "(" + of(type, d) + " \\o " + of(type, d) + ")";
      case 2 -> "Tail(" + of(type, d) + ")";
      case 3 -> "SubSeq(" + of(type, d) + ", " + number(d) + ", " + number(d) + ")";
      case 4 -> {
        String i = name();
        String body = with(i, new Type.Int(), () -> of(element, d));
        yield "[" + i + " \\in 1 .. " + random.nextInt(4) + " |-> " + body + "]";
      }
      case 5 -> {
        String x = name();
        String test = with(x, element, () -> bool(d));
        yield "SelectSeq(" + of(type, d) + ", LAMBDA " + x + " : " + test + ")";
      }
      case 6 -> "[" + of(type, d) + " EXCEPT ![" + number(d) + "] = " + of(element, d) + "]";
      default -> "<<" + several(element, d) + ">>";
    };
  }

  private String bool(int d) {
    return of(new Type.Bool(), d);
  }

  private String number(int d) {
    return of(new Type.Int(), d);
  }

  private String set(Type element, int d) {
    return of(new Type.SetOf(element), d);
  }

  private String name() {
    return "x" + names++;
  }

  private String with(String name, Type type, java.util.function.Supplier<String> body) {
    bound.add(new Bound(name, type));
    String text = body.get();
    bound.removeLast();
    return text;
  }
}
