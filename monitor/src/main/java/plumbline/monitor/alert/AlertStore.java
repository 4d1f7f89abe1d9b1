package plumbline.monitor.alert;

import java.io.IOException;

/** Where a monitor's alerts are kept, for those who look at them. */
public interface AlertStore extends AutoCloseable {
  /** As the user named it. */
  String name();

  /**
   * All alerts that are there now.
   *
   * @throws IOException when they cannot be read, or something there is none
   */
  AlertBook read() throws IOException;

  /**
   * Keeps that somebody knows of an alert.
   *
   * @throws IOException when it cannot be kept
   */
  void acknowledge(Alert alert, Acknowledgement known) throws IOException;

  @Override
  default void close() {}
}
