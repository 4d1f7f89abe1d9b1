package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlusCalTest {
  private static final Path DOUBLING = Path.of("src/test/resources/pluscal/Doubling.tla");

  @TempDir Path folder;
  private String text;

  @BeforeEach
  void read() throws IOException {
    text = Files.readString(DOUBLING);
  }

  @Test
  void a_fresh_translation_is_used_as_it_stands() throws IOException {
    Spec spec = spec(text);
    assertThat(spec.warnings()).isEmpty();
    assertThat(finalValues(spec)).containsExactly("6", "8");
  }

  @Test
  void a_missing_translation_is_made_in_memory() throws IOException {
    String without = text.replaceAll("(?s)\\\\\\* BEGIN TRANSLATION.*END TRANSLATION", "");
    Spec spec = spec(without);
    assertThat(spec.warnings()).singleElement().asString().contains("translated in memory");
    assertThat(finalValues(spec)).containsExactly("6", "8");
    assertThat(folder.resolve("Doubling.tla")).hasContent(without);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("Doubling.tla", "Doubling.cfg");
  }

  @Test
  void the_translation_of_an_algorithm_that_has_changed_since_is_renewed() throws IOException {
    Spec spec = spec(text.replaceFirst("x := x \\* 2", "x := x * 3"));
    assertThat(spec.warnings()).singleElement().asString().contains("translated in memory");
    assertThat(finalValues(spec)).containsExactly("12", "18");
  }

  @Test
  void a_translation_that_was_edited_by_hand_is_left_to_its_author() throws IOException {
    Spec spec = spec(text.replace("x' = x * 2", "x' = x * 3"));
    assertThat(spec.warnings()).isEmpty();
    assertThat(finalValues(spec)).containsExactly("12", "18");
  }

  @Test
  void a_translation_without_checksums_is_left_to_its_author() throws IOException {
    Spec spec =
        spec(
            text.replaceAll("(?m)^(\\\\\\* BEGIN TRANSLATION).*$", "$1")
                .replaceFirst("x := x \\* 2", "x := x * 3"));
    assertThat(spec.warnings()).isEmpty();
    assertThat(finalValues(spec)).containsExactly("6", "8");
  }

  @Test
  void an_algorithm_that_is_wrong_is_pointed_out_where_it_is() {
    String wrong =
        text.replaceAll("(?s)\\\\\\* BEGIN TRANSLATION.*END TRANSLATION", "")
            .replace("x := x + 1;", "x := x + 1");
    assertThatThrownBy(() -> spec(wrong))
        .hasMessageContaining("the PlusCal algorithm cannot be translated: Expected \";\"")
        .hasMessageContaining(" b: x := x * 2;")
        .isInstanceOfSatisfying(
            SpecException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(SpecException.Kind.PARSE);
              assertThat(e.at().toString()).endsWith("Doubling.tla:8:7");
            });
  }

  private Spec spec(String module) throws IOException {
    Path file = folder.resolve("Doubling.tla");
    Files.writeString(file, module);
    Files.writeString(folder.resolve("Doubling.cfg"), "SPECIFICATION Spec");
    return Spec.load(file, SpecOptions.defaults());
  }

  /** The values of x in the states in which both processes are done. */
  private static Set<String> finalValues(Spec spec) {
    Set<String> values = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    Stepper stepper = spec.stepper();
    int x = spec.variables().indexOf("x");
    stepper.initial(s -> visit(s, stepper, x, seen, values));
    return values;
  }

  private static boolean visit(
      State state, Stepper stepper, int x, Set<String> seen, Set<String> values) {
    String text = Arrays.toString(state.values());
    if (seen.add(text)) {
      if (text.contains("<<\"Done\", \"Done\">>")) {
        values.add(state.values()[x].toString());
      }
      stepper.successors(state, (action, next) -> visit(next, stepper, x, seen, values));
    }
    return true;
  }
}
