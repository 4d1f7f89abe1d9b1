package plumbline.monitor.sink;

import java.io.IOException;
import java.util.Optional;
import plumbline.monitor.alert.Alert;

/** The alerts that a sink was not given yet, one after the other. For one thread. */
public interface AlertFeed extends AutoCloseable {
  /**
   * The next alert; the same again until it was {@link #delivered}.
   *
   * @return nothing when there are no more, and will not be
   */
  Optional<Alert> next() throws IOException, InterruptedException;

  /** The last alert is at its sink. */
  void delivered() throws IOException;

  @Override
  default void close() {}
}
