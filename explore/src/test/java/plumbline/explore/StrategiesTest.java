package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import plumbline.explore.Exploration.Coverage;
import plumbline.explore.Exploration.Result;
import plumbline.explore.ExploreOptions.Engine;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;

/** The order in which states are explored, and by how many, changes nothing that is found. */
class StrategiesTest {
  private static final Path SPECS = Path.of("src/test/resources/specs");
  private static final ExploreOptions BREADTH_FIRST = ExploreOptions.defaults();
  private static final ExploreOptions DEPTH_FIRST =
      BREADTH_FIRST.withStrategy(new Strategy.DepthFirst(OptionalInt.empty()));

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> every_model_ends_the_same_way_whatever_the_strategy() throws IOException {
    try (Stream<Path> all = Files.walk(SPECS)) {
      List<Path> configs = all.filter(f -> f.toString().endsWith(".cfg")).sorted().toList();
      return configs.stream()
          .map(c -> dynamicTest(SPECS.relativize(c).toString(), () -> compareStrategies(c)));
    }
  }

  private static void compareStrategies(Path config) {
    Spec spec;
    try {
      spec = load(config);
    } catch (SpecException e) {
      return; // models that cannot be loaded are SameAsTlcTest's
    }
    Exploration one = Written.explore(spec, BREADTH_FIRST);
    for (int workers : new int[] {2, 4}) {
      Exploration many = Written.explore(spec, BREADTH_FIRST.withWorkers(workers));
      assertThat(many.result()).isEqualTo(one.result());
      if (one.result() == Result.SAFETY) {
        assertThat(many.trace()).hasSameSizeAs(one.trace());
      }
      compareWhole(many, one);
      assertThat(one.result() == Result.OK ? many.depth() : 0)
          .isEqualTo(one.result() == Result.OK ? one.depth() : 0);
    }
    // What ends with a violation may have no end elsewhere: deeper than the violation is not
    // needed.
    OptionalInt depth =
        one.result() == Result.OK ? OptionalInt.empty() : OptionalInt.of(one.trace().size() + 1);
    for (int workers : new int[] {1, 3}) {
      Exploration deep =
          Written.explore(
              spec,
              BREADTH_FIRST.withStrategy(new Strategy.DepthFirst(depth)).withWorkers(workers));
      assertThat(deep.result() == Result.OK).isEqualTo(one.result() == Result.OK);
      assertThat(deep.result()).isNotEqualTo(Result.BOUNDED);
      compareWhole(deep, one);
    }
  }

  /** A run that visits all states counts the same; one that ends early need not. */
  private static void compareWhole(Exploration found, Exploration expected) {
    if (expected.result() == Result.OK) {
      assertThat(found.generated()).isEqualTo(expected.generated());
      assertThat(found.distinct()).isEqualTo(expected.distinct());
      assertThat(found.queue()).isZero();
      assertThat(taken(found)).isEqualTo(taken(expected));
    }
  }

  private static List<Long> taken(Exploration found) {
    return found.coverage().stream().map(Coverage::taken).toList();
  }

  private static Spec load(Path config) {
    String name = config.getFileName().toString();
    return Spec.load(
        config.resolveSibling(name.substring(0, name.indexOf('.')) + ".tla"),
        new SpecOptions(
            Optional.of(config),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0,
            new PrintStream(OutputStream.nullOutputStream())));
  }

  /** Many rounds, since a race shows only sometimes. */
  @Test
  void workers_that_share_narrow_and_wide_levels_lose_no_state() {
    Spec spec = Written.counters(folder, 9);
    Exploration one = Written.explore(spec, BREADTH_FIRST);
    assertThat(one.result()).isEqualTo(Result.OK);
    for (int round = 0; round < 20; round++) {
      Exploration levels = Written.explore(spec, BREADTH_FIRST.withWorkers(2 + round % 5));
      assertThat(counts(levels)).isEqualTo(counts(one));
      assertThat(levels.statistics().widths()).isEqualTo(one.statistics().widths());
      Exploration deep = Written.explore(spec, DEPTH_FIRST.withWorkers(1 + round % 5));
      assertThat(counts(deep)).isEqualTo(counts(one));
    }
  }

