package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.explore.Exploration.EngineUse;
import plumbline.explore.ExploreOptions.Engine;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;

/** Machine code finds what the interpreter finds. */
class CompiledTest {
  private static final Path FOLDER = Path.of("src/test/resources/specs");

  static List<Path> configurations() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".cfg")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void what_is_found_is_the_same(Path config) {
    Exploration interpreted = found(config, Engine.INTERPRETER);
    Exploration compiled = found(config, Engine.COMPILER);
    assertThat(compiled.result()).isEqualTo(interpreted.result());
    assertThat(compiled.violated()).isEqualTo(interpreted.violated());
    assertThat(compiled.distinct()).isEqualTo(interpreted.distinct());
    assertThat(compiled.generated()).isEqualTo(interpreted.generated());
    assertThat(compiled.depth()).isEqualTo(interpreted.depth());
    assertThat(compiled.coverage()).isEqualTo(interpreted.coverage());
    assertThat(compiled.trace()).isEqualTo(interpreted.trace());
    assertThat(compiled.statistics().widths()).isEqualTo(interpreted.statistics().widths());
    assertThat(compiled.statistics().outDegree()).isEqualTo(interpreted.statistics().outDegree());
  }

  @Test
  void none_is_refused_that_was_compiled_and_many_are_compiled() throws IOException {
    List<String> whys =
        configurations().stream()
            .map(c -> found(c, Engine.COMPILER).statistics().engine())
            .filter(e -> !e.compiled())
            .map(EngineUse::why)
            .toList();
    assertThat(configurations().size() - whys.size()).isGreaterThanOrEqualTo(25);
    assertThat(whys).noneMatch(w -> w.contains("refused") || w.contains("too large"));
  }

  private static Exploration found(Path config, Engine engine) {
    return Explorer.explore(
        spec(config), ExploreOptions.defaults().withEngine(engine), Progress.NONE);
  }

  private static Spec spec(Path config) {
    String name = config.getFileName().toString();
    Path module = config.resolveSibling(name.substring(0, name.indexOf('.')) + ".tla");
    SpecOptions defaults = SpecOptions.defaults();
    return Spec.load(
        module,
        new SpecOptions(
            Optional.of(config),
            defaults.searchPath(),
            defaults.init(),
            defaults.next(),
            defaults.invariants(),
            defaults.constants(),
            defaults.seed(),
            new PrintStream(OutputStream.nullOutputStream())));
  }
}
