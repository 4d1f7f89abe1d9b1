package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops that are left early, and what their bodies still mean. */
class QuantifierTest {
  private static final String BODY =
      """
      EXTENDS Naturals, Sequences, TLC
      VARIABLES x, y
      Init == x \\in 0 .. 1 /\\ y = <<>>
      IsAt(k) == x = k
      Big(k) == k > 40
      Both(k, n) == n > 3 /\\ IsAt(k)
      """;

  @TempDir Path folder;

  /** Each is a condition on the state in which x is 0 that would take an age if walked through. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "~\\E a, b, c \\in 1 .. 100000 : x = 1 /\\ a = b + c",
        "~\\E a, b, c \\in 1 .. 100000 : a # b /\\ IsAt(1)",
        "~\\E a, b, c \\in 1 .. 100000 : Both(1, a) \\/ (b = c /\\ IsAt(2))",
        "~\\E a, b, c \\in 1 .. 100000 : LET d == a + b e == x IN c = d /\\ e = 1",
        "~\\E a \\in 1 .. 3 : \\E b, c, d \\in 1 .. 100000 : a # b /\\ c # d /\\ Big(a)",
      })
  void what_no_element_can_give_ends_the_loop(String condition) throws IOException {
    assertThat(holds(condition)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\E a \\in 1 .. 100 : x = 0 /\\ a = 99",
        "\\E a, b \\in 1 .. 20 : Both(0, a) /\\ a * b = 400",
        "\\E a \\in 1 .. 100 : LET b == a - 50 IN b = 49 /\\ IsAt(0)",
        "\\E a \\in 1 .. 100 : (x = 1 /\\ a = 2) \\/ (x = 0 /\\ a = 97)",
      })
  void an_element_far_behind_is_found(String condition) throws IOException {
    assertThat(holds(condition)).isTrue();
  }

  @Test
  void a_demand_that_no_element_gets_to_is_no_error() throws IOException {
    assertThat(holds("~\\E a \\in 1 .. 100 : a > 200 /\\ y[1] = 3")).isTrue();
  }

  @Test
  void a_demand_that_an_element_gets_to_is_evaluated_there() {
    assertThatThrownBy(() -> holds("~\\E a \\in 1 .. 100 : a > 50 /\\ y[1] = 3"))
        .isInstanceOf(SpecException.class);
  }

  @Test
  void what_prints_does_so_for_each_element() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    assertThat(holds("~\\E a \\in 1 .. 10 : PrintT(\"seen\") /\\ x = 1", printed)).isTrue();
    assertThat(printed.toString(StandardCharsets.UTF_8).lines()).hasSize(10);
  }

  @Test
  void an_action_steps_to_what_the_elements_give_and_no_further() throws IOException {
    Spec spec =
        spec(
            """
            Next == \\/ \\E a \\in 1 .. 9 : IsAt(0) /\\ a > 6 /\\ x' = a /\\ y' = y
                    \\/ \\E a, b, c \\in 1 .. 100000 : IsAt(1) /\\ Big(x) /\\ x' = a /\\ y' = <<b, c>>
                    \\/ \\E a \\in 1 .. 9 : a > 8 /\\ x' = a + 1 /\\ IsAt(0) /\\ y' = y
            Holds == TRUE
            """,
            System.out);
    Stepper stepper = spec.stepper();
    TreeSet<String> found = new TreeSet<>();
    stepper.initial(
        s -> {
          stepper.successors(s, (action, next) -> found.add(next.get(0).toString()));
          return true;
        });
    assertThat(found).containsExactly("10", "7", "8", "9");
  }

  private boolean holds(String condition) throws IOException {
    return holds(condition, new ByteArrayOutputStream());
  }

  private boolean holds(String condition, ByteArrayOutputStream printed) throws IOException {
    Stepper stepper =
        spec(
                "Next == UNCHANGED <<x, y>>\nHolds == x = 0 => " + condition + "\n",
                new PrintStream(printed, true, StandardCharsets.UTF_8))
            .stepper();
    boolean[] all = {true};
    stepper.initial(
        s -> {
          all[0] &= stepper.invariant(0, s);
          return true;
        });
    return all[0];
  }

  private Spec spec(String more, PrintStream out) throws IOException {
    Path module = folder.resolve("Loops.tla");
    Files.writeString(module, "---- MODULE Loops ----\n" + BODY + more + "====\n");
    return Spec.load(
        module,
        new SpecOptions(
            Optional.empty(),
            List.of(),
            Optional.of("Init"),
            Optional.of("Next"),
            List.of("Holds"),
            List.of(),
            0,
            out));
  }
}
