package plumbline.explore.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Random specs of a few members, which are model values: a function of them, a record that names
 * them, a set of records as messages, and a function of which the domain varies. What they say of
 * members is the same for all, so that a SYMMETRY is one.
 */
final class MemberSpecs {
  private final Random random;
  private final List<String> members = new ArrayList<>(List.of("lead.who"));
  private int names;

  MemberSpecs(Random random) {
    this.random = random;
  }

  /** The lines of a module of that name. */
  List<String> module(String name) {
    List<String> lines = new ArrayList<>();
    lines.add("---- MODULE " + name + " ----");
    lines.add("EXTENDS Naturals, FiniteSets, TLC");
    lines.add("CONSTANTS P, None");
    lines.add("VARIABLES at, lead, net, log");
    lines.add("vars == <<at, lead, net, log>>");
    lines.add("Symmetry == Permutations(P)");
    lines.add("RECURSIVE Total(_)");
    lines.add(
        "Total(d) == IF d = {} THEN 0 ELSE LET x == CHOOSE y \\in d : TRUE IN log[x] + Total(d \\"
            + " {x})");
    lines.add("Count == Cardinality({p \\in P : at[p] = \"b\"})");
    lines.add(
        "Init == at = [p \\in P \\cup {None} |-> \"a\"] /\\ net = {} /\\ log = <<>> /\\ lead = [who"
            + " |-> None, n |-> 0]");
    members.add("p");
    lines.add("Act(p) == " + action(2));
    lines.add("Other(p) == " + action(1));
    members.add("m.from");
    members.add("m.to");
    lines.add("Take(p, m) == " + action(1));
    members.remove("m.from");
    members.remove("m.to");
    members.remove("p");
    lines.add("Next ==");
    lines.add("  \\/ \\E p \\in P : Act(p) \\/ Other(p)");
    lines.add("  \\/ \\E m \\in net : m.to # None /\\ Take(m.to, m)");
    lines.add("Inv == " + condition(2) + " \\/ Cardinality(net) < " + (1 + random.nextInt(3)));
    lines.add(
        "Keep == [][at' # at => "
            + pick("net' = net", "lead'.n >= lead.n", "Count' > 0")
            + "]_vars");
    lines.add("====");
    return lines;
  }

  List<String> config() {
    List<String> lines = new ArrayList<>(List.of("INIT Init", "NEXT Next"));
    lines.add("CONSTANTS P = {p1, p2, p3} None = None");
    if (random.nextBoolean()) {
      lines.add("INVARIANT Inv");
    }
    if (random.nextBoolean()) {
      lines.add("SYMMETRY Symmetry");
    }
    if (random.nextInt(3) == 0) {
      lines.add("PROPERTY Keep");
    }
    lines.add("CHECK_DEADLOCK FALSE");
    return lines;
  }

  private String action(int depth) {
    if (depth == 0) {
      return assignments();
    }
    return switch (random.nextInt(6)) {
      case 1 -> "(" + action(depth - 1) + " \\/ " + action(depth - 1) + ")";
      case 2 -> quantified("\\E", () -> action(depth - 1));
      case 3 -> "(IF " + condition(1) + " THEN " + action(depth - 1) + " ELSE " + action(0) + ")";
      case 4 -> "(" + condition(2) + " /\\ " + action(depth - 1) + ")";
      default -> assignments();
    };
  }

  private String assignments() {
    return "("
        + String.join(" /\\ ", function(), record(), messages(), varying())
        + (random.nextInt(4) == 1 ? " /\\ " + condition(1) : "")
        + ")";
  }

  private String function() {
    return switch (random.nextInt(5)) {
      case 1 -> "at' = [at EXCEPT ![" + member() + "] = " + place() + "]";
      case 2 ->
          "at' = [p1_ \\in P \\cup {None} |-> IF p1_ = "
              + member()
              + " THEN "
              + place()
              + " ELSE at[p1_]]";
      case 3 -> "at' \\in {at, [q \\in P \\cup {None} |-> " + place() + "]}";
      default -> "at' = at";
    };
  }

  private String record() {
    return switch (random.nextInt(5)) {
      case 1 -> "lead' = [lead EXCEPT !.who = " + member() + "]";
      case 2 -> "lead' = [lead EXCEPT !.n = (@ + 1) % 3, !.who = " + member() + "]";
      case 3 -> "lead' = [who |-> " + member() + ", n |-> " + number() + "]";
      default -> "UNCHANGED lead";
    };
  }

  private String messages() {
    return switch (random.nextInt(6)) {
      case 1 -> "net' = IF Cardinality(net) < 2 THEN net \\cup {" + message() + "} ELSE net";
      case 2 -> "net' = {" + message() + "}";
      case 3 -> "net' = {m_ \\in net : m_.from # " + member() + "}";
      case 4 -> "net' = {[m_ EXCEPT !.n = " + number() + "] : m_ \\in net}";
      default -> "UNCHANGED net";
    };
  }

  private String varying() {
    return switch (random.nextInt(6)) {
      case 1 -> "log' = (" + member() + " :> " + number() + ") @@ log";
      case 2 -> "log' = [x \\in DOMAIN log \\ {" + member() + "} |-> log[x]]";
      case 3 -> "log' = [x \\in {q \\in P : at[q] = \"b\"} |-> " + number() + "]";
      default -> "log' = log";
    };
  }

  private String condition(int depth) {
    if (depth == 0) {
      return switch (random.nextInt(8)) {
        case 1 -> "(" + member() + " = " + member() + ")";
        case 2 -> "(at[" + member() + "] = " + place() + ")";
        case 3 -> "(" + message() + " \\in net)";
        case 4 -> "(\\E m_ \\in net : m_.to = " + member() + ")";
        case 5 -> "(Total(DOMAIN log) < " + number() + ")";
        case 6 -> "(" + member() + " \\in DOMAIN log)";
        case 7 -> "(net \\subseteq [from : P, to : P \\cup {None}, n : 0 .. 2])";
        default -> "(lead.n < " + number() + ")";
      };
    }
    return switch (random.nextInt(6)) {
      case 1 -> "(" + condition(depth - 1) + " \\/ " + condition(depth - 1) + ")";
      case 2 -> "(" + condition(depth - 1) + " /\\ " + condition(depth - 1) + ")";
      case 3 -> quantified("\\E", () -> condition(depth - 1));
      case 4 -> quantified("\\A", () -> condition(depth - 1));
      case 5 -> "(~" + condition(depth - 1) + ")";
      default -> condition(0);
    };
  }

  private String quantified(String quantifier, Supplier<String> of) {
    String q = "q" + names++;
    members.add(q);
    String body = of.get();
    members.remove(q);
    String set = pick("P", "(P \\ {lead.who})", "{x \\in P : at[x] = \"b\"}", "(DOMAIN log)");
    return "(" + quantifier + " " + q + " \\in " + set + " : " + body + ")";
  }

  private String message() {
    return "[from |-> " + member() + ", to |-> " + member() + ", n |-> " + number() + "]";
  }

  private String member() {
    return random.nextInt(6) == 1 ? "None" : members.get(random.nextInt(members.size()));
  }

  private String number() {
    return pick("0", "1", "2", "lead.n", "Count", "((lead.n + 1) % 3)");
  }

  private String place() {
    return pick("\"a\"", "\"b\"", "\"c\"");
  }

  private String pick(String... alternatives) {
    return alternatives[random.nextInt(alternatives.length)];
  }
}
