package plumbline.tla.module;

import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.Value;

/** The module Statistics. */
final class StatisticsOperators {
  private static final int MOST_STEPS = 10_000;
  private static final double PRECISION = 1e-15;

  private StatisticsOperators() {}

  static void register(Table table) {
    table.only(
        "Statistics",
        "ChiSquare",
        3,
        Purity.PURE,
        Arguments.named("ChiSquare", (c, a) -> agrees(a)));
  }

  /**
   * Pearson's chi-squared test: TRUE unless counts as far from the expected ones as these have a
   * probability below alpha. Expected counts are scaled to the same total.
   */
  private static Value agrees(Arguments a) {
    FunctionValue expected = a.function(0);
    FunctionValue actual = a.function(1);
    if (expected.count() != actual.count() || expected.count() < 2) {
      throw a.wrong(1, "function of as many values as the first, at least two");
    }
    double alpha = alpha(a);
    double expectedTotal = 0;
    double actualTotal = 0;
    for (int i = 0; i < expected.count(); i++) {
      expectedTotal += Integers.big(expected.valueAt(i)).doubleValue();
      actualTotal += Integers.big(actual.valueAt(i)).doubleValue();
    }
    double statistic = 0;
    for (int i = 0; i < expected.count(); i++) {
      double e = Integers.big(expected.valueAt(i)).doubleValue() * actualTotal / expectedTotal;
      if (!(e > 0)) {
        throw a.wrong(0, "function to positive integers");
      }
      double difference = Integers.big(actual.valueAt(i)).doubleValue() - e;
      statistic += difference * difference / e;
    }
    return BoolValue.of(upperTail((expected.count() - 1) / 2.0, statistic / 2) >= alpha);
  }

  private static double alpha(Arguments a) {
    try {
      double alpha = Double.parseDouble(a.string(2));
      if (alpha > 0 && alpha <= 0.5) {
        return alpha;
      }
    } catch (NumberFormatException e) {
      throw a.wrong(2, "string that is a number in (0, .5]");
    }
    throw a.wrong(2, "string that is a number in (0, .5]");
  }

  /**
   * The regularised incomplete gamma function Q(s, x), by the series of P for small x and Lentz's
   * continued fraction otherwise (Press et al., Numerical Recipes, section 6.2).
   */
  private static double upperTail(double s, double x) {
    if (x <= 0) {
      return 1;
    }
    double scale = Math.exp(-x + s * Math.log(x) - logGamma(s));
    if (x < s + 1) {
      double term = 1 / s;
      double sum = term;
      for (int n = 1; n < MOST_STEPS && term > sum * PRECISION; n++) {
        term *= x / (s + n);
        sum += term;
      }
      return 1 - sum * scale;
    }
    double b = x + 1 - s;
    double c = 1 / Double.MIN_NORMAL;
    double d = 1 / b;
    double fraction = d;
    for (int n = 1; n < MOST_STEPS; n++) {
      double numerator = -n * (n - s);
      b += 2;
      d = 1 / nonZero(numerator * d + b);
      c = nonZero(b + numerator / c);
      fraction *= d * c;
      if (Math.abs(d * c - 1) < PRECISION) {
        break;
      }
    }
    return scale * fraction;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < Double.MIN_NORMAL ? Double.MIN_NORMAL : value;
  }

  /** Of k/2 for a natural k, by the recurrence from 1/2 or 1. */
  private static double logGamma(double half) {
    double result = half == Math.rint(half) ? 0 : Math.log(Math.PI) / 2;
    for (double h = half == Math.rint(half) ? 1 : 0.5; h < half; h++) {
      result += Math.log(h);
    }
    return result;
  }
}
