package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.explore.Exploration.Result;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;

/**
 * {@code A \cdot B}, which TLC cannot confirm, against the same steps written out, which it does.
 */
class CompositionTest {
  private static final Path MODULE = Path.of("src/test/resources/specs/Composed/Composed.tla");

  @TempDir Path folder;

  @Test
  void a_composed_action_goes_through_every_state_between() throws IOException {
    Exploration byHand = explore("ByHand");
    Exploration composed = explore("Next");
    assertThat(byHand.distinct()).isGreaterThan(4);
    assertThat(composed.distinct()).isEqualTo(byHand.distinct());
    assertThat(composed.depth()).isEqualTo(byHand.depth());
    assertThat(composed.result()).isEqualTo(byHand.result());
  }

  @Test
  void a_property_can_ask_for_a_state_between() throws IOException {
    assertThat(explore("ByHand", "PROPERTY AllThrough\n").result()).isEqualTo(Result.OK);
    assertThat(explore("ByHand", "PROPERTY AllDoubled\n").result()).isEqualTo(Result.PROPERTY);
  }

  private Exploration explore(String next) throws IOException {
    return explore(next, "");
  }

  private Exploration explore(String next, String config) throws IOException {
    Path file = folder.resolve("Composed.cfg");
    Files.writeString(file, config);
    SpecOptions options =
        new SpecOptions(
            Optional.of(file),
            List.of(),
            Optional.of("Init"),
            Optional.of(next),
            List.of(),
            List.of(),
            0,
            System.out);
    return Explorer.explore(Spec.load(MODULE, options), ExploreOptions.defaults(), Progress.NONE);
  }
}
