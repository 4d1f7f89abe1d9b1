package plumbline.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import plumbline.conform.CheckOptions.Effort;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.trace.TraceException;

/** Logs of random behaviours, right and wrong, get the answer that the definitions give. */
class RandomLogsTest {
  private static final List<Specs.Given> SPECS = Specs.all();
  private static final List<Specs.Given> SYMMETRIC =
      SPECS.stream().filter(g -> !g.spec().interchangeable().isEmpty()).toList();
  private static final int STEPS = 12;

  @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void what_was_logged_of_a_behaviour_conforms(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Specs.Given given = SPECS.get(random.nextInt(SPECS.size()));
    Log log = log(given.spec(), true, random).doubting(random);
    check(
        given,
        log,
        CheckOptions.defaults(),
        (shown, result) -> {
          assertThat(result.problem()).as(shown).isEmpty();
          if (result.outcome().verdict() instanceof Verdict.Unknown) {
            assertThat(reference(given.spec(), log)).as("too large: " + shown).isEmpty();
          } else {
            assertThat(result.outcome().verdict()).as(shown).isEqualTo(new Verdict.Conforms());
          }
        });
  }

  @Property(tries = 300, seed = "2", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void a_log_with_something_wrong_in_it_gets_the_answer_of_the_definitions(
      @ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Specs.Given given = SPECS.get(random.nextInt(SPECS.size()));
    Log log = log(given.spec(), random.nextBoolean(), random).mutated(random);
    Optional<Reference.Answer> reference = reference(given.spec(), log);
    if (log.lines().isEmpty() || reference.isEmpty()) {
      return;
    }
    Reference.Answer expected = reference.get();
    check(
        given,
        log,
        CheckOptions.defaults(),
        (shown, result) -> {
          if (result.problem().isPresent()) {
            // An event that no action can have, such as one with an argument of another's.
            assertThat(result.problem().get().line()).as(shown).isEqualTo(expected.deviates());
            return;
          }
          switch (result.outcome().verdict()) {
            case Verdict.Conforms _ -> assertThat(0).as(shown).isEqualTo(expected.deviates());
            case Verdict.Deviates(var d) -> {
              assertThat(d.number()).as(shown).isEqualTo(expected.deviates());
              if (!expected.violated()) {
                assertThat(d.possible()).as(shown).isEqualTo(expected.possible());
              }
            }
            case Verdict.Unknown(String reason) -> assertThat(reason).as(shown).isEmpty();
          }
          try (Checked checked = Checked.inOrder(given.spec(), log)) {
            Checker quick = checked.byOne(CheckOptions.defaults().with(Effort.QUICK));
            if (quick.blocked().isEmpty()) {
              assertThat(expected.conforms()).as(shown).isTrue();
            }
            Checker thorough = checked.byOne(CheckOptions.defaults());
            assertThat(thorough.blocked().map(Blocked::number).orElse(0L))
                .as(shown)
                .isEqualTo(expected.deviates());
          }
        });
  }

  @Property(tries = 200, seed = "3", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void with_few_states_allowed_the_answer_is_right_or_unknown(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Specs.Given given = SPECS.get(random.nextInt(SPECS.size()));
    Log right = log(given.spec(), random.nextBoolean(), random);
    Log log = random.nextBoolean() ? right.mutated(random) : right;
    Optional<Reference.Answer> expected = reference(given.spec(), log);
    if (log.lines().isEmpty() || expected.isEmpty()) {
      return;
    }
    CheckOptions few = CheckOptions.defaults().withMostStates(1 + random.nextInt(10));
    check(
        given,
        log,
        few,
        (shown, result) -> {
          if (!(result.outcome().verdict() instanceof Verdict.Unknown)) {
            assertThat(result.outcome().verdict().word())
                .as(shown)
                .isEqualTo(expected.get().conforms() ? "conforms" : "deviates");
          }
        });
  }

  @Property(tries = 200, seed = "4", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void where_events_were_lost_a_log_deviates_or_is_unknown(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Specs.Given given = SPECS.get(random.nextInt(SPECS.size()));
    Log whole = log(given.spec(), random.nextBoolean(), random);
    if (whole.lines().isEmpty()) {
      return;
    }
    Log log = random.nextBoolean() ? whole.losing(random).mutated(random) : whole.losing(random);
    Optional<Reference.Answer> expected = reference(given.spec(), log);
    if (log.lines().stream().noneMatch(l -> l.lost() > 0) || expected.isEmpty()) {
      return;
    }
    check(
        given,
        log,
        CheckOptions.defaults(),
        (shown, result) -> {
          if (result.problem().isEmpty()) {
            assertThat(result.outcome().verdict().word())
                .as(shown)
                .isEqualTo(expected.get().conforms() ? "unknown" : "deviates");
          }
        });
  }

  @Property(tries = 300, seed = "5", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void states_that_an_exchange_of_values_makes_the_same_may_count_as_one(
      @ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Specs.Given given = SYMMETRIC.get(random.nextInt(SYMMETRIC.size()));
    Log right = few(given.spec(), random);
    Log log = random.nextBoolean() ? right.mutated(random) : right;
    Optional<Reference.Answer> expected = reference(given.spec(), log);
    if (log.lines().isEmpty() || expected.isEmpty()) {
      return;
    }
    try (Checked checked = Checked.inOrder(given.spec(), log)) {
      Checker checker = checked.byOne(CheckOptions.defaults().withAlike(checked.alike()));
      assertThat(checker.blocked().map(Blocked::number).orElse(0L))
          .as(given.config() + ", " + log)
          .isEqualTo(expected.get().deviates());
      assertThat(checker.blocked().isPresent() || checker.possible() <= expected.get().possible())
          .isTrue();
    } catch (TraceException e) {
      assertThat(expected.get().conforms()).as(given.config() + ", " + log).isFalse();
    }
  }

  @Property(tries = 400, seed = "6", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void machine_code_gives_the_answer_of_the_definitions(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Specs.Given given = SPECS.get(random.nextInt(SPECS.size()));
    Log right = random.nextBoolean() ? few(given.spec(), random) : log(given.spec(), true, random);
    Log log = random.nextBoolean() ? right.mutated(random) : right;
    Optional<Reference.Answer> expected = reference(given.spec(), log);
    if (log.lines().isEmpty() || expected.isEmpty()) {
      return;
    }
    String shown = given.config() + ", " + log;
    try (Checked checked = Checked.inOrder(given.spec(), log)) {
      CheckOptions compiling = CheckOptions.defaults().compilingAfter(0);
      Checker checker = checked.byOne(compiling);
      Checker interpreted = checked.byOne(CheckOptions.defaults());
      assertThat(checker.blocked().map(Blocked::number).orElse(0L))
          .as(shown)
          .isEqualTo(expected.get().deviates());
      assertThat(checker.possible()).as(shown).isEqualTo(interpreted.possible());
      assertThat(checker.coverage()).as(shown).isEqualTo(interpreted.coverage());
      assertThat(checker.behaviour()).as(shown).hasSameSizeAs(interpreted.behaviour());
      assertThat(checked.byPasses(compiling).outcome().verdict().word())
          .as(shown)
          .isEqualTo(checked.byPasses(CheckOptions.defaults()).outcome().verdict().word());
    } catch (TraceException e) {
      assertThat(expected.get().conforms()).as(shown).isFalse();
    }
  }

  /** Little is logged, so that many values are not told apart. */
  private static Log few(Spec spec, Random random) {
    try {
      Walk walk = Walk.of(spec, 1 + random.nextInt(STEPS), random.nextBoolean(), random);
      Log.Detail detail = new Log.Detail(1, random.nextInt(3) / 4.0, random.nextInt(3) / 8.0, 0);
      return Log.of(spec, walk, detail, random).varied(walk, random);
    } catch (SpecException e) {
      return Log.EMPTY;
    }
  }

  private static void check(
      Specs.Given given,
      Log log,
      CheckOptions options,
      BiConsumer<String, TraceCheck.Result> expectations) {
    if (!log.lines().isEmpty()) {
      try (Checked checked = Checked.inOrder(given.spec(), log)) {
        expectations.accept(given.config() + ", " + log, checked.byPasses(options));
      }
    }
  }

  private static Optional<Reference.Answer> reference(Spec spec, Log log) {
    try {
      return Optional.of(new Reference(spec, log).check(log.lines(), log.inOrder()));
    } catch (Reference.TooLarge | SpecException e) {
      return Optional.empty();
    }
  }

  private static Log log(Spec spec, boolean good, Random random) {
    try {
      Walk walk = Walk.of(spec, 1 + random.nextInt(STEPS), good, random);
      return Log.of(spec, walk, Log.Detail.any(random), random).varied(walk, random);
    } catch (SpecException e) {
      return Log.EMPTY;
    }
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }
}
