package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.explore.Exploration.Coverage;
import plumbline.explore.Exploration.Result;
import plumbline.explore.Exploration.Step;
import plumbline.tla.Spec;

class SimulationTest {
  @TempDir Path folder;

  private static ExploreOptions simulation(int depth, long count, long seed) {
    return ExploreOptions.defaults()
        .withStrategy(new Strategy.Simulation(depth, OptionalLong.of(count), seed));
  }

  @Test
  void as_many_behaviours_as_asked_for_are_walked_to_the_depth_asked_for() {
    Exploration found = Written.explore(Written.counters(folder, 30), simulation(20, 10, 1));
    assertThat(found.result()).isEqualTo(Result.BOUNDED);
    assertThat(found.statistics().behaviours()).isEqualTo(10);
    assertThat(found.statistics().seed()).hasValue(1);
    assertThat(found.depth()).isEqualTo(20);
    assertThat(found.trace()).isEmpty();
  }

  @Test
  void a_seed_makes_the_same_choices_again_whatever_the_number_of_workers() {
    Spec spec = Written.counters(folder, 30);
    Exploration once = Written.explore(spec, simulation(40, 50, 42));
    Exploration again = Written.explore(spec, simulation(40, 50, 42));
    Exploration shared = Written.explore(spec, simulation(40, 50, 42).withWorkers(4));
    Exploration other = Written.explore(spec, simulation(40, 50, 43));
    assertThat(taken(again)).isEqualTo(taken(once));
    assertThat(taken(shared)).isEqualTo(taken(once));
    assertThat(taken(other)).isNotEqualTo(taken(once));
  }

  private static List<Long> taken(Exploration found) {
    return found.coverage().stream().map(Coverage::taken).toList();
  }

  @Test
  void a_violation_is_shown_by_the_behaviour_that_was_walked() {
    String config = Written.INIT_NEXT + "CONSTANT N = 3\nINVARIANT Small\n";
    Spec spec = Written.spec(folder, Written.COUNTERS, config);
    Exploration found = Written.explore(spec, simulation(100, 1000, 5));
    assertThat(found.result()).isEqualTo(Result.SAFETY);
    assertThat(found.violated()).isEqualTo("Small");
    assertThat(found.trace()).hasSize(10);
    assertThat(found.trace().getFirst().action()).isEmpty();
    assertThat(found.trace().subList(1, 10)).allMatch(s -> s.action().isPresent());
    Exploration shared = Written.explore(spec, simulation(100, 1000, 5).withWorkers(4));
    assertThat(states(shared)).isEqualTo(states(found));
  }

  private static List<?> states(Exploration found) {
    return found.trace().stream().map(Step::state).toList();
  }

  @Test
  void a_violated_step_and_a_deadlock_are_found() {
    String body =
        """
        EXTENDS Naturals
        VARIABLE x
        Init == x \\in 0..3
        Next == x < 9 /\\ \\E n \\in 1..3 : x' = x + n
        Short == [][x' <= x + 2]_x
        """;
    Spec deadlock = Written.spec(folder, body, Written.INIT_NEXT);
    assertThat(Written.explore(deadlock, simulation(100, 10, 1)).result())
        .isEqualTo(Result.DEADLOCK);
    Spec step = Written.spec(folder, body, Written.INIT_NEXT + "PROPERTY Short\n");
    Exploration violated = Written.explore(step, simulation(100, 10, 1));
    assertThat(violated.result()).isEqualTo(Result.PROPERTY);
    assertThat(violated.violated()).isEqualTo("Short");
  }

  /** TLC calls this a deadlock; a breadth-first search of the same model does not. */
  @Test
  void a_behaviour_ends_where_the_constraints_end_it() {
    Spec spec =
        Written.spec(
            folder,
            """
            EXTENDS Naturals
            VARIABLE x
            Init == x = 0
            Next == x' = x + 1
            Few == x < 5
            """,
            Written.INIT_NEXT + "CONSTRAINT Few\n");
    Exploration found = Written.explore(spec, simulation(100, 3, 1));
    assertThat(found.result()).isEqualTo(Result.BOUNDED);
    assertThat(found.depth()).isEqualTo(5);
  }

  @Test
  void a_spec_that_chooses_at_random_chooses_the_same_again() {
    Spec spec =
        Written.spec(
            folder,
            """
            EXTENDS Naturals, TLC
            VARIABLE x
            Init == x = 0
            Next == x' = RandomElement(1..1000)
            Rare == x # 7
            """,
            Written.INIT_NEXT + "INVARIANT Rare\n");
    Exploration found = Written.explore(spec, simulation(50, 100_000, 9));
    Exploration again = Written.explore(spec, simulation(50, 100_000, 9).withWorkers(3));
    assertThat(found.result()).isEqualTo(Result.SAFETY);
    assertThat(states(again)).isEqualTo(states(found));
  }
}
