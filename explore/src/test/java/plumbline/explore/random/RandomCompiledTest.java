package plumbline.explore.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import plumbline.explore.Exploration;
import plumbline.explore.ExploreOptions;
import plumbline.explore.ExploreOptions.Engine;
import plumbline.explore.Explorer;
import plumbline.explore.Progress;
import plumbline.explore.Quiet;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;

/** Random specs have the same states as machine code and in the interpreter. */
class RandomCompiledTest {

  @Property(
      tries = 1000,
      seed = "11",
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void machine_code_finds_what_the_interpreter_finds(@ForAll("seeds") long seed)
      throws IOException {
    Specs specs = new Specs(new Random(seed));
    Path folder = Files.createTempDirectory("random");
    Path module = folder.resolve("Random.tla");
    Path config = folder.resolve("Random.cfg");
    try {
      Files.write(module, specs.module("Random"));
      Files.write(config, specs.config());
      Exploration interpreted = found(module, config, Engine.INTERPRETER);
      Exploration compiled = found(module, config, Engine.COMPILER);
      Statistics.label("compiled").collect(compiled.statistics().engine().compiled());
      Statistics.label("compiled").coverage(c -> c.check(true).percentage(p -> p > 50));
      String text = Files.readString(module) + Files.readString(config);
      assertThat(shown(compiled)).as(text).isEqualTo(shown(interpreted));
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
    Spec spec = Quiet.spec(module, config);
    return Explorer.explore(spec, ExploreOptions.defaults().withEngine(engine), Progress.NONE);
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }
}
