package plumbline.monitor;

/**
 * How much a monitor may hold.
 *
 * @param states that may be possible for one instance; with more its verdict is unknown
 * @param recent events of an instance whose places are kept, so that an alert can be explained
 * @param instances that are held in memory; others are in the store
 * @param messages bytes of recent messages that are held in memory, of all instances together
 * @param calm events in a row that must be explained before an alert is resolved
 */
public record Limits(int states, int recent, int instances, int messages, int calm) {
  /** For a process of half a gigabyte. */
  public static Limits defaults() {
    return new Limits(10_000, 16, 120_000, 32 << 20, 10);
  }

  /** The same with other numbers of states and of instances in memory. */
  public Limits with(int otherStates, int otherInstances) {
    return new Limits(otherStates, recent, otherInstances, messages, calm);
  }

  /** For each of so many parts of a process. */
  Limits sharedBy(int parts) {
    return new Limits(
        states, recent, Math.max(1, instances / parts), Math.max(1 << 16, messages / parts), calm);
  }
}
