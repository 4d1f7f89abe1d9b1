package plumbline.conform;

import java.util.List;
import java.util.Optional;
import plumbline.trace.Event;

/** Says what the events of one trace mean to a spec; asked in the order of the file. */
public interface Mapping {
  /**
   * What an event means; nothing when it is no step.
   *
   * @throws plumbline.trace.TraceException when the event cannot be a step of the spec: an action
   *     that there is not, an argument outside its domain
   */
  Optional<Meaning> of(Event event);

  /** What is known of the initial state, of a trace that begins with that event. */
  List<Observation> initial(Event first);
}
