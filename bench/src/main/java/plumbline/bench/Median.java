package plumbline.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What counts of several runs. */
final class Median {
  private Median() {}

  /** The median of a figure of all runs, of which there is one at least. */
  static <T> double of(List<T> runs, ToDoubleFunction<T> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
