package plumbline.systems.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearCacheTest {
  private long now;
  private final NearCache near = new NearCache(() -> now, 2);
  private final List<Versioned> read = new ArrayList<>();

  private Optional<Versioned> get(String key) {
    return near.get(key, read::add);
  }

  private static Versioned version(long version) {
    return new Versioned(version, Optional.of("v" + version));
  }

  @Test
  void a_copy_is_read_until_its_lease_runs_out() {
    near.put("a", 1, version(1), 100);
    now = 99;
    assertThat(get("a")).contains(version(1));
    now = 100;
    assertThat(get("a")).isEmpty();
    assertThat(read).containsExactly(version(1));
  }

  @Test
  void a_copy_that_was_dropped_is_not_read() {
    near.put("a", 1, version(1), 100);
    near.drop("a", 1, 2, () -> assertThat(get("a")).isEmpty());
    assertThat(get("a")).isEmpty();
  }

  @Test
  void a_copy_that_is_not_older_is_kept() {
    near.put("a", 2, version(5), 100);
    near.drop("a", 2, 5, () -> {});
    near.drop("a", 1, 6, () -> {});
    assertThat(get("a")).contains(version(5));
    near.drop("a", 3, 5, () -> {});
    assertThat(get("a")).isEmpty();
  }

  @Test
  void what_was_unused_for_longest_makes_room() {
    near.put("a", 1, version(1), 100);
    near.put("b", 1, version(2), 100);
    get("a");
    near.put("c", 1, version(3), 100);
    assertThat(get("b")).isEmpty();
    assertThat(get("a")).contains(version(1));
    assertThat(get("c")).contains(version(3));
  }
}
