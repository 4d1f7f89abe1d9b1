package plumbline.bench;

import java.util.Optional;

/**
 * A row of the corpus table.
 *
 * @param ours empty when the model was not worth running
 * @param tlc empty when TLC did not run
 */
record Comparison(Model model, Optional<Outcome> ours, Optional<Outcome> tlc, Verdict verdict) {

  /** Whether TLC came to an end of its own within its time. */
  boolean tlcFinished() {
    return tlc.isPresent() && tlc.get().result().conclusive();
  }
}
