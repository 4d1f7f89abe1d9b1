package plumbline.bench;

import java.time.Duration;

/** A model checker that runs in a process of its own. */
interface Checker {
  /**
   * Checks a model's safety.
   *
   * @param workers threads that explore
   * @param limit wall time after which the process is ended
   */
  Outcome check(Model model, int workers, Duration limit);
}
