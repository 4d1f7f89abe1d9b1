package plumbline.monitor.sink;

import java.io.IOException;
import plumbline.monitor.alert.Alert;

/** Where alerts go. For one thread. */
public interface Sink extends AutoCloseable {
  /** As the user named it. */
  String name();

  /**
   * Hands an alert over; returns when it is there.
   *
   * @throws IOException when it may not be there; it is sent again then
   */
  void send(Alert alert) throws IOException;

  @Override
  default void close() {}
}
