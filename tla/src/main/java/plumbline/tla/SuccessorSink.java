package plumbline.tla;

/** Receives the successors of a state. */
@FunctionalInterface
public interface SuccessorSink {
  /**
   * Takes one successor; the same state may come several times, once for each way to reach it.
   * While it runs, {@link Stepper#arguments()} gives the action's arguments.
   *
   * @return false to end the enumeration
   */
  boolean accept(Action action, State successor);
}
