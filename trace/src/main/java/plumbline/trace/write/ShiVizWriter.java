package plumbline.trace.write;

import java.io.OutputStream;
import plumbline.trace.Event;
import plumbline.trace.TraceException;

/**
 * A log for ShiViz: the events of each host with their vector clocks, each as {@code Name} or
 * {@code Name {"argument": value}}. ShiViz draws no gaps: those are left out.
 */
public final class ShiVizWriter implements EventWriter {
  private final JsonOut out;

  /** Writes to that stream, which should be buffered. */
  public ShiVizWriter(OutputStream out) {
    this.out = new JsonOut(out);
    this.out.text("(?<host>\\S*) (?<clock>{.*})\\n(?<event>.*)\n\n");
  }

  /**
   * {@inheritDoc}
   *
   * @throws TraceException when the event has no vector clock or no node
   */
  @Override
  public void write(Event event) {
    if (event.isGap()) {
      return;
    }
    if (event.stamp().clock().isEmpty() || event.node().isEmpty()) {
      throw new TraceException(
          "this event has no %s, without which ShiViz cannot show it"
              .formatted(event.node().isEmpty() ? "node" : "vector clock"),
          event.at());
    }
    out.text(event.node().replaceAll("\\s", "_") + " ");
    out.json(NativeWriter.clock(event.stamp().clock()));
    out.text("\n" + event.action().replaceAll("\\R", " "));
    if (!event.args().isEmpty()) {
      out.text(" ");
      out.json(event.args());
    }
    out.text("\n");
  }

  @Override
  public void close() {
    out.close();
  }
}
