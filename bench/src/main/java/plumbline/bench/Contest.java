package plumbline.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Runs of plumbline and of TLC on one model, in turns, so that a busy spell of the machine hits
 * both.
 *
 * @param ours plumbline's runs, none of them failed
 * @param tlc as many of TLC's
 */
record Contest(String name, int workers, List<Outcome> ours, List<Outcome> tlc) {

  /** States generated in each second of the whole process, its start included. */
  double rate(List<Outcome> runs) {
    return Median.of(runs, o -> o.counts().generated().orElseThrow() / o.seconds());
  }

  double memory(List<Outcome> runs) {
    return Median.of(runs, Outcome::peakBytes);
  }

  double ratio() {
    return rate(ours) / rate(tlc);
  }

  double memoryRatio() {
    return memory(ours) / memory(tlc);
  }

  /** The median figures in one line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "ratio %s workers=%d states/s ours %.0f tlc %.0f ratio %.2f memory ours %s tlc %s",
        name,
        workers,
        rate(ours),
        rate(tlc),
        ratio(),
        megabytes(memory(ours)),
        megabytes(memory(tlc)));
  }

  private static String megabytes(double bytes) {
    return String.format(Locale.ROOT, "%.0fM", bytes / (1 << 20));
  }

  /** The geometric means of all contests with as many workers, in one line. */
  static String mean(int workers, List<Contest> contests) {
    List<Contest> same = contests.stream().filter(c -> c.workers() == workers).toList();
    return String.format(
        Locale.ROOT,
        "geometric mean of %d specs workers=%d ratio %.2f memory %.2f",
        same.size(),
        workers,
        mean(same, Contest::ratio),
        mean(same, Contest::memoryRatio));
  }

  private static double mean(List<Contest> contests, ToDoubleFunction<Contest> figure) {
    return Math.exp(
        contests.stream()
            .mapToDouble(c -> Math.log(figure.applyAsDouble(c)))
            .average()
            .orElseThrow());
  }

  /**
   * Runs it.
   *
   * @throws Unequal when a run fails or the two do not find as many distinct states
   */
  static Contest run(Model model, int workers, int runs, Checker ours, Checker tlc, Duration limit)
      throws Unequal {
    List<Outcome> our = new ArrayList<>();
    List<Outcome> their = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      our.add(succeeded("plumbline", model.name(), ours.check(model, workers, limit)));
      their.add(succeeded("TLC", model.name(), tlc.check(model, workers, limit)));
      if (!our.getLast().counts().distinct().equals(their.getLast().counts().distinct())) {
        throw new Unequal(
            model.name()
                + ": plumbline finds "
                + our.getLast().counts().distinct().orElse(0)
                + " distinct states, TLC "
                + their.getLast().counts().distinct().orElse(0));
      }
    }
    return new Contest(model.name(), workers, our, their);
  }

  /**
   * The outcome, if it is a success that can be compared.
   *
   * @param who found it
   * @param what it is about
   * @throws Unequal otherwise
   */
  static Outcome succeeded(String who, String what, Outcome outcome) throws Unequal {
    if (outcome.result() != Result.SUCCESS || outcome.counts().generated().isEmpty()) {
      throw new Unequal(
          what + ": " + who + " ends with " + outcome.result() + " " + outcome.detail());
    }
    return outcome;
  }

  /** There is nothing to compare: speed counts only between equal results. */
  static final class Unequal extends Exception {
    private static final long serialVersionUID = 1L;

    Unequal(String message) {
      super(message);
    }
  }
}
