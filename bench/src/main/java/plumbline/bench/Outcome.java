package plumbline.bench;

/**
 * What a checker made of a model.
 *
 * @param counts what it counted, as far as it got
 * @param seconds wall time of the whole process
 * @param peakBytes the most memory that was resident at once; 0 where the system does not tell
 * @param detail the first line of its error, empty without one
 */
record Outcome(Result result, Counts counts, double seconds, long peakBytes, String detail) {}
