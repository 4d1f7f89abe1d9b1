package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.explore.Exploration.Result;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;

class BreadthFirstTest {
  @TempDir Path folder;

  /** The counts are TLC's for the same module and configuration. */
  @Test
  void two_phase_commit_has_the_states_that_tlc_counts() {
    Exploration found = explore(Path.of("../examples/TwoPhase.tla"));
    assertThat(found.result()).isEqualTo(Result.OK);
    assertThat(found.generated()).isEqualTo(1146);
    assertThat(found.distinct()).isEqualTo(288);
    assertThat(found.depth()).isEqualTo(11);
  }

  @Test
  void a_violated_invariant_is_shown_by_a_shortest_behaviour() throws IOException {
    Exploration found =
        explore(
            """
            EXTENDS Naturals
            VARIABLE x
            Init == x = 0
            Add(n) == x' = x + n
            Next == \\E n \\in {1, 2} : Add(n)
            Small == x < 5
            """,
            "INIT Init\nNEXT Next\nINVARIANT Small\n");
    assertThat(found.result()).isEqualTo(Result.SAFETY);
    assertThat(found.violated()).isEqualTo("Small");
    assertThat(found.trace()).hasSize(4);
    assertThat(found.trace().get(3).state().get(0)).hasToString("5");
    assertThat(found.trace().get(3).action().orElseThrow().name()).isEqualTo("Add");
  }

  @Test
  void a_state_without_successor_is_a_deadlock() throws IOException {
    Exploration found =
        explore(
            """
            EXTENDS Naturals
            VARIABLE x
            Init == x = 0
            Next == x < 3 /\\ x' = x + 1
            """,
            "INIT Init\nNEXT Next\n");
    assertThat(found.result()).isEqualTo(Result.DEADLOCK);
    assertThat(found.trace()).hasSize(4);
  }

  @Test
  void an_instance_reads_its_definitions_under_its_substitution() throws IOException {
    Files.writeString(
        folder.resolve("Counter.tla"),
        """
        ---- MODULE Counter ----
        EXTENDS Naturals
        CONSTANT Limit
        VARIABLE n
        Below == n < Limit
        Step == Below /\\ n' = n + 1
        ====
        """);
    Exploration found =
        explore(
            """
            EXTENDS Naturals
            VARIABLES a, b
            A == INSTANCE Counter WITH n <- a, Limit <- 2
            B(k) == INSTANCE Counter WITH n <- b, Limit <- k
            Init == a = 0 /\\ b = 0
            Next == (A!Step /\\ UNCHANGED b) \\/ (B(3)!Step /\\ UNCHANGED a)
            """,
            "INIT Init\nNEXT Next\nCHECK_DEADLOCK FALSE\n");
    assertThat(found.error()).isEmpty();
    assertThat(found.distinct()).isEqualTo(12);
  }

  @Test
  void operators_functions_and_sets_mean_what_tlc_says() throws IOException {
    Exploration found =
        explore(
            """
            EXTENDS Integers, Sequences, FiniteSets, TLC
            RECURSIVE Sum(_)
            Sum(s) == IF s = <<>> THEN 0 ELSE Head(s) + Sum(Tail(s))
            Map(Op(_), s) == [i \\in DOMAIN s |-> Op(s[i])]
            fact[n \\in Nat] == IF n = 0 THEN 1 ELSE n * fact[n - 1]
            ASSUME Sum(<<1, 2, 3>>) = 6
            ASSUME Map(LAMBDA x : x * x, <<1, 2, 3>>) = <<1, 4, 9>>
            ASSUME fact[25] = 15511210043330985984000000
            ASSUME Cardinality(SUBSET (1..10)) = 1024
            ASSUME <<1, "a">> \\in Int \\X STRING
            ASSUME [r |-> [k |-> 1]] = [[r |-> [k |-> 0]] EXCEPT !.r.k = @ + 1]
            ASSUME {x \\in 1..10 : x % 2 = 0} = {2 * y : y \\in 1..5}
            ASSUME (CHOOSE x \\in 3..9 : x > 4) = 5
            ASSUME LET k == 3 twice(x) == x * k IN twice(2) = 6
            ASSUME CASE 1 = 2 -> FALSE [] OTHER -> TRUE
            ASSUME (1 :> "a" @@ 2 :> "b") = <<"a", "b">>
            ASSUME (<<>> @@ "a" :> 1) = [a |-> 1]
            ASSUME TLCGet("-Dtlc2.tool.impl.Tool.cdot") = "true"
            ASSUME [{1, 2} -> {0, 1}] = [1..2 -> {0, 1}]
            """,
            "");
    assertThat(found.error()).isEmpty();
    assertThat(found.result()).isEqualTo(Result.OK);
  }

  @Test
  void liveness_is_named_as_not_checked() throws IOException {
    Exploration found =
        explore(
            """
            VARIABLE x
            Init == x = 0
            Next == x' = 1
            Live == <>(x = 1)
            Safe == [][x' = 1]_x
            """,
            "INIT Init\nNEXT Next\nPROPERTIES Live Safe\n");
    assertThat(found.result()).isEqualTo(Result.OK);
    assertThat(found.unchecked()).extracting(u -> u.property()).containsExactly("Live");
  }

  @Test
  void a_comparison_without_meaning_is_an_error_at_its_place() throws IOException {
    Exploration found =
        explore(
            """
            VARIABLE x
            Init == x = 0
            Next == x' = 1
            Wrong == x = "a"
            """,
            "INIT Init\nNEXT Next\nINVARIANT Wrong\n");
    assertThat(found.error().orElseThrow().at().line()).isEqualTo(5);
    assertThat(found.trace()).hasSize(1);
  }

  @Test
  void a_constant_without_a_value_is_a_configuration_error() {
    assertThatThrownBy(() -> explore("CONSTANT N\nASSUME N = N\n", ""))
        .isInstanceOfSatisfying(
            SpecException.class, e -> assertThat(e.kind()).isEqualTo(SpecException.Kind.CONFIG))
        .hasMessageContaining("N has no value");
  }

  @Test
  void a_module_that_cannot_be_parsed_names_the_line() {
    assertThatThrownBy(() -> explore("A == )\n", ""))
        .isInstanceOfSatisfying(
            SpecException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(SpecException.Kind.PARSE);
              assertThat(e.at().line()).isEqualTo(2);
            });
  }

  private Exploration explore(String body, String config) throws IOException {
    Path module = folder.resolve("Given.tla");
    List<String> lines = List.of("---- MODULE Given ----", body.stripTrailing(), "====");
    Files.write(module, lines);
    Files.writeString(folder.resolve("Given.cfg"), config);
    return explore(module);
  }

  private static Exploration explore(Path module) {
    return Explorer.explore(
        Spec.load(module, SpecOptions.defaults()), ExploreOptions.defaults(), Progress.NONE);
  }
}
