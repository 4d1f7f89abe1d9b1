package plumbline.conform.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;

/**
 * Broken bindings for the spec Mail each give one clear error: {@code broken/Name.txt} holds what
 * is said of {@code broken/Name.yaml}.
 */
class BrokenBindingTest {
  private static final Path BINDINGS = Path.of("src/test/resources/bindings");
  private static final Spec MAIL = Spec.load(BINDINGS.resolve("Mail.tla"), SpecOptions.defaults());

  @TempDir Path folder;

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(BINDINGS.resolve("broken"))) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".yaml"))
          .map(f -> f.replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void each_broken_binding_gives_one_clear_error(String name) throws IOException {
    Path file = BINDINGS.resolve("broken").resolve(name + ".yaml");
    String said =
        catchThrowableOfType(BindingException.class, () -> load(file))
            .text()
            .replace(file.toString(), name + ".yaml");
    assertThat(said + "\n")
        .isEqualTo(Files.readString(BINDINGS.resolve("broken").resolve(name + ".txt")));
  }

  private static void load(Path file) {
    BindingPlan plan = BindingPlan.of(BindingFile.read(file), MAIL);
    try {
      Spec.load(
          BINDINGS.resolve("Mail.tla"), SpecOptions.defaults().withDefinitions(plan.definitions()));
    } catch (SpecException e) {
      throw plan.wrong(e).orElseThrow(() -> e);
    }
  }

  @Test
  void a_file_that_does_not_exist_is_named() {
    assertThatThrownBy(() -> BindingFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(BindingException.class)
        .hasMessage("no such file; plumbline bind proposes a binding");
  }

  @Test
  void a_file_that_is_not_utf_8_is_refused() throws IOException {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, new byte[] {'n', ':', ' ', (byte) 0xe9});
    assertThatThrownBy(() -> BindingFile.read(file))
        .isInstanceOf(BindingException.class)
        .hasMessageContaining("not UTF-8");
  }
}
