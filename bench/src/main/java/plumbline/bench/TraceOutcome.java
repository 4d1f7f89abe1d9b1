package plumbline.bench;

/**
 * What a checker made of a trace.
 *
 * @param seconds wall time of the whole process
 * @param cpuSeconds what it took of all processors; 0 where the system does not tell
 * @param peakBytes the most memory that was resident at once; 0 where the system does not tell
 * @param detail the first line of its error, empty without one
 */
record TraceOutcome(
    Answer answer, double seconds, double cpuSeconds, long peakBytes, String detail) {

  static TraceOutcome of(Forked run, Answer answer, String detail) {
    return new TraceOutcome(answer, run.seconds(), run.cpuSeconds(), run.peakBytes(), detail);
  }

  /** How a check ends. */
  enum Answer {
    ACCEPTED,
    REFUSED,
    /** Stopped because its time was up. */
    TIME_LIMIT,
    /** It could not tell. */
    ERROR
  }
}
