package plumbline.explore.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random specs of few states: a number {@code x} below 4, a set {@code s} of such numbers, a
 * function {@code f} from 1..2 to them. Conditions within actions have disjunctions and
 * quantifiers, so that steps are counted as often as TLC finds them.
 */
final class Specs {
  private final Random random;
  private final List<String> numbers = new ArrayList<>(List.of("x", "f[1]", "f[2]"));
  private int names;

  Specs(Random random) {
    this.random = random;
  }

  /** The lines of a module of that name. */
  List<String> module(String name) {
    List<String> lines = new ArrayList<>();
    lines.add("---- MODULE " + name + " ----");
    lines.add("EXTENDS Naturals, FiniteSets");
    lines.add("VARIABLES x, s, f");
    lines.add("vars == <<x, s, f>>");
    lines.add("Init == " + initial());
    lines.add("Near(a, b) == a = b \\/ a = b + 1 \\/ (a + 1 = b /\\ Cardinality(s) > 0)");
    numbers.add("p");
    lines.add("Act(p) == " + action(1));
    lines.add("Other(p) == " + action(1));
    numbers.remove("p");
    lines.add("Next == " + action(3));
    lines.add("Inv == " + condition(2) + " \\/ " + condition(2) + " \\/ x < " + random.nextInt(6));
    lines.add("Bound == " + condition(1) + " \\/ x < 3");
    lines.add("Keep == [][x' # x => (s' = s \\/ f' = f \\/ x' > " + random.nextInt(4) + ")]_vars");
    lines.add("====");
    return lines;
  }

  List<String> config() {
    List<String> lines = new ArrayList<>(List.of("INIT Init", "NEXT Next"));
    if (random.nextBoolean()) {
      lines.add("INVARIANT Inv");
    }
    if (random.nextInt(3) == 0) {
      lines.add("CONSTRAINT Bound");
    }
    if (random.nextInt(3) == 0) {
      lines.add("PROPERTY Keep");
    }
    if (random.nextInt(3) > 0) {
      lines.add("CHECK_DEADLOCK FALSE");
    }
    return lines;
  }

  private String initial() {
    List<String> parts = new ArrayList<>();
    parts.add(pick("x = " + random.nextInt(4), "x \\in 0 .. " + random.nextInt(3)));
    parts.add(pick("s = {}", "s \\in SUBSET {0, 2}", "\\E e \\in {1, 3} : s = {e}"));
    parts.add(pick("f = [i \\in 1 .. 2 |-> 0]", "f \\in [1 .. 2 -> {0, 3}]"));
    return "/\\ " + String.join(" /\\ ", parts);
  }

  private String action(int depth) {
    if (depth == 0) {
      return assignments();
    }
    return switch (random.nextInt(9)) {
      case 0, 1 -> "(" + action(depth - 1) + " \\/ " + action(depth - 1) + ")";
      case 2 -> quantified("\\E", small(), () -> action(depth - 1));
      case 3 -> "(IF " + condition(1) + " THEN " + action(depth - 1) + " ELSE " + action(0) + ")";
      case 4 ->
          "(CASE " + condition(1) + " -> " + action(0) + " [] OTHER -> " + action(depth - 1) + ")";
      case 5 -> "(" + condition(2) + " /\\ " + action(depth - 1) + ")";
      case 6 -> {
        String k = "k" + names++;
        String value = number(1);
        numbers.add(k);
        String body = action(depth - 1);
        numbers.remove(k);
        yield "(LET " + k + " == " + value + " IN " + body + ")";
      }
      default -> depth < 2 ? assignments() : pick("Act", "Other") + "(" + number(1) + ")";
    };
  }

