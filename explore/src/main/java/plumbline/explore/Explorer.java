package plumbline.explore;

import plumbline.tla.Spec;
import plumbline.tla.SpecException;

/**
 * Explores a spec's states.
 *
 * <pre>{@code
 * Exploration found = Explorer.explore(spec, ExploreOptions.defaults(), Progress.NONE);
 * }</pre>
 */
public final class Explorer {
  private Explorer() {}

  /**
   * Explores all reachable states, or as far as the first violation or limit.
   *
   * @throws SpecException with {@code Kind.SYSTEM} when the run cannot be saved, or what was saved
   *     cannot be resumed
   */
  public static Exploration explore(Spec spec, ExploreOptions options, Progress progress) {
    if (options.checkpoint().isPresent() && !options.canBeSaved()) {
      throw CheckpointFolder.refused(
          options.checkpoint().get().folder(),
          "only a breadth-first search, or a depth-first one of any depth, can be saved");
    }
    return options.strategy() instanceof Strategy.Simulation simulation
        ? new SimulationRun(spec, options, simulation, progress).run()
        : new GraphRun(spec, options, progress).run();
  }
}
