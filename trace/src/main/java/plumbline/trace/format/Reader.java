package plumbline.trace.format;

import java.util.function.Consumer;
import plumbline.trace.Event;
import plumbline.trace.input.Records;

/** Makes events of the values of a log. */
public interface Reader {
  /**
   * Gives the events of the current value: none, one or more.
   *
   * @throws plumbline.trace.TraceException when the value is not what the format says
   */
  void read(Records record, Consumer<Event> events);

  /** Gives what is left when there are no more values. */
  default void end(Consumer<Event> events) {}

  /** How many values carried no event, as the format has it. */
  default long ignored() {
    return 0;
  }
}
