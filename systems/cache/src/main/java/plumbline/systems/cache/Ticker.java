package plumbline.systems.cache;

/** Time that only goes forward, for measuring how long something takes or may last. */
@FunctionalInterface
public interface Ticker {
  /** Nanoseconds since some moment that does not change. */
  long nanos();

  /** The machine's own. */
  static Ticker system() {
    return System::nanoTime;
  }
}
