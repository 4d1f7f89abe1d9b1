package plumbline.explore.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import plumbline.explore.Exploration;
import plumbline.explore.ExploreOptions;
import plumbline.explore.ExploreOptions.Engine;
import plumbline.explore.Explorer;
import plumbline.explore.Progress;
import plumbline.explore.Quiet;
import plumbline.explore.tlc.Agreement;
import plumbline.tla.SpecException;

/**
 * Random specs with model values, records, sets of records, values of any form and a SYMMETRY have
 * the same states as machine code, in the interpreter, and in TLC.
 */
class RandomMembersTest {
  @Property(tries = 200, seed = "5", edgeCases = EdgeCasesMode.NONE)
  void machine_code_finds_what_the_interpreter_finds(@ForAll("choices") List<Integer> choices)
      throws IOException {
    MemberSpecs specs = new MemberSpecs(new Choices(choices));
    given(
        specs,
        (module, config) -> {
          Exploration interpreted = found(module, config, Engine.INTERPRETER);
          Exploration compiled = found(module, config, Engine.COMPILER);
          Statistics.label("compiled").collect(compiled.statistics().engine().compiled());
          Statistics.label("compiled").coverage(c -> c.check(true).percentage(p -> p > 50));
          String text = Files.readString(module) + Files.readString(config);
          assertThat(shown(compiled)).as(text).isEqualTo(shown(interpreted));
        });
  }

  @Property(tries = 10, seed = "6", edgeCases = EdgeCasesMode.NONE)
  void a_spec_has_the_states_that_tlc_finds(@ForAll("choices") List<Integer> choices)
      throws IOException {
    given(new MemberSpecs(new Choices(choices)), Agreement::check);
  }

  private interface Checked {
    void check(Path module, Path config) throws IOException;
  }

  private static void given(MemberSpecs specs, Checked checked) throws IOException {
    Path folder = Files.createTempDirectory("random");
    Path module = folder.resolve("Random.tla");
    Path config = folder.resolve("Random.cfg");
    try {
      Files.write(module, specs.module("Random"));
      Files.write(config, specs.config());
      checked.check(module, config);
    } finally {
      Files.deleteIfExists(module);
      Files.deleteIfExists(config);
      Files.delete(folder);
    }
  }

  private static String shown(Exploration e) {
    return String.join(
        "\n",
        e.result().toString(),
        e.violated(),
        e.error().map(SpecException::getMessage).orElse(""),
        e.generated() + " " + e.distinct() + " " + e.depth(),
        e.coverage().toString(),
        e.trace().toString(),
        e.statistics().widths().toString(),
        e.statistics().outDegree().toString());
  }

  private static Exploration found(Path module, Path config, Engine engine) {
    return Explorer.explore(
        Quiet.spec(module, config), ExploreOptions.defaults().withEngine(engine), Progress.NONE);
  }

  @Provide
  Arbitrary<List<Integer>> choices() {
    return Arbitraries.integers().between(0, 1_000).list().ofMinSize(40).ofMaxSize(150);
  }
}
