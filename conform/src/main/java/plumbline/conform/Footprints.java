package plumbline.conform;

import plumbline.tla.Spec;

/** Which events may be taken in any order with the same result. */
final class Footprints {
  Footprints(Spec spec, CheckOptions options) {}

  /** Whether the order of the two may matter; true when in doubt. */
  boolean conflict(BoundEvent a, BoundEvent b) {
    return true;
  }
}
