package plumbline.monitor.script;

import java.util.Optional;
import plumbline.monitor.alert.Alert.Verdict;
import plumbline.tla.State;
import plumbline.tla.value.Value;

/**
 * Something that is wrong after a record.
 *
 * @param cause tells it from others, and is the same when it comes again
 * @param what in one line
 * @param said what the spec says itself
 * @param before the state ahead of the step that led to it
 * @param after the state that is wrong
 */
record Finding(
    Verdict verdict,
    String cause,
    String what,
    Optional<Value> said,
    Optional<State> before,
    Optional<State> after) {
  /** Without a state. */
  Finding(Verdict verdict, String cause, String what) {
    this(verdict, cause, what, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
