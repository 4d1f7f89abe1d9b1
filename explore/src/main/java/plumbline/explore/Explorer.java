package plumbline.explore;

import plumbline.tla.Spec;

/**
 * Explores a spec's states.
 *
 * <pre>{@code
 * Exploration found = Explorer.explore(spec, ExploreOptions.defaults(), Progress.NONE);
 * }</pre>
 */
public final class Explorer {
  private Explorer() {}

  /** Explores all reachable states, or as far as the first violation or limit. */
  public static Exploration explore(Spec spec, ExploreOptions options, Progress progress) {
    return new BreadthFirst(spec, options, progress).run();
  }
}
