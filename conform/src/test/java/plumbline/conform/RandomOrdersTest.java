package plumbline.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import plumbline.conform.CheckOptions.Effort;
import plumbline.tla.SpecException;

/** Logs of several nodes, whose order is known in part, get the answer of the definitions. */
class RandomOrdersTest {
  private static final List<Specs.Given> SPECS = Specs.all();
  private static final List<Specs.Given> ADDING = Specs.in(Path.of("src/test/resources/orders"));
  private static final int STEPS = 7;

  /** A log of several nodes of a spec. */
  private record Case(Specs.Given given, Log log, Nodes nodes) {
    static Optional<Case> of(
        List<Specs.Given> specs, Random random, boolean good, boolean mutated) {
      Specs.Given given = specs.get(random.nextInt(specs.size()));
      try {
        Walk walk = Walk.of(given.spec(), 2 + random.nextInt(STEPS - 1), good, random);
        Log log = Log.of(given.spec(), walk, Log.Detail.any(random), random);
        log = log.varied(walk, random).doubting(random);
        log = mutated ? log.mutated(random) : log;
        return log.lines().isEmpty()
            ? Optional.empty()
            : Optional.of(new Case(given, log, Nodes.of(log.lines(), random)));
      } catch (SpecException e) {
        return Optional.empty();
      }
    }

    Optional<Reference.Answer> expected() {
      try {
        return Optional.of(new Reference(given.spec(), log).check(log.lines(), nodes.needs()));
      } catch (Reference.TooLarge | SpecException e) {
        return Optional.empty();
      }
    }

    Checked checked() {
      return Checked.inPartialOrder(given.spec(), log, nodes);
    }

    @Override
    public String toString() {
      return "%s, order %s, %swritten as%n%s%n"
          .formatted(
              given.config(),
              nodes.order().word(),
              log,
              nodes.lines().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }
  }

  @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void what_several_nodes_logged_of_a_behaviour_conforms(@ForAll("seeds") long seed) {
    Case.of(SPECS, new Random(seed), true, false)
        .ifPresent(
            c -> {
              try (Checked checked = c.checked()) {
                TraceCheck.Result result = checked.byPasses(CheckOptions.defaults());
                assertThat(result.problem()).as(c.toString()).isEmpty();
                assertThat(result.outcome().verdict())
                    .as(c.toString())
                    .isEqualTo(new Verdict.Conforms());
              }
            });
  }

  @Property(tries = 300, seed = "2", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void wrong_logs_of_several_nodes_get_the_answer_of_the_definitions(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Case.of(SPECS, random, random.nextBoolean(), true)
        .ifPresent(c -> holdAgainstReference(c, random));
  }

  @Property(tries = 500, seed = "3", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void additions_that_commute_leave_no_order_out_that_counts(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Case.of(ADDING, random, random.nextBoolean(), random.nextBoolean())
        .ifPresent(c -> holdAgainstReference(c, random));
  }

  private static void holdAgainstReference(Case c, Random random) {
    Optional<Reference.Answer> expected = c.expected();
    if (expected.isEmpty()) {
      return;
    }
    boolean conforms = expected.get().conforms();
    try (Checked checked = c.checked()) {
      TraceCheck.Result result = checked.byPasses(CheckOptions.defaults());
      if (result.problem().isPresent()) {
        assertThat(conforms && c.log.mustHappen()).as(c.toString()).isFalse();
        return;
      }
      assertThat(result.outcome().verdict().word())
          .as(c.toString())
          .isEqualTo(conforms ? "conforms" : "deviates");
      if (checked.byOne(CheckOptions.defaults().with(Effort.QUICK)).blocked().isEmpty()) {
        assertThat(conforms).as(c.toString()).isTrue();
      }
      CheckOptions near = CheckOptions.defaults().withLookahead(1 + random.nextInt(3));
      Checker nearSighted = checked.byOne(near);
      if (nearSighted.unknown().isEmpty()) {
        assertThat(nearSighted.blocked().isEmpty())
            .as("lookahead %d: %s", near.lookahead(), c)
            .isEqualTo(conforms);
      }
      assertThat(checked.byPasses(near).outcome().verdict().word())
          .as("lookahead %d, all passes: %s", near.lookahead(), c)
          .isEqualTo(conforms ? "conforms" : "deviates");
    }
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }
}