  private static List<Long> counts(Exploration found) {
    return List.of(found.generated(), found.distinct(), found.queue());
  }

  @Test
  void states_that_wait_on_disk_come_back() {
    Spec spec = Written.counters(folder, 12);
    Exploration inMemory = Written.explore(spec, BREADTH_FIRST);
    for (ExploreOptions order : List.of(BREADTH_FIRST, DEPTH_FIRST)) {
      for (int workers : new int[] {1, 3}) {
        for (Engine engine : Engine.values()) {
          Exploration spilled =
              Written.explore(
                  spec, order.withQueueMemory(0).withWorkers(workers).withEngine(engine));
          assertThat(counts(spilled)).isEqualTo(counts(inMemory));
          assertThat(spilled.statistics().queueBytes()).isPositive();
        }
      }
    }
    Exploration interpreted = Written.explore(spec, BREADTH_FIRST.withEngine(Engine.INTERPRETER));
    assertThat(interpreted.statistics().queueBytes()).isZero();
  }

  @Test
  void a_behaviour_is_rebuilt_from_states_that_waited_on_disk() {
    String config = Written.INIT_NEXT + "CONSTANT N = 5\nINVARIANT Small\n";
    Spec spec = Written.spec(folder, Written.COUNTERS, config);
    Exploration found = Written.explore(spec, BREADTH_FIRST.withQueueMemory(0).withWorkers(3));
    assertThat(found.result()).isEqualTo(Result.SAFETY);
    assertThat(found.trace()).hasSize(16);
    assertThat(found.trace().getLast().state().get(spec.variables().indexOf("a"))).hasToString("5");
  }

  @Test
  void a_depth_limit_leaves_out_deeper_states_and_says_so() {
    Spec spec = Written.counters(folder, 9);
    List<Long> widths = Written.explore(spec, BREADTH_FIRST).statistics().widths();
    long within = widths.stream().limit(8).mapToLong(Long::longValue).sum();
    for (int workers : new int[] {1, 3}) {
      Exploration found =
          Written.explore(
              spec,
              BREADTH_FIRST
                  .withStrategy(new Strategy.DepthFirst(OptionalInt.of(8)))
                  .withWorkers(workers));
      assertThat(found.result()).isEqualTo(Result.BOUNDED);
      assertThat(found.distinct()).isEqualTo(within);
    }
  }

  @Test
  void a_depth_limit_that_nothing_reaches_is_no_limit() {
    Spec spec = Written.counters(folder, 2);
    Exploration found =
        Written.explore(
            spec, BREADTH_FIRST.withStrategy(new Strategy.DepthFirst(OptionalInt.of(1000))));
    assertThat(found.result()).isEqualTo(Result.OK);
    assertThat(found.distinct()).isEqualTo(Written.explore(spec, BREADTH_FIRST).distinct());
  }

  @Test
  void the_shape_of_the_graph_is_told() {
    Exploration found =
        Written.explore(
            Written.spec(
                folder,
                """
                EXTENDS Naturals
                VARIABLE x
                Init == x = 1
                Next == x < 8 /\\ (x' = 2 * x \\/ x' = 2 * x + 1)
                """,
                Written.INIT_NEXT + "CHECK_DEADLOCK FALSE\n"),
            BREADTH_FIRST);
    assertThat(found.statistics().widths()).containsExactly(1L, 2L, 4L, 8L);
    assertThat(found.statistics().outDegree())
        .isEqualTo(new Exploration.Distribution(0, 2, 14.0 / 15, 2));
    assertThat(found.statistics().setBytes()).isPositive();
    assertThat(found.statistics().collision()).isZero();
  }
}
