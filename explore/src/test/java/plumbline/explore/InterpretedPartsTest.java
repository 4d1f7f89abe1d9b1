package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.explore.ExploreOptions.Engine;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;

/** What cannot be compiled is interpreted by itself, and the same is found. */
class InterpretedPartsTest {
  @TempDir Path folder;

  private static final String PREAMBLE =
      """
      EXTENDS Integers, Sequences, FiniteSets, Bags, TLC
      CONSTANTS P, None
      VARIABLES n, s, f, b, q
      vars == <<n, s, f, b, q>>
      Symmetry == Permutations(P)
      RECURSIVE Sum(_, _)
      Sum(g, d) == IF d = {} THEN 0 ELSE LET x == CHOOSE x \\in d : TRUE IN g[x] + Sum(g, d \\ {x})
      fact[i \\in Nat] == IF i = 0 THEN 1 ELSE i * fact[i - 1]
      Put(x, g) == IF x \\in DOMAIN g THEN [g EXCEPT ![x] = @ + 1] ELSE g @@ (x :> 1)
      Drop(x, g) == IF g[x] = 1 THEN [y \\in DOMAIN g \\ {x} |-> g[y]] ELSE [g EXCEPT ![x] = @ - 1]
      Inc(i) == f[i] < 2 /\\ f' = [f EXCEPT ![i] = @ + 1]
      Init == n = 0 /\\ s = {} /\\ f = [i \\in 1..3 |-> 0] /\\ b = <<>> /\\ q = <<>>
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Recursive operators and functions in conditions, values, sets and indexes.
        """
        Next == \\E i \\in 1..3 : Inc(i) /\\ Sum(f, 1..3) < 5 /\\ n' = Sum(f, {1, i})
              /\\ UNCHANGED <<s, b, q>>
        """,
        """
        Next == \\E i \\in 1..fact[3] : i < 4 /\\ Inc(i) /\\ n' = fact[f[i]]
              /\\ UNCHANGED <<s, b, q>>
        """,
        """
        Next == \\E i \\in {fact[j] : j \\in 0..2} \\cup {3} : Inc(i)
              /\\ UNCHANGED <<n, s, b, q>>
        """,
        """
        Next == \\E i \\in 1..3 : Inc(i)
              /\\ s' = (IF Sum(f, 1..3) > 2 THEN {Sum(f, s)} \\cap (1..3) ELSE s \\cup {i})
              /\\ UNCHANGED <<n, b, q>>
        """,
        // What is evaluated only behind a condition.
        """
        Next == \\E i \\in 1..3 : Inc(i) /\\ (IF f[i] = 0 THEN TRUE ELSE Sum(f, {i, f[i]}) > 1)
              /\\ UNCHANGED <<n, s, b, q>>
        """,
        """
        Next == \\E i \\in 1..3 : Inc(i) /\\ n' = Sum(f, {i, f[i] + 2}) /\\ UNCHANGED <<s, b, q>>
        """,
        // It fails in the end.
        """
        Next == n' = n + 1 /\\ f' = [f EXCEPT ![1] = n % 3] /\\ UNCHANGED <<s, b, q>>
              /\\ (n = 3000 => Sum(f, {7}) = 0)
        """,
        """
        Next == n' = (IF n > 3000 THEN Sum(f, 1..3) = "a" ELSE n + 1) /\\ UNCHANGED <<s, f, b, q>>
        """,
        // Bags, whose domains vary.
        """
        Next ==
          \\/ \\E p, o \\in P :
               /\\ Cardinality(DOMAIN b) < 2
               /\\ b' = Put([from |-> p, to |-> o], b)
               /\\ \\A m \\in DOMAIN b : b[m] < 2
               /\\ UNCHANGED <<n, s, f, q>>
          \\/ \\E m \\in DOMAIN b : b' = Drop(m, b) /\\ q' = (IF m.from = m.to THEN q ELSE <<m>>)
              /\\ UNCHANGED <<n, s, f>>
        """,
        """
        Send(m) == b' = Put(m, b)
        Ask(p) == Sum(b, DOMAIN b) < 2 /\\ Send([kind |-> "ask", of |-> p])
              /\\ UNCHANGED <<n, s, f, q>>
        Answer(m) == m.kind = "ask"
              /\\ b' = Put([kind |-> "answer", of |-> m.of, n |-> n], Drop(m, b)) /\\ n' = 1 - n
              /\\ UNCHANGED <<s, f, q>>
        Take(m) == m.kind = "answer" /\\ b' = Drop(m, b)
              /\\ f' = [f EXCEPT ![m.n + 1] = (@ + 1) % 3] /\\ UNCHANGED <<n, s, q>>
        Next == (\\E p \\in P : Ask(p)) \\/ \\E m \\in DOMAIN b : b[m] > 0
              /\\ (Answer(m) \\/ Take(m))
        """,
        // Values of all kinds in one variable.
        """
        Next == \\E i \\in 1..3 : Inc(i)
              /\\ b' = (CASE f[i] = 0 -> {i} [] f[1] = 1 -> <<s, i>> [] OTHER -> [x \\in s |-> f])
              /\\ s' = s \\cup {i} /\\ UNCHANGED <<n, q>>
        """,
        // Kinds that do not compare.
        """
        Next == b' = (IF n % 2 = 0 THEN {n} ELSE <<n, f, s>>) /\\ (n > 3000 => b # 7)
              /\\ n' = n + 1 /\\ UNCHANGED <<s, f, q>>
        """,
        // Sequences and functions of many bits.
        """
        Next ==
          \\/ \\E p \\in P, i \\in 1..3 :
               /\\ Len(q) < 3
               /\\ Inc(i)
               /\\ q' = Append(q, [at |-> f, of |-> p, in |-> s])
               /\\ s' = {i}
               /\\ UNCHANGED <<n, b>>
          \\/ q # <<>> /\\ q' = Tail(q) /\\ f' = Head(q).at /\\ UNCHANGED <<n, s, b>>
        """,
        // An action that the interpreter has to step, among others.
        """
        Odd(i) == \\A j \\in {i} : f' = [f EXCEPT ![j] = (@ + 1) % 3]
        Next == (\\E i \\in 1..3 : Odd(i) /\\ UNCHANGED <<n, s, b, q>>) \\/ (n < 3 /\\ n' = n + 1
              /\\ UNCHANGED <<s, f, b, q>>)
        """,
        """
        All(i) == (\\A j \\in {i, 1} : f' = [k \\in 1..3 |-> (f[j] + 1) % 3])
              /\\ UNCHANGED <<n, s, b, q>>
        More(i) == n < 3 /\\ n' = n + i /\\ UNCHANGED <<s, f, b, q>>
        Next == \\E i \\in 1..2 : More(i) \\/ All(i)
        """,
        """
        Both(i) == (n' = i \\/ n' = n) /\\ [f' = [f EXCEPT ![i] = 1 - @]]_f
              /\\ UNCHANGED <<s, b, q>>
        Next == \\E i \\in 1..3 : Both(i)
        """
      })
  void the_same_is_found(String next) {
    for (String symmetry : List.of("", "SYMMETRY Symmetry\n")) {
      Spec spec = spec(next, symmetry);
      Exploration interpreted = found(spec, Engine.INTERPRETER);
      Exploration compiled = found(spec, Engine.COMPILER);
      assertThat(compiled.statistics().engine().why()).isEmpty();
      assertThat(compiled.statistics().engine().plan())
          .anyMatch(line -> line.startsWith("interpreted: "));
      assertThat(compiled.result()).isEqualTo(interpreted.result());
      assertThat(compiled.violated()).isEqualTo(interpreted.violated());
      assertThat(compiled.error().map(SpecException::getMessage))
          .isEqualTo(interpreted.error().map(SpecException::getMessage));
      assertThat(compiled.generated()).isEqualTo(interpreted.generated());
      assertThat(compiled.distinct()).isEqualTo(interpreted.distinct());
      assertThat(compiled.coverage()).isEqualTo(interpreted.coverage());
      assertThat(compiled.trace()).isEqualTo(interpreted.trace());
      assertThat(compiled.statistics().widths()).isEqualTo(interpreted.statistics().widths());
      assertThat(compiled.statistics().outDegree()).isEqualTo(interpreted.statistics().outDegree());
    }
  }

  private Spec spec(String next, String symmetry) {
    return Written.spec(
        folder,
        PREAMBLE
            + next
            + "\nInv == Sum(f, 1..3) < 7 /\\ \\A m \\in DOMAIN q : q[m] # None\n"
            + "Step == [][Sum(f', 1..3) # Sum(f, 1..3) + 3]_vars\n",
        "CONSTANTS P = {p1, p2, p3}\n None = None\n"
            + Written.INIT_NEXT
            + symmetry
            + "INVARIANT Inv\nPROPERTY Step\nCHECK_DEADLOCK FALSE\n");
  }

  @Test
  void the_plan_says_what_is_interpreted_and_why() {
    Spec spec = spec("Next == \\E i \\in 1..3 : Inc(i) /\\ UNCHANGED <<n, s, b, q>>", "");
    assertThat(found(spec, Engine.COMPILER).statistics().engine().plan())
        .anyMatch(l -> l.startsWith("interpreted: ") && l.contains("the recursive operator Sum"));
  }

  @Test
  void what_depends_on_the_run_leaves_the_whole_spec_to_the_interpreter() {
    Spec spec =
        spec(
            "Next == \\E i \\in 1..3 : Inc(i) /\\ TLCGet(\"level\") < 5 /\\ UNCHANGED <<n, s, b,"
                + " q>>",
            "");
    assertThat(found(spec, Engine.COMPILER).statistics().engine().why()).isNotEmpty();
  }

  private static Exploration found(Spec spec, Engine engine) {
    return Explorer.explore(spec, ExploreOptions.defaults().withEngine(engine), Progress.NONE);
  }
}
