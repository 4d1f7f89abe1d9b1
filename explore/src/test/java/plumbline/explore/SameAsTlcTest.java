package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import plumbline.explore.tlc.Agreement;
import plumbline.tla.front.FrontEnd;

/** Every configuration under {@code specs/} ends as in TLC. */
class SameAsTlcTest {
  private static final Path SPECS = Path.of("src/test/resources/specs");

  @TestFactory
  Stream<DynamicTest> every_model_ends_as_in_tlc() throws IOException {
    try (Stream<Path> all = Files.walk(SPECS)) {
      List<Path> configs = all.filter(f -> f.toString().endsWith(".cfg")).sorted().toList();
      assertThat(configs).isNotEmpty();
      return configs.stream()
          .map(c -> dynamicTest(SPECS.relativize(c).toString(), () -> check(moduleOf(c), c)));
    }
  }

  private static void check(Path module, Path config) {
    // Both refuse what cannot be read: that would be no comparison.
    assertThatCode(() -> FrontEnd.parse(module, List.of(), List.of())).doesNotThrowAnyException();
    Agreement.check(module, config);
  }

  /** A configuration {@code Paxos.two.cfg} is one of {@code Paxos.tla} beside it. */
  private static Path moduleOf(Path config) {
    String name = config.getFileName().toString();
    return config.resolveSibling(name.substring(0, name.indexOf('.')) + ".tla");
  }
}
