package plumbline.conform;

import java.util.List;
import plumbline.trace.Event;

/** Says which steps of the spec an event stands for. */
@FunctionalInterface
public interface Mapping {
  /**
   * The steps of an event.
   *
   * @throws plumbline.trace.TraceException when the event cannot be a step of the spec: an action
   *     that there is not, an argument outside its domain
   */
  Mapped of(Event event);

  /** What an event stands for. */
  sealed interface Mapped {
    /** These steps, one after the other; none where the line is only looked at. */
    record Steps(List<Step> steps) implements Mapped {}

    /** Nothing: the line is no step. */
    record Ignored() implements Mapped {}
  }
}
