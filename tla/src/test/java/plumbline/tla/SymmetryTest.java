package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that a spec treats alike, and states that are the same but for an exchange of them. */
class SymmetryTest {
  @TempDir Path folder;

  @Test
  void images_of_a_state_are_recognised_and_nothing_else() {
    Spec spec =
        spec(
            """
            EXTENDS TLC
            CONSTANT N
            VARIABLES link, mark
            Init == link \\in [N -> N] /\\ mark \\in [{"x", "y"} -> SUBSET N]
            Next == UNCHANGED <<link, mark>>
            Alike == Permutations(N)
            """,
            "INIT Init NEXT Next SYMMETRY Alike CONSTANT N = {a, b, c, d}");
    Symmetry symmetry = new Symmetry(spec.interchangeable());
    Stepper stepper = spec.stepper();
    // The stepper's fingerprint is taken over all 24 permutations.
    Map<Long, Long> orbitOf = new HashMap<>();
    Set<Long> orbits = new HashSet<>();
    stepper.initial(
        state -> {
          long orbit = stepper.fingerprint(state);
          orbits.add(orbit);
          assertThat(orbitOf.merge(symmetry.fingerprint(state), orbit, (old, now) -> old))
              .isEqualTo(orbit);
          return true;
        });
    assertThat(orbits).hasSizeGreaterThan(1000);
    assertThat(orbitOf).hasSameSizeAs(orbits);
  }

  @Test
  void many_values_need_no_list_of_their_permutations() {
    StringBuilder set = new StringBuilder("n1");
    for (int i = 2; i <= 40; i++) {
      set.append(", n").append(i);
    }
    Spec spec =
        spec(
            """
            EXTENDS Naturals
            CONSTANT N
            VARIABLE f
            Init == f = [n \\in N |-> 0]
            Next == \\E n \\in N : f[n] < 2 /\\ f' = [f EXCEPT ![n] = @ + 1]
            """,
            "INIT Init NEXT Next CONSTANT N = {" + set + "}");
    Symmetry symmetry = new Symmetry(spec.interchangeable());
    Set<Long> seen = new HashSet<>();
    Stepper stepper = spec.stepper();
    stepper.initial(
        first -> {
          stepper.successors(
              first,
              (action, second) -> {
                stepper.successors(
                    second,
                    (again, third) -> {
                      seen.add(symmetry.fingerprint(third));
                      return true;
                    });
                return true;
              });
          return true;
        });
    assertThat(seen).hasSize(2);
  }

  @Test
  void values_are_alike_that_the_text_does_not_tell_apart() {
    String head = "CONSTANTS N, Some, One\nVARIABLE x\nInit == x \\in N\n";
    String config = "INIT Init NEXT Next CONSTANTS N = {a, b, c, d, e} Some = {a, b, c} One = a";
    assertThat(alike(head + "Next == x' \\in N", config)).isEqualTo("[[a, b, c, d, e]]");
    assertThat(alike(head + "Next == x' \\in Some", config)).isEqualTo("[[a, b, c], [d, e]]");
    assertThat(alike(head + "Next == x' \\in Some \\ {One}", config)).isEqualTo("[[b, c], [d, e]]");
    assertThat(alike(head + "Next == x' = (CHOOSE n \\in N : TRUE)", config)).isEqualTo("[]");
    assertThat(alike(head + "Next == x' \\in Some\nInv == x # One", config + " INVARIANT Inv"))
        .isEqualTo("[[b, c], [d, e]]");
    assertThat(alike("EXTENDS TLC\n" + head + "Next == x' = x /\\ ToString(x) # \"e\"", config))
        .isEqualTo("[]");
  }

  @Test
  void strings_are_alike_where_none_is_taken_apart_or_is_the_name_of_a_field() {
    String head = "CONSTANT N\nVARIABLE x\nInit == x \\in N\n";
    String config = "INIT Init NEXT Next CONSTANT N = {\"a\", \"b\", \"c\"}";
    assertThat(alike(head + "Next == x' \\in N", config)).isEqualTo("[[\"a\", \"b\", \"c\"]]");
    assertThat(alike(head + "Next == x' \\in N \\ {\"a\"}", config)).isEqualTo("[[\"b\", \"c\"]]");
    assertThat(alike(head + "Next == x' = [n \\in N |-> 1].b", config))
        .isEqualTo("[[\"a\", \"c\"]]");
    assertThat(alike("EXTENDS Sequences\n" + head + "Next == x' = x \\o x", config))
        .isEqualTo("[]");
  }

  private String alike(String text, String config) {
    return spec(text, config).interchangeable().toString();
  }

  private Spec spec(String text, String config) {
    return new Printed(folder).spec(text, config, new PrintStream(OutputStream.nullOutputStream()));
  }
}
