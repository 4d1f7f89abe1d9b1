package plumbline.tla;

/** Receives initial states. */
@FunctionalInterface
public interface StateSink {
  /** Takes a state; false ends the enumeration. */
  boolean accept(State state);
}
