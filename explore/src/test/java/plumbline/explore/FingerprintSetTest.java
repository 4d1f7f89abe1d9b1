package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import plumbline.explore.FingerprintSet.Found;

class FingerprintSetTest {
  private final Budget budget = new Budget(Long.MAX_VALUE);

  @Property(tries = 200)
  void agrees_with_a_hash_set(@ForAll @Size(max = 500) List<Long> fingerprints) {
    Assume.that(!fingerprints.contains(0L));
    Set<Long> expected = new HashSet<>();
    try (FingerprintSet set = new FingerprintSet(budget, false)) {
      for (long f : fingerprints) {
        assertThat(set.add(f, 1) == Found.NEW).isEqualTo(expected.add(f));
      }
      assertThat(set.size()).isEqualTo(expected.size());
    }
  }

  @Property(tries = 200)
  void adding_many_at_once_is_adding_one_after_the_other(
      @ForAll @Size(max = 20) List<@Size(max = 100) List<@IntRange(max = 500) Integer>> all) {
    Set<Long> expected = new HashSet<>();
    try (FingerprintSet set = new FingerprintSet(budget, false)) {
      FingerprintSet.Adder adder = set.adder();
      for (List<Integer> some : all) {
        long[] fingerprints = some.stream().mapToLong(f -> f * 0x9E3779B97F4A7C15L).toArray();
        boolean[] isNew = new boolean[fingerprints.length];
        boolean[] first = new boolean[fingerprints.length];
        for (int i = 0; i < first.length; i++) {
          // 0 is none: what is said of it stays.
          isNew[i] = fingerprints[i] == 0;
          first[i] = fingerprints[i] == 0 || expected.add(fingerprints[i]);
        }
        adder.add(fingerprints, fingerprints.length, isNew);
        assertThat(isNew).isEqualTo(first);
      }
      assertThat(set.size()).isEqualTo(expected.size());
    }
  }

  @Property(tries = 200)
  void keeps_the_least_depth(
      @ForAll @Size(max = 300) List<@IntRange(min = 1, max = 20) Integer> fingerprints,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Integer, Integer> least = new HashMap<>();
    try (FingerprintSet set = new FingerprintSet(budget, true)) {
      for (int f : fingerprints) {
        int depth = random.nextInt(1, 10);
        Integer known = least.get(f);
        Found expected = known == null ? Found.NEW : depth < known ? Found.DEEPER : Found.KNOWN;
        least.merge(f, depth, Math::min);
        assertThat(set.add(f, depth)).isEqualTo(expected);
      }
    }
  }

  /** Fingerprints that crowd at one end, as the least of many do, and grow all stripes. */
  @Test
  void badly_spread_fingerprints_are_told_apart() {
    try (FingerprintSet set = new FingerprintSet(budget, false)) {
      assertThat(LongStream.rangeClosed(1, 300_000).filter(f -> set.add(f, 1) == Found.NEW).count())
          .isEqualTo(300_000);
      assertThat(LongStream.rangeClosed(1, 300_000).filter(f -> set.add(f, 1) == Found.NEW).count())
          .isZero();
      assertThat(set.bytes() / 300_000.0).isBetween(8.0, 16.1);
    }
  }

  @Test
  void threads_that_add_the_same_fingerprints_add_each_once() {
    int size = 200_000;
    long[] fingerprints = new SplittableRandom(7).longs(size, 1, Long.MAX_VALUE).toArray();
    long different = LongStream.of(fingerprints).distinct().count();
    AtomicLong added = new AtomicLong();
    try (FingerprintSet set = new FingerprintSet(budget, false)) {
      Crew.run(
          IntStream.range(0, 4)
              .<Runnable>mapToObj(
                  t ->
                      () -> {
                        for (int i = 0; i < size; i++) {
                          // Each thread begins elsewhere, so that they meet again and again.
                          long f = fingerprints[(i + t * size / 16) % size];
                          if (set.add(f, 1) == Found.NEW) {
                            added.incrementAndGet();
                          }
                        }
                      })
              .toList());
      assertThat(added.get()).isEqualTo(different);
      assertThat(set.size()).isEqualTo(different);
    }
  }

  @Test
  void memory_is_accounted_for_and_given_back() {
    Budget limited = new Budget(100_000);
    FingerprintSet set = new FingerprintSet(limited, true);
    for (long f = 1; f < 20_000; f++) {
      set.add(f, 1);
    }
    assertThat(limited.isExceeded()).isTrue();
    set.close();
    limited.take(100_000);
    assertThat(limited.isExceeded()).isFalse();
    limited.take(1);
    assertThat(limited.isExceeded()).isTrue();
  }
}
