package plumbline.explore.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import plumbline.explore.tlc.Agreement;

/**
 * Random specs have the states that TLC finds. {@code -Dplumbline.random.specs=20
 * -Dplumbline.random.seed=7} tries more (so many for each try) and others.
 */
class RandomSpecsTest {
  private static final int SPECS = Integer.getInteger("plumbline.random.specs", 1);
  private static final long SEED = Long.getLong("plumbline.random.seed", 0);

  record Model(List<String> module, List<String> config) {
    String text() {
      return String.join("\n", module) + "\n" + String.join("\n", config);
    }

    /** Short: jqwik shows all models of a failed try. */
    @Override
    public String toString() {
      return "a model";
    }
  }

  @Property(tries = 40, seed = "3", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void a_spec_has_the_states_that_tlc_finds(@ForAll("models") List<Model> models)
      throws IOException {
    for (Model model : models) {
      check(model);
    }
  }

  @Provide
  Arbitrary<List<Model>> models() {
    return Arbitraries.randomValue(r -> model(new Random(r.nextLong() + SEED)))
        .list()
        .ofSize(SPECS);
  }

  private static Model model(Random random) {
    Specs specs = new Specs(random);
    return new Model(specs.module("Random"), specs.config());
  }

  private static void check(Model model) throws IOException {
    Path folder = Files.createTempDirectory("random");
    Path module = folder.resolve("Random.tla");
    Path config = folder.resolve("Random.cfg");
    try {
      Files.write(module, model.module());
      Files.write(config, model.config());
      Agreement.check(module, config);
    } catch (AssertionError e) {
      throw new AssertionError(model.text() + "\n" + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(module);
      Files.deleteIfExists(config);
      Files.delete(folder);
    }
  }
}
