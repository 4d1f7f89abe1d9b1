package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.explore.Exploration.Result;
import plumbline.tla.Spec;

/** A run that ends before it has seen all says so, with what it found. */
class LimitsTest {
  private static final ExploreOptions OPTIONS = ExploreOptions.defaults();

  @TempDir Path folder;

  @Test
  void a_run_that_needs_more_memory_than_allowed_ends_incomplete() {
    Spec spec = Written.spec(folder, Written.ENDLESS, Written.INIT_NEXT);
    for (int workers : new int[] {1, 4}) {
      Exploration found =
          Written.explore(spec, OPTIONS.withMaxMemory(1 << 20).withWorkers(workers));
      assertThat(found.result()).isEqualTo(Result.MEMORY);
      assertThat(found.result().exitCode()).isEqualTo(3);
      assertThat(found.distinct()).isBetween(10_000L, 200_000L);
      assertThat(found.queue()).isPositive();
      assertThat(found.statistics().setBytes()).isLessThan(3 << 20);
    }
  }

  @Test
  void initial_states_without_end_meet_the_limit_too() {
    Spec spec =
        Written.spec(
            folder,
            """
            EXTENDS Naturals
            VARIABLE x
            Init == x \\in SUBSET (1..40)
            Next == UNCHANGED x
            """,
            Written.INIT_NEXT);
    Exploration found = Written.explore(spec, OPTIONS.withMaxMemory(1 << 18));
    assertThat(found.result()).isEqualTo(Result.MEMORY);
  }

  @Test
  void a_run_that_is_stopped_says_what_it_found() {
    Spec spec = Written.spec(folder, Written.ENDLESS, Written.INIT_NEXT);
    List<Strategy> strategies =
        List.of(
            new Strategy.BreadthFirst(),
            new Strategy.DepthFirst(OptionalInt.empty()),
            new Strategy.Simulation(50, java.util.OptionalLong.empty(), 1));
    for (Strategy strategy : strategies) {
      AtomicBoolean stop = new AtomicBoolean();
      List<Progress.Now> reports = new ArrayList<>();
      Exploration found =
          Explorer.explore(
              spec,
              OPTIONS
                  .withStrategy(strategy)
                  .withWorkers(2)
                  .withStop(stop::get)
                  .withProgressEvery(Duration.ZERO),
              now -> {
                reports.add(now);
                stop.set(now.generated() > 1000);
              });
      assertThat(found.result()).isEqualTo(Result.INTERRUPTED);
      assertThat(found.result().exitCode()).isEqualTo(3);
      assertThat(found.generated()).isGreaterThan(1000);
      assertThat(reports).extracting(Progress.Now::generated).isSorted();
    }
  }

  @Test
  void each_state_and_step_of_the_graph_is_shown() {
    Spec spec = Written.counters(folder, 3);
    for (int workers : new int[] {1, 4}) {
      Recorded graph = new Recorded();
      Exploration found = Written.explore(spec, OPTIONS.withGraph(graph).withWorkers(workers));
      assertThat(graph.states).hasSize((int) found.distinct()).doesNotHaveDuplicates();
      assertThat(graph.steps).isEqualTo(found.generated() - 1);
      assertThat(graph.initial).isEqualTo(1);
      assertThat(graph.unknown).isZero();
    }
  }

  /** Not synchronised: it is never called by two threads at once. */
  private static final class Recorded implements StateGraph {
    final List<Long> states = new ArrayList<>();
    final java.util.Set<Long> known = new java.util.HashSet<>();
    int initial;
    long steps;
    int unknown;

    @Override
    public void state(long id, plumbline.tla.State state, boolean isInitial) {
      states.add(id);
      known.add(id);
      initial += isInitial ? 1 : 0;
    }

    @Override
    public void step(
        long from, long to, plumbline.tla.Action action, List<plumbline.tla.value.Value> args) {
      steps++;
      unknown += known.contains(from) && known.contains(to) ? 0 : 1;
    }
  }
}
