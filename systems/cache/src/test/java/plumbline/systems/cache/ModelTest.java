package plumbline.systems.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.explore.Exploration;
import plumbline.explore.Exploration.Result;
import plumbline.explore.ExploreOptions;
import plumbline.explore.Explorer;
import plumbline.explore.Progress;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;

/** The specs themselves: they promise what they say, and not for nothing. */
class ModelTest {
  private static final Path FOLDER = Path.of("spec");

  @TempDir private Path copy;

  @ParameterizedTest
  @ValueSource(strings = {"MCCacheEntry", "MCClient"})
  void what_a_spec_promises_holds_in_every_state(String model) {
    Exploration found = explore(FOLDER.resolve(model + ".tla"));
    assertThat(found.result()).isEqualTo(Result.OK);
    assertThat(found.unchecked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a new primary without the last write | /\\ v >= committed",
        "a write that a backup has not got    | /\\ copy[m].version = v",
        "a write while a client has a copy    | /\\ \\A c \\in Client : lent[c] = 0",
      })
  void without_a_condition_it_does_not_hold(String what, String condition) throws IOException {
    String spec = Files.readString(FOLDER.resolve("CacheEntry.tla"));
    assertThat(spec).contains(condition);
    Files.writeString(copy.resolve("CacheEntry.tla"), spec.replace(condition, "/\\ TRUE"));
    for (String beside : List.of("MCCacheEntry.tla", "MCCacheEntry.cfg")) {
      Files.copy(FOLDER.resolve(beside), copy.resolve(beside));
    }
    assertThat(explore(copy.resolve("MCCacheEntry.tla")).result()).as(what).isNotEqualTo(Result.OK);
  }

  private static Exploration explore(Path model) {
    SpecOptions options =
        new SpecOptions(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0,
            System.err);
    return Explorer.explore(Spec.load(model, options), ExploreOptions.defaults(), Progress.NONE);
  }
}