  private String assignments() {
    List<String> parts = new ArrayList<>();
    switch (random.nextInt(5)) {
      case 0 -> {
        parts.add("UNCHANGED <<x, s>>");
        parts.add(function());
      }
      case 1 -> {
        parts.add("UNCHANGED <<f, <<s>>>>");
        parts.add(counter());
      }
      default -> {
        parts.add(counter());
        parts.add(set());
        parts.add(function());
      }
    }
    if (random.nextInt(4) == 0) {
      parts.add(condition(2));
    }
    Collections.shuffle(parts, random);
    if (random.nextInt(5) == 0) {
      parts.add(pick("x' < 3", "x' \\notin s'", "f'[1] <= f'[2]", "(x' = x \\/ s' = s)"));
    }
    return "(" + String.join(" /\\ ", parts) + ")";
  }

  private String counter() {
    return switch (random.nextInt(4)) {
      case 0 -> "UNCHANGED x";
      case 1 -> "x' \\in {" + number(1) + ", " + number(1) + "}";
      default -> "x' = " + number(1);
    };
  }

  private String set() {
    return switch (random.nextInt(5)) {
      case 0 -> "s' = s";
      case 1 -> "s' = s \\cup {" + number(1) + "}";
      case 2 -> "s' = s \\ {" + number(1) + "}";
      case 3 -> "s' \\in {s, {" + number(1) + "}}";
      default -> "s' = {i \\in s : i # " + number(1) + "}";
    };
  }

  private String function() {
    return switch (random.nextInt(5)) {
      case 0 -> "UNCHANGED f";
      case 1 -> "f' = [f EXCEPT ![" + (1 + random.nextInt(2)) + "] = " + number(1) + "]";
      case 2 -> "f' = [f EXCEPT ![1] = @ + 1, ![2] = (@ + x) % 3]".replace("@ + 1", "(@ + 1) % 4");
      case 3 -> "\\E j \\in 1 .. 2 : f' = [f EXCEPT ![j] = " + number(1) + "]";
      default -> "f' = [i \\in 1 .. 2 |-> IF i \\in s THEN f[i] ELSE " + number(1) + "]";
    };
  }

  private String condition(int depth) {
    if (depth == 0) {
      return switch (random.nextInt(5)) {
        case 0 -> "(" + number(0) + " \\in s)";
        case 1 -> "(" + number(0) + " < " + number(0) + ")";
        case 2 -> "(Cardinality(s) < " + random.nextInt(4) + ")";
        case 3 -> "Near(" + number(0) + ", " + number(1) + ")";
        default -> "(" + number(0) + " = " + number(1) + ")";
      };
    }
    return switch (random.nextInt(8)) {
      case 0, 1 -> "(" + condition(depth - 1) + " \\/ " + condition(depth - 1) + ")";
      case 2 -> "(" + condition(depth - 1) + " /\\ " + condition(depth - 1) + ")";
      case 3 -> "(" + condition(depth - 1) + " => " + condition(depth - 1) + ")";
      case 4 -> quantified("\\E", small(), () -> condition(depth - 1));
      case 5 -> quantified("\\A", small(), () -> condition(depth - 1));
      case 6 -> "(~" + condition(depth - 1) + ")";
      default -> condition(0);
    };
  }

  private String quantified(String quantifier, String set, java.util.function.Supplier<String> of) {
    String i = "i" + names++;
    numbers.add(i);
    String body = of.get();
    numbers.remove(i);
    return "(" + quantifier + " " + i + " \\in " + set + " : " + body + ")";
  }

  private String small() {
    return pick("s", "0 .. 1", "{x, 2}", "1 .. x", "DOMAIN f", "{f[1], f[2]}");
  }

  private String number(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return random.nextBoolean()
          ? Integer.toString(random.nextInt(4))
          : numbers.get(random.nextInt(numbers.size()));
    }
    return switch (random.nextInt(3)) {
      case 0 -> "((" + number(0) + " + " + number(0) + ") % 4)";
      case 1 -> "(IF " + condition(0) + " THEN " + number(0) + " ELSE " + number(0) + ")";
      default -> "(IF s # {} THEN CHOOSE m \\in s : \\A n \\in s : m <= n ELSE " + number(0) + ")";
    };
  }

  private String pick(String... alternatives) {
    return alternatives[random.nextInt(alternatives.length)];
  }
}
