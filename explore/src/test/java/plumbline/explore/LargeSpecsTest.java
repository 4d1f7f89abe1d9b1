package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.explore.Exploration.EngineUse;
import plumbline.explore.ExploreOptions.Engine;
import plumbline.tla.Spec;

/** Specs of which a part is larger than a method can be are explored as others are. */
class LargeSpecsTest {
  private static final int MANY = 3_000;
  private static final String INIT = "Init == n = 0 /\\ m = 0\n";

  @TempDir Path folder;

  @Test
  void an_action_of_thousands_of_conjuncts() {
    assertTheSame(
        INIT
            + "Next ==\n  /\\ n < 50\n  /\\ n' = n + 1\n  /\\ m' = m\n"
            + lines(i -> "  /\\ n + " + i + " # m - 1"));
  }

  @Test
  void an_action_of_thousands_of_disjuncts() {
    assertTheSame(
        INIT
            + "Next ==\n"
            + lines(i -> "  \\/ n = " + i % 60 + " /\\ n' = " + (i + 7) % 60 + " /\\ m' = m"));
  }

  @Test
  void thousands_of_named_actions() {
    assertTheSame(
        INIT
            + lines(
                i -> "A" + i + " == n = " + i % 60 + " /\\ n' = " + (i + 7) % 60 + " /\\ m' = m")
            + "Next ==\n"
            + lines(i -> "  \\/ A" + i));
  }

  @Test
  void a_guard_that_is_larger_than_a_method() {
    assertTheSame(
        INIT
            + "Guard ==\n"
            + lines(i -> "  \\/ n * " + (i + 2) + " + m = n + " + (i + 61))
            + "Next == n < 50 /\\ n' = n + 1 /\\ m' = (m + 1) % 3 /\\ (n = 7 \\/ ~Guard \\/ m <"
            + " 3)\n");
  }

  @Test
  void an_action_that_is_larger_than_a_method_is_interpreted_alone() {
    EngineUse engine =
        assertTheSame(
            INIT
                + "Guard ==\n"
                + lines(i -> "  \\/ n * " + (i + 2) + " + m = n + " + (i + 61))
                + "Large(k) == n < 50 /\\ n' = n + k /\\ m' = m /\\ ~Guard\n"
                + "Small == n < 50 /\\ n' = n + 1 /\\ m' = (m + 1) % 3\n"
                + "Next == Small \\/ \\E k \\in 1..2 : Large(k)\n");
    assertThat(engine.plan()).anyMatch(l -> l.contains("it is too large for a method"));
  }

  @Test
  void an_initial_predicate_of_thousands_of_conjuncts_and_definitions_that_call_each_other() {
    assertTheSame(
        "D0(x) == x\n"
            + IntStream.range(1, MANY)
                .mapToObj(
                    i -> "D" + i + "(x) == IF x + " + i + " = 0 THEN 0 ELSE D" + i / 2 + "(x)\n")
                .collect(Collectors.joining())
            + "Init ==\n  /\\ n = 0 /\\ m = 0\n"
            + lines(i -> "  /\\ n + m # " + (i + 1))
            + "Next == n < 50 /\\ n' = D"
            + (MANY - 1)
            + "(n) + 1 /\\ m' = m\n");
  }

  private static String lines(java.util.function.IntFunction<String> line) {
    return IntStream.range(0, MANY).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private EngineUse assertTheSame(String text) {
    Spec spec =
        Written.spec(
            folder,
            "EXTENDS Integers\nVARIABLES n, m\n" + text + "Inv == n < 70\n",
            Written.INIT_NEXT + "INVARIANT Inv\nCHECK_DEADLOCK FALSE\n");
    Exploration interpreted = found(spec, Engine.INTERPRETER);
    Exploration compiled = found(spec, Engine.COMPILER);
    assertThat(interpreted.distinct()).isGreaterThan(40);
    assertThat(compiled.result()).isEqualTo(interpreted.result());
    assertThat(compiled.generated()).isEqualTo(interpreted.generated());
    assertThat(compiled.distinct()).isEqualTo(interpreted.distinct());
    assertThat(compiled.coverage()).isEqualTo(interpreted.coverage());
    EngineUse engine = compiled.statistics().engine();
    assertThat(engine.compiled() || engine.why().contains("too large")).as(engine.why()).isTrue();
    return engine;
  }

  private static Exploration found(Spec spec, Engine engine) {
    return Explorer.explore(spec, ExploreOptions.defaults().withEngine(engine), Progress.NONE);
  }
}
