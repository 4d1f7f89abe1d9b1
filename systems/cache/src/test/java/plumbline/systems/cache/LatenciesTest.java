package plumbline.systems.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Property
  void a_quantile_is_at_most_an_eighth_too_high(
      @ForAll @NotEmpty List<@LongRange(min = 0, max = Long.MAX_VALUE / 2) Long> values) {
    Latencies latencies = new Latencies();
    values.forEach(latencies::add);
    List<Long> sorted = values.stream().sorted().toList();
    for (double share : new double[] {0.01, 0.5, 0.99, 1}) {
      long exact = sorted.get((int) Math.ceil(share * sorted.size()) - 1);
      assertThat(latencies.quantile(share)).isBetween(exact, exact + exact / 8);
    }
  }

  @Test
  void nothing_takes_no_time() {
    assertThat(new Latencies().quantile(0.5)).isZero();
  }
}
