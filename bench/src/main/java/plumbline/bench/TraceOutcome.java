package plumbline.bench;

/**
 * What a checker made of a trace.
 *
 * @param seconds wall time of the whole process
 * @param peakBytes the most memory that was resident at once; 0 where the system does not tell
 * @param detail the first line of its error, empty without one
 */
record TraceOutcome(Answer answer, double seconds, long peakBytes, String detail) {
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
