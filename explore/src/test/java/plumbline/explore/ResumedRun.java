package plumbline.explore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import plumbline.explore.ExploreOptions.Checkpoint;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;

/** A process of its own that explores a spec, saves often, resumes what was saved. */
final class ResumedRun {
  private ResumedRun() {}

  /** Takes a module, the folder of the checkpoint, the number of workers. */
  public static void main(String[] args) {
    Spec spec = Spec.load(Path.of(args[0]), SpecOptions.defaults());
    ExploreOptions options =
        ExploreOptions.defaults()
            .withWorkers(Integer.parseInt(args[2]))
            .withQueueMemory(100_000)
            .withCheckpoint(new Checkpoint(Path.of(args[1]), Duration.ofMillis(50), true));
    System.out.println(summary(Explorer.explore(spec, options, Progress.NONE)));
  }

  /** All that must not depend on how often a run was killed. */
  static String summary(Exploration found) {
    return found.result()
        + " "
        + found.generated()
        + " "
        + found.distinct()
        + " "
        + found.depth()
        + " "
        + found.statistics().widths()
        + " "
        + taken(found);
  }

  /** Unlike the states that an action found first, independent of the order of exploration. */
  static List<Long> taken(Exploration found) {
    return found.coverage().stream().map(Exploration.Coverage::taken).toList();
  }
}
