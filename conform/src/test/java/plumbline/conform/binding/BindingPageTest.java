package plumbline.conform.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/binding.md shows is read as a binding. */
class BindingPageTest {
  private static final Path PAGE = Path.of("../docs/binding.md");

  static List<String> examples() throws IOException {
    return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map(r -> r.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void each_example_of_the_page_is_a_binding(String yaml) {
    assertThat(BindingFile.parse("binding.md", yaml).text()).isEqualTo(yaml);
  }

  @Test
  void the_page_has_examples() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(5);
  }
}
