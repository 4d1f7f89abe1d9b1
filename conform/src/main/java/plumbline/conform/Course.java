package plumbline.conform;

import java.util.Optional;

/** Follows the events of one trace. */
sealed interface Course permits InOrder, InPartialOrder {
  /** Takes the next event; false when it is over. */
  boolean accept(BoundEvent event);

  /** Whether more events cannot change the answer. */
  boolean isOver();

  /** There are no more events; false when nothing explains those that were left. */
  boolean end();

  /** Where it ended, if it did. */
  Optional<Blocked> blocked();

  /** Events explained so far. */
  long explained();

  /** The states possible now. */
  Layer frontier();
}
