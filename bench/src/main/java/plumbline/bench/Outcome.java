package plumbline.bench;

import java.util.OptionalDouble;

/**
 * What a checker made of a model.
 *
 * @param counts what it counted, as far as it got
 * @param seconds wall time of the whole process
 * @param searchSeconds wall time of its search alone, where it tells
 * @param cpuSeconds what it took of all processors; 0 where the system does not tell
 * @param peakBytes the most memory that was resident at once; 0 where the system does not tell
 * @param detail the first line of its error, empty without one
 */
record Outcome(
    Result result,
    Counts counts,
    double seconds,
    OptionalDouble searchSeconds,
    double cpuSeconds,
    long peakBytes,
    String detail) {

  /** How a process ended, with what was read from what it printed. */
  static Outcome of(
      Forked run, Result result, Counts counts, OptionalDouble searchSeconds, String detail) {
    return new Outcome(
        result, counts, run.seconds(), searchSeconds, run.cpuSeconds(), run.peakBytes(), detail);
  }
}
