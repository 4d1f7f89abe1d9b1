package plumbline.explore.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Random specs whose actions mostly look at and change points of functions: {@code a} and {@code b}
 * from two processes to numbers below 3, {@code box} to sets of numbers, and a number {@code n} and
 * a set {@code s}, to which they mostly add.
 */
final class PointSpecs {
  private final Random random;

  PointSpecs(Random random) {
    this.random = random;
  }

  /** The lines of a module of that name. */
  List<String> module(String name) {
    return List.of(
        "---- MODULE " + name + " ----",
        "EXTENDS Naturals, Sequences, FiniteSets",
        "VARIABLES a, b, n, s, box",
        "P == {\"p\", \"q\"}",
        "vars == <<a, <<b, n>>>>",
        "sent == <<s, box>>",
        "Pair(i, j) == [a |-> i, b |-> j]",
        "More(m, e) == {e} \\cup m",
        "Sends(m, e) == m' = m \\cup {e}",
        "both == <<a, b>>",
        "alias == a",
        "At(f, i) == f[i]",
        "Put(f, i, e) == [f EXCEPT ![i] = e]",
        "Twice(f, i) == LET g == [f EXCEPT ![i] = (@ + 1) % 3] IN [g EXCEPT ![i] = (@ + 1) % 3]",
        "Holds(T(_), i) == T(i)",
        "Is(f, i, e) == f' = Put(f, i, e)",
        "RECURSIVE Sum(_, _)",
        "Sum(f, S) == IF S = {} THEN 0",
        "             ELSE LET i == CHOOSE i \\in S : TRUE IN (f[i] + Sum(f, S \\ {i})) % 3",
        "Init == a \\in [P -> 0 .. 1] /\\ b \\in [P -> {0, 2}] /\\ n = 0 /\\ s = {}",
        "     /\\ box = [i \\in P |-> {}]",
        "A(p) == " + action(),
        "B(p) == " + action(),
        "C(r, p) == " + action(),
        "Next == \\/ \\E p \\in P : A(p) \\/ B(p)",
        "        \\/ \\E p \\in " + pick("P", "{i \\in P : a[i] > 0}") + ", r \\in P : C(r, p)",
        "====");
  }

  List<String> config() {
    return List.of("INIT Init", "NEXT Next");
  }

  private String action() {
    return pick(
        this::conjunction,
        this::conjunction,
        () -> "\\/ " + conjunction() + "\n  \\/ " + conjunction(),
        () -> "IF " + guard() + " THEN " + conjunction() + " ELSE " + conjunction(),
        () -> "LET e == " + number() + " h == a IN " + conjunction().replace("At(a", "At(h"));
  }

  private String conjunction() {
    List<String> parts =
        new ArrayList<>(List.of(function("a", "b"), function("b", "a"), counter(), set(), sets()));
    switch (random.nextInt(6)) {
      case 0 -> parts = new ArrayList<>(List.of("UNCHANGED both", counter(), set(), sets()));
      case 1 -> parts = new ArrayList<>(List.of("UNCHANGED both", "n' = n", set(), "box' = box"));
      case 2 -> parts = new ArrayList<>(List.of("UNCHANGED both", "n' = n", "s' = s", sets()));
      default -> {}
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      parts.add(guard());
    }
    Collections.shuffle(parts, random);
    if (random.nextInt(5) == 0) {
      parts.add(
          pick(
              "a'[p] < 2",
              "a' # b'",
              "(n' = n \\/ b' = b)",
              "(n' = n \\/ a'[p] = 1)",
              "s' # s",
              "0 \\in box'[p]",
              "s' = s \\cup {" + element() + "}",
              "UNCHANGED sent"));
    }
    return "(" + String.join(" /\\ ", parts) + ")";
  }

  private String counter() {
    return pick(
        "UNCHANGED n",
        "n' = n",
        "n' = n + 1",
        "n' = " + number() + " + n",
        "n' = " + number(),
        "n' \\in {n, 1}");
  }

  private String set() {
    return pick(
        "UNCHANGED s",
        "s' = s",
        "s' = s \\cup {" + element() + "}",
        "s' = s \\cup {" + element() + "}",
        "s' = {" + element() + "} \\cup (s \\cup {" + element() + ", " + element() + "})",
        "s' = More(s, " + element() + ")",
        "Sends(s, " + element() + ")",
        "s' = (IF " + guard() + " THEN s \\cup {" + element() + "} ELSE s)",
        "s' = s \\cup {Pair(p, Cardinality(s))}",
        "s' = s \\ {" + element() + "}",
        "s' = {x \\in s : x.b > 1} \\cup {" + element() + "}",
        "(s' = s \\cup {" + element() + "} /\\ s' = s \\cup {" + element() + "})",
        "(\\A q \\in P : s' = s \\cup {Pair(q, a[q])})",
        "(\\E q \\in P : s' = s \\cup {Pair(q, b[q])})",
        "s' \\in {s, s \\cup {" + element() + "}}",
        "(s' = s \\cup {" + element() + "} /\\ UNCHANGED sent)");
  }

