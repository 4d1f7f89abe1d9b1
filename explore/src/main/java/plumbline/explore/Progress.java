package plumbline.explore;

import java.time.Duration;

/** Is told now and then how far an exploration has come; called by one thread at a time. */
@FunctionalInterface
public interface Progress {
  /** For who does not want to know. */
  Progress NONE = now -> {};

  void report(Now now);

  /**
   * How far the exploration is.
   *
   * @param generated states generated, duplicates included
   * @param distinct states that differ; in a simulation, the behaviours that were walked
   * @param queue states found but not yet explored
   * @param depth the level that is being explored, or the deepest state so far
   * @param elapsed since the start
   * @param rate states generated per second since the last report
   */
  record Now(long generated, long distinct, long queue, int depth, Duration elapsed, double rate) {}
}
