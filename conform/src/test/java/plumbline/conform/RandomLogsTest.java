package plumbline.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
import plumbline.tla.Spec;
import plumbline.tla.SpecException;

/** Logs of random behaviours, right and wrong, get the answer that the definitions give. */
class RandomLogsTest {
  private static final List<Specs.Given> SPECS = Specs.all();
  private static final int STEPS = 12;

  @Property(tries = 400, seed = "1", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void what_was_logged_of_a_behaviour_conforms(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Specs.Given given = SPECS.get(random.nextInt(SPECS.size()));
    Spec spec = given.spec();
    Log log = log(spec, true, random);
    if (log.lines().isEmpty()) {
      return;
    }
    try (Checked checked = Checked.inOrder(spec, log)) {
      TraceCheck.Result result = checked.byPasses(CheckOptions.defaults());
      assertThat(result.problem()).as(shown(given, log)).isEmpty();
      assertThat(result.outcome().verdict())
          .as(shown(given, log))
          .isEqualTo(new Verdict.Conforms());
    }
  }

  @Property(tries = 400, seed = "2", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void a_log_with_something_wrong_in_it_gets_the_answer_of_the_definitions(
      @ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Specs.Given given = SPECS.get(random.nextInt(SPECS.size()));
    Spec spec = given.spec();
    Log log = log(spec, random.nextBoolean(), random).mutated(random);
    if (log.lines().isEmpty()) {
      return;
    }
    Reference.Answer expected;
    try {
      expected = new Reference(spec, log.hidden()).check(log.lines(), log.inOrder());
    } catch (Reference.TooLarge | SpecException e) {
      return;
    }
    try (Checked checked = Checked.inOrder(spec, log)) {
      String shown = shown(given, log);
      TraceCheck.Result result = checked.byPasses(CheckOptions.defaults());
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
      Checker quick = checked.byOne(CheckOptions.defaults().with(Effort.QUICK));
      if (quick.blocked().isEmpty()) {
        assertThat(expected.conforms()).as(shown).isTrue();
      }
      Checker thorough = checked.byOne(CheckOptions.defaults());
      assertThat(thorough.blocked().map(Blocked::number).orElse(0L))
          .as(shown)
          .isEqualTo(expected.deviates());
    }
  }

  private static Log log(Spec spec, boolean good, Random random) {
    try {
      Walk walk = Walk.of(spec, 1 + random.nextInt(STEPS), good, random);
      Log log = Log.of(spec, walk, Log.Detail.any(random), random);
      return random.nextBoolean() ? log.hiding(walk, random) : log;
    } catch (SpecException e) {
      return new Log(List.of(), List.of());
    }
  }

  private static String shown(Specs.Given given, Log log) {
    return "%s, hidden %s:%n%s%n"
        .formatted(
            given.config(),
            log.hidden(),
            log.lines().stream().map(l -> l.json().toString()).collect(Collectors.joining("\n")));
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }
}
