package plumbline.monitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import plumbline.trace.Event;
import plumbline.trace.Messages;
import plumbline.trace.Place;
import plumbline.trace.ReadOptions;

/** Makes events of messages, which may have another format in each source. For one thread. */
public final class Reading {
  private final ReadOptions options;
  private final Map<String, Messages> bySource = new HashMap<>();

  public Reading(ReadOptions options) {
    this.options = options;
  }

  /**
   * Gives the events of a message.
   *
   * @throws plumbline.trace.TraceException when it cannot be read
   */
  public void read(byte[] message, String source, long offset, Consumer<Event> events) {
    of(source).read(message, new Place(source, offset), events);
  }

  /** The event at that place, of its message, which was read before; it is called by its place. */
  public Event event(byte[] message, Position at) {
    List<Event> events = new ArrayList<>(1);
    of(at.source()).read(message, new Place(at.toString(), 0), events::add);
    return events.get(at.index());
  }

  private Messages of(String source) {
    Messages messages = bySource.get(source);
    if (messages == null) {
      messages = new Messages(options);
      bySource.put(source, messages);
    }
    return messages;
  }
}
