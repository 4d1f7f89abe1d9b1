package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constants that are given with the options, not in the configuration. */
class GivenConstantsTest {
  @TempDir Path folder;

  @Test
  void a_given_constant_may_be_a_tuple_or_a_function() throws IOException {
    assertThat(given("<< 1, << >>, {<<2>>} >>")).isEqualTo("<<1, <<>>, {<<2>>}>>");
    assertThat(given("(\"b\" :> -1 @@ \"a\" :> {m1})")).isEqualTo("[b |-> -1, a |-> {m1}]");
    assertThat(given("(3 :> (4 :> TRUE))")).isEqualTo("(3 :> (4 :> TRUE))");
  }

  @Test
  void what_is_no_value_is_refused_at_its_place() {
    assertThatThrownBy(() -> given("<< 1, 2")).isInstanceOf(SpecException.class);
    assertThatThrownBy(() -> given("(1 :> 2 @@ 3)"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("expected :>");
  }

  private String given(String value) throws IOException {
    Path module = folder.resolve("Given.tla");
    Files.writeString(
        module,
        """
        ---- MODULE Given ----
        CONSTANT C
        VARIABLE v
        Init == v = C
        Next == UNCHANGED v
        ====
        """);
    Spec spec =
        Spec.load(
            module,
            new SpecOptions(
                Optional.empty(),
                List.of(),
                Optional.of("Init"),
                Optional.of("Next"),
                List.of(),
                List.of("C=" + value),
                0,
                System.out));
    String[] printed = new String[1];
    spec.stepper()
        .initial(
            state -> {
              printed[0] = state.get(0).toString();
              return true;
            });
    return printed[0];
  }
}
