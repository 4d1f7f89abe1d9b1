package plumbline.explore;

import java.io.UncheckedIOException;
import java.util.Optional;
import plumbline.explore.Exploration.Result;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;

/** How a run ends, agreed upon by its threads. */
final class Verdict {
  private Ending ending;
  private Throwable defect;
  private volatile boolean decided;
  private volatile boolean stopped;

  /** Ends the run when what is being explored is done; an ending that was decided stays. */
  synchronized void stop(Result why) {
    if (ending == null) {
      ending = Ending.of(why);
    }
    stopped = true;
  }

  /** Ends the run at once; the first one to decide is right. */
  synchronized void decide(Ending why) {
    if (!decided) {
      ending = why;
      decided = true;
    }
    stopped = true;
  }

  /** Ends the run since something happened that never should. */
  synchronized void fail(Throwable unexpected) {
    if (defect == null) {
      defect = unexpected;
    }
    decide(Ending.of(Result.ERROR));
  }

  /** Whether nothing more is to be looked at, not even the other successors of a state. */
  boolean isDecided() {
    return decided;
  }

  boolean isStopped() {
    return stopped;
  }

  /**
   * The ending; empty when there was no more to do. Throws what should never have happened, a disk
   * error as {@code Kind.SYSTEM}.
   */
  synchronized Optional<Ending> ending() {
    if (defect instanceof UncheckedIOException e) {
      throw new SpecException(
          SpecException.Kind.SYSTEM, e.getMessage() + ": " + e.getCause(), SourceRange.NONE, e);
    }
    if (defect != null) {
      throw Crew.unchecked(defect);
    }
    return Optional.ofNullable(ending);
  }
}
