package plumbline.explore;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** In which order, and how much of, a state graph is explored. */
public sealed interface Strategy {
  /** Level by level: depths are exact, and a violation is shown by a shortest behaviour. */
  record BreadthFirst() implements Strategy {}

  /**
   * The newest state first: as many states, in less memory where the graph is wide.
   *
   * @param depth explore only behaviours of at most that many states
   */
  record DepthFirst(OptionalInt depth) implements Strategy {}

  /**
   * Behaviours chosen at random, one after the other.
   *
   * @param depth states in each behaviour, at most
   * @param count how many behaviours; without it, until stopped
   * @param seed makes the same choices again
   */
  record Simulation(int depth, OptionalLong count, long seed) implements Strategy {}
}
