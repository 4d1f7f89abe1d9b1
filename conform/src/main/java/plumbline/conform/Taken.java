package plumbline.conform;

import plumbline.tla.Action;
import plumbline.tla.State;
import plumbline.tla.value.Value;

/**
 * A step that was taken for an event.
 *
 * @param before the one before it for the same event; null for the first
 * @param from the state that it was taken in; null where that is forgotten
 */
record Taken(Taken before, State from, Action action, Value[] arguments) {
  /** As the spec writes it. */
  String title() {
    return arguments.length == 0
        ? action.name()
        : action.name() + "(" + CoverageCount.text(arguments) + ")";
  }
}
