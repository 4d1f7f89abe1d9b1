package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;

/**
 * {@code A \cdot B}, which TLC cannot confirm, against the same steps written out, which it does.
 */
class CompositionTest {
  private static final Path MODULE = Path.of("src/test/resources/specs/Composed/Composed.tla");

  @Test
  void a_composed_action_goes_through_every_state_between() {
    Exploration byHand = explore("ByHand");
    Exploration composed = explore("Next");
    assertThat(byHand.distinct()).isGreaterThan(4);
    assertThat(composed.distinct()).isEqualTo(byHand.distinct());
    assertThat(composed.depth()).isEqualTo(byHand.depth());
    assertThat(composed.result()).isEqualTo(byHand.result());
  }

  private static Exploration explore(String next) {
    SpecOptions options =
        new SpecOptions(
            Optional.empty(),
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
