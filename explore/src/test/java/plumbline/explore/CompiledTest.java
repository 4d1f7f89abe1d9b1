package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.explore.Exploration.EngineUse;
import plumbline.explore.ExploreOptions.Engine;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;

/** Machine code finds what the interpreter finds. */
class CompiledTest {
  private static final Path FOLDER = Path.of("src/test/resources/specs");

  @TempDir Path folder;

  static List<Path> configurations() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".cfg")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void what_is_found_is_the_same(Path config) {
    Exploration interpreted = found(config, Engine.INTERPRETER);
    Exploration compiled = found(config, Engine.COMPILER);
    assertThat(compiled.result()).isEqualTo(interpreted.result());
    assertThat(compiled.violated()).isEqualTo(interpreted.violated());
    assertThat(compiled.distinct()).isEqualTo(interpreted.distinct());
    assertThat(compiled.generated()).isEqualTo(interpreted.generated());
    assertThat(compiled.depth()).isEqualTo(interpreted.depth());
    assertThat(compiled.coverage()).isEqualTo(interpreted.coverage());
    assertThat(compiled.trace()).isEqualTo(interpreted.trace());
    assertThat(compiled.statistics().widths()).isEqualTo(interpreted.statistics().widths());
    assertThat(compiled.statistics().outDegree()).isEqualTo(interpreted.statistics().outDegree());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // An integer that the set has no bit for, and one that would be a bit of it modulo 64.
        "Next == (64 \\in s \\/ -64 \\in s \\/ n + 63 \\in s) /\\ n' = 1 - n /\\ UNCHANGED <<s, f,"
            + " m>>",
        // Its element cannot be evaluated in the end, though whatever it is would be in the set.
        "Next == f[IF n < 9000 THEN 0 ELSE 7] \\in 0..7 /\\ n' = n + 1 /\\ UNCHANGED <<s, f, m>>",
        "Next == (f[IF n < 9000 THEN 0 ELSE 7] \\in {-1} \\/ n' = n + 1) /\\ UNCHANGED <<s, f, m>>",
        "Next == {n} # {m} /\\ n' = n + 1 /\\ UNCHANGED <<s, f, m>>",
        "Next == m' = n /\\ n' = 1 - n /\\ UNCHANGED <<s, f>>",
        "Next == Assert(n < 3, \"too many\") /\\ n' = n + 1 /\\ UNCHANGED <<s, f, m>>",
        "Next == n' = (CASE n = 0 -> 1 [] n = 1 -> 2) /\\ UNCHANGED <<s, f, m>>",
        "Next == (CASE n = 0 -> n' = 1 [] n = 1 -> n' = 2) /\\ UNCHANGED <<s, f, m>>",
        "Next == \\E <<a, b>> \\in {<<0, 2>>, <<2, 1>>} : n = a /\\ n' = b /\\ UNCHANGED <<s, f,"
            + " m>>",
        "Next == n' = [a \\in 0..1, b \\in 0..2 |-> a + n + b][1, 2] % 7 /\\ UNCHANGED <<s, f, m>>",
        "Next == Cardinality(DOMAIN [a, b \\in 0..1 |-> n]) = 4 /\\ n' = 1 - n /\\ UNCHANGED <<s,"
            + " f, m>>",
        "Next == n' = [<<a, b>> \\in s \\X {2} |-> a + n][3, 2] % 5 /\\ UNCHANGED <<s, f, m>>",
        "Next == s' = {a + b : <<a, b>> \\in {0, n} \\X {1, 3}} /\\ n' = 1 - n /\\ UNCHANGED <<f,"
            + " m>>",
        "Next == s' = {p[1] : p \\in {<<a, b>> \\in {<<0, 1>>, <<1, 3>>} : b > n}} /\\ n' = 1 - n"
            + " /\\ UNCHANGED <<f, m>>",
        "Next == n < 2 /\\ (n' = n + 1 \\/ \\E k \\in {n'} : n' = k) /\\ UNCHANGED <<s, f, m>>",
        "A(k) == n' = k\nNext == n < 3 /\\ \\E k \\in s : A(k + 1) /\\ UNCHANGED <<s, f, m>>"
      })
  void what_is_wrong_or_out_of_bounds_is_the_same(String next) {
    Spec spec =
        Written.spec(
            folder,
            "EXTENDS Integers, FiniteSets, TLC\nVARIABLES n, s, f, m\n"
                + "Init == n = 0 /\\ s = {0, 1, 3} /\\ f = [i \\in 0..2 |-> i] /\\ m = \"a\"\n"
                + next,
            Written.INIT_NEXT + "CHECK_DEADLOCK FALSE\n");
    Exploration interpreted = found(spec, Engine.INTERPRETER);
    Exploration compiled = found(spec, Engine.COMPILER);
    assertThat(compiled.result()).isEqualTo(interpreted.result());
    assertThat(compiled.error().map(SpecException::getMessage))
        .isEqualTo(interpreted.error().map(SpecException::getMessage));
    assertThat(compiled.generated()).isEqualTo(interpreted.generated());
    assertThat(compiled.distinct()).isEqualTo(interpreted.distinct());
    assertThat(compiled.trace()).isEqualTo(interpreted.trace());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A sequence of many bits, and what is left of it when it gets shorter.
        """
        Next ==
          \\/ Len(q) < 6 /\\ \\E p \\in P : q' = Append(q, p) /\\ UNCHANGED <<s, f, r>>
          \\/ q # <<>> /\\ q' = Tail(q) /\\ s' = s \\cup {Head(q)} /\\ UNCHANGED <<f, r>>
        """,
        // A function of sequences by model values.
        """
        Next == \\E p, o \\in P : Len(f[p]) < 2 /\\ f' = [f EXCEPT ![p] = Append(@, o)] /\\ UNCHANGED <<s, q, r>>
        """,
        // Records of model values, and sets of records.
        """
        Next ==
          \\/ \\E p, o \\in P : r' = [from |-> p, to |-> o] /\\ UNCHANGED <<s, q, f>>
          \\/ s' = s \\cup {r.from} /\\ r.to \\notin s /\\ UNCHANGED <<q, f, r>>
        """,
        """
        Next == \\E p \\in P : s' = (s \\cup {p}) \\ {r.from} /\\ r' = [r EXCEPT !.from = p] /\\ UNCHANGED <<q, f>>
        """
      })
  void states_that_a_symmetry_makes_the_same_are_one(String next) {
    Spec spec =
        Written.spec(
            folder,
            "EXTENDS Naturals, Sequences, TLC\n"
                + "CONSTANTS P, None\n"
                + "VARIABLES s, f, q, r\n"
                + "Symmetry == Permutations(P)\n"
                + "Init == s = {} /\\ f = [p \\in P |-> <<>>] /\\ q = <<>> /\\ r = [from |-> None,"
                + " to |-> None]\n"
                + next
                + "\nInv == Len(q) < 6 \\/ s # P\n",
            "CONSTANTS P = {p1, p2, p3, p4}\n None = None\n"
                + Written.INIT_NEXT
                + "SYMMETRY Symmetry\nINVARIANT Inv\nCHECK_DEADLOCK FALSE\n");
    assertCompiledAndTheSame(spec);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        Next == \\E p, o \\in P : \\E k \\in 0..N : Send({[to |-> p, from |-> o, path |-> <<k, n>>]})
        """,
        // To all at once, and taken out again one by one.
        """
        Next ==
          \\/ \\E k \\in 0..N : Send({[to |-> p, from |-> p, path |-> <<k>>] : p \\in P})
          \\/ \\E m \\in net : net' = net \\ {m} /\\ n' = Len(m.path)
        """,
        // The one that is taken depends on the order of the elements.
        """
        Next ==
          \\/ \\E k \\in 0..N : Send({[to |-> p, from |-> p, path |-> <<n, k>>] : p \\in P})
          \\/ n = 1 /\\ n' = 0 /\\ net' = {m \\in net : m.path # <<1, 1>>}
          \\/ \\E m \\in net : Cardinality(net) > 2 /\\ n' = 1 /\\ net' = (net \\ {m}) \\cup
               ({[m EXCEPT !.path = <<>>]} \\cup {[m EXCEPT !.from = None, !.path = IF @ = <<>> THEN @ ELSE Tail(@)]})
        """,
        """
        Next ==
          \\/ \\E p \\in P : net' = {[to |-> p, from |-> p, path |-> <<n, n, n>>]} /\\ n' = 1 - n
          \\/ net # {} /\\ net' = {} /\\ n' = n
          \\/ (\\A m \\in net : m.path # <<0, 0, 0>>) /\\ UNCHANGED <<net, n>>
          \\/ [to |-> None, from |-> None, path |-> <<n>>] \\notin net /\\ Send({[to |-> None, from |-> None, path |-> <<n>>]})
        """
      })
  void sets_of_many_possible_records_are_the_same(String next) {
    for (String symmetry : List.of("", "SYMMETRY Symmetry\n")) {
      Spec spec =
          Written.spec(
              folder,
              "EXTENDS Naturals, Sequences, FiniteSets, TLC\n"
                  + "CONSTANTS P, None, N\n"
                  + "VARIABLES net, n\n"
                  + "Symmetry == Permutations(P)\n"
                  + "Init == net = {} /\\ n = 0\n"
                  + "Send(all) == Cardinality(net) < 3 /\\ net' = net \\cup all /\\ n' = (n + 1) %"
                  + " 2\n"
                  + next
                  + "\nMessage == [to : P \\cup {None}, from : P \\cup {None}, path : Seq(0..N)]\n"
                  + "Inv == net \\subseteq Message /\\ \\A m \\in net : Len(m.path) < 4\n",
              "CONSTANTS P = {p1, p2, p3}\n None = None\n N = 3\n"
                  + Written.INIT_NEXT
                  + symmetry
                  + "INVARIANT Inv\nCHECK_DEADLOCK FALSE\n");
      assertCompiledAndTheSame(spec);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Each kind is sent in answer to another one.
        """
        Next ==
          \\/ \\E v \\in 0..N, p \\in P : Send([kind |-> "ask", path |-> <<v, n>>, from |-> p])
          \\/ \\E m \\in net :
              \\/ m.kind = "ask" /\\ Send([kind |-> "answer", path |-> m.path, n |-> m.path[1], last |-> m])
              \\/ m.kind = "answer" /\\ net' = net \\ {m} /\\ n' = m.n
        """,
        // Fields that only one kind has, and membership of what is not there.
        """
        Next ==
          \\/ \\E v, w \\in 0..N : Send([kind |-> "ask", path |-> <<v, w, n>>])
          \\/ \\E v \\in 0..N : [kind |-> "none", v |-> v] \\notin net
                /\\ Send([kind |-> "none", v |-> (v + 1) % N])
          \\/ \\E m \\in net : m.kind = "none" /\\ n' = m.v % 2 /\\ net' = {x \\in net : x # m}
        """
      })
  void records_with_different_fields_are_the_same(String next) {
    for (String symmetry : List.of("", "SYMMETRY Symmetry\n")) {
      Spec spec =
          Written.spec(
              folder,
              "EXTENDS Naturals, Sequences, FiniteSets, TLC\n"
                  + "CONSTANTS N, P\n"
                  + "VARIABLES net, n\n"
                  + "Symmetry == Permutations(P)\n"
                  + "Init == net = {} /\\ n = 0\n"
                  + "Send(m) == Cardinality(net) < 2 /\\ net' = net \\cup {m} /\\ n' = (n + 1) %"
                  + " 2\n"
                  + next
                  + "\n"
                  + "Kinds == {\"ask\", \"answer\", \"none\"}\n"
                  + "Inv == \\A m \\in net : m.kind \\in Kinds /\\ (m.kind = \"ask\" => Len(m.path)"
                  + " < 4)\n",
              "CONSTANTS N = 12\n P = {p1, p2, p3}\n"
                  + Written.INIT_NEXT
                  + symmetry
                  + "INVARIANT Inv\nCHECK_DEADLOCK FALSE\n");
      assertCompiledAndTheSame(spec);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[][n' > n]_<<n, g>>",
        "[][\\E i \\in 1..20 : g'[i] # g[i]]_<<n, g>>",
        "[][n' = (n + 1) % 6]_n",
        "[][n' > n => (\\E i \\in 1..4 : g[i] > 3)']_<<n, g>>",
        "[][(\\E i \\in 1..4 : g[i] > 3)' => \\A i \\in 1..4 : g[i] < 9]_<<n, g>>",
        "[][\\A k \\in {i \\in 1..4 : g[i] > 3}' : g[k] < 7]_<<n, g>>",
        "[][(n < 3) \\/ ~(n \\in ({g[i] : i \\in 1..4})')]_<<n, g>>",
        "[][LET all == {i \\in 1..4 : g[i] > n} IN all' = all \\/ all \\cup all' # {}]_<<n, g>>",
        "[][LET some == n + g[1] IN some' < 12 /\\ some' + some < 16]_<<n, g>>",
        "[][A!Count(2)]_(n + g[1])"
      })
  void properties_of_steps_are_the_same_over_states_of_many_words(String property)
      throws IOException {
    Files.writeString(
        folder.resolve("Counter.tla"),
        """
        ---- MODULE Counter ----
        EXTENDS Integers
        VARIABLE seen
        Count(k) == seen' # seen + k
        ====
        """);
    Spec spec =
        Written.spec(
            folder,
            "EXTENDS Integers\n"
                + "VARIABLES n, g\n"
                + "A == INSTANCE Counter WITH seen <- n + g[1]\n"
                + "Init == n = 0 /\\ g = [i \\in 1..20 |-> 0]\n"
                + "Next ==\n  \\/ n' = (n + 1) % 6 /\\ g' = g\n"
                + "  \\/ \\E i \\in 1..4 : g[i] < 9 /\\ g' = [g EXCEPT ![i] = @ + 3] /\\ UNCHANGED"
                + " n\n"
                + "Even == g'[2] = g[2] \\/ n' % 2 = 0\n"
                + "Property == "
                + property
                + "\n",
            Written.INIT_NEXT
                + "PROPERTY Property\nACTION_CONSTRAINT Even\nCHECK_DEADLOCK FALSE\n");
    assertCompiledAndTheSame(spec);
  }

  @Test
  void none_is_refused_that_was_compiled_and_many_are_compiled() throws IOException {
    List<String> whys =
        configurations().stream()
            .map(c -> found(c, Engine.COMPILER).statistics().engine())
            .filter(e -> !e.compiled())
            .map(EngineUse::why)
            .toList();
    assertThat(configurations().size() - whys.size()).isGreaterThanOrEqualTo(25);
    assertThat(whys).noneMatch(w -> w.contains("refused") || w.contains("too large"));
  }

  private static void assertCompiledAndTheSame(Spec spec) {
    Exploration interpreted = found(spec, Engine.INTERPRETER);
    Exploration compiled = found(spec, Engine.COMPILER);
    assertThat(compiled.statistics().engine().why()).isEmpty();
    assertThat(compiled.result()).isEqualTo(interpreted.result());
    assertThat(compiled.violated()).isEqualTo(interpreted.violated());
    assertThat(compiled.generated()).isEqualTo(interpreted.generated());
    assertThat(compiled.distinct()).isEqualTo(interpreted.distinct());
    assertThat(compiled.coverage()).isEqualTo(interpreted.coverage());
    assertThat(compiled.trace()).isEqualTo(interpreted.trace());
    assertThat(compiled.statistics().widths()).isEqualTo(interpreted.statistics().widths());
    assertThat(compiled.statistics().outDegree()).isEqualTo(interpreted.statistics().outDegree());
  }

  private static Exploration found(Path config, Engine engine) {
    return found(spec(config), engine);
  }

  private static Exploration found(Spec spec, Engine engine) {
    return Explorer.explore(spec, ExploreOptions.defaults().withEngine(engine), Progress.NONE);
  }

  private static Spec spec(Path config) {
    String name = config.getFileName().toString();
    return Quiet.spec(config.resolveSibling(name.substring(0, name.indexOf('.')) + ".tla"), config);
  }
}