  private String element() {
    return pick("Pair(p, " + number() + ")", "Pair(p, 0)", "Pair(\"q\", 1)", "[a |-> p, b |-> 2]");
  }

  private String sets() {
    String one = "{" + number() + "}";
    return switch (random.nextInt(14)) {
      case 0, 1 -> "UNCHANGED box";
      case 2, 3 -> "box' = [box EXCEPT ![p] = @ \\cup " + one + "]";
      case 4 -> "box' = [box EXCEPT ![p] = " + one + " \\cup box[p]]";
      case 5 -> "box' = [box EXCEPT ![p] = More(@, Cardinality(@))]";
      case 6 -> "box' = [box EXCEPT ![p] = IF @ = {} THEN @ \\cup " + one + " ELSE @]";
      case 7 -> "box' = [box EXCEPT ![\"q\"] = @ \\cup " + one + "]";
      case 8 -> "box' = [[box EXCEPT ![p] = {}] EXCEPT ![p] = @ \\cup " + one + "]";
      case 9 -> "(\\E q \\in P : box' = [box EXCEPT ![q] = box[p] \\cup " + one + "])";
      case 10 ->
          "box' = [box EXCEPT ![p] = LET c == {Cardinality(@)} IN IF c = {0} THEN @ ELSE @ \\cup"
              + " c]";
      case 11 -> "box' = [box EXCEPT ![p] = @ \\cup " + one + ", ![\"p\"] = More(@, 0)]";
      case 12 -> "box' = [k \\in P |-> box[k] \\cup " + one + "]";
      default -> "box' = [box EXCEPT ![p] = @ \\cup {n}]";
    };
  }

  private String function(String f, String other) {
    return switch (random.nextInt(14)) {
      case 0, 1 -> "UNCHANGED " + f;
      case 2 -> f + "' = " + f;
      case 3, 4 -> f + "' = [" + f + " EXCEPT ![p] = " + number() + "]";
      case 5 -> f + "' = [" + f + " EXCEPT ![p] = (@ + " + number() + ") % 3]";
      case 6 ->
          f + "' = (IF " + guard() + " THEN Put(" + f + ", p, " + number() + ") ELSE " + f + ")";
      case 7 -> f + "' = Twice(" + f + ", p)";
      case 8 -> f + "' = [" + f + " EXCEPT ![\"p\"] = " + number() + "]";
      case 9 -> "(\\E q \\in P : " + f + "' = [" + f + " EXCEPT ![q] = 1])";
      case 10 -> "Is(" + f + ", p, " + number() + ")";
      case 11 -> f + "' = [" + f + " EXCEPT ![p] = " + other + "[p]]";
      case 12 ->
          f
              + "' = [i \\in P |-> "
              + pick("", f, other).replaceAll("^$", "0").replaceAll("^[ab]$", "$0[i]")
              + "]";
      default -> f + "' = [[" + f + " EXCEPT ![p] = 0] EXCEPT ![p] = (@ + " + number() + ") % 3]";
    };
  }

  private String guard() {
    return pick(
        () -> "a[p] < 2",
        () -> "b[p] # " + number(),
        () -> "At(a, p) > 0",
        () -> "alias[p] = 1",
        () -> "n = 0",
        () -> element() + " \\in s",
        () -> element() + " \\notin s",
        () -> "Cardinality(box[p]) < 2",
        () -> "(\\A i \\in P : a[i] < 2)",
        () -> "Holds(LAMBDA i : b[i] = 0, p)",
        () -> "(a[p] = 1 \\/ b[p] = 2)",
        () -> "Sum(b, {p}) = 0",
        () -> "ENABLED (a' = [a EXCEPT ![p] = 0] /\\ a'[p] = a[p])");
  }

  private String number() {
    return pick(
        "0",
        "1",
        "2",
        "a[p]",
        "b[p]",
        "n",
        "At(b, p)",
        "Sum(a, P)",
        "a[CHOOSE i \\in P : i # p]",
        "Cardinality(s)",
        "Cardinality(box[p])");
  }

  private String pick(String... alternatives) {
    return alternatives[random.nextInt(alternatives.length)];
  }

  @SafeVarargs
  private String pick(Supplier<String>... alternatives) {
    return alternatives[random.nextInt(alternatives.length)].get();
  }
}
