package plumbline.monitor.local;

import java.io.IOException;
import java.util.Map;
import plumbline.monitor.instance.InstanceStore;

/** What a monitor knows, kept so that a crash at any moment loses none of it. For one thread. */
interface State extends InstanceStore, AutoCloseable {
  /** Up to where each source was read when the rest was kept. */
  Map<String, String> places();

  /**
   * Keeps all that was put since the last time, and these places, or nothing of it.
   *
   * @throws IOException when it cannot be kept; it can be tried again
   */
  void commit(Map<String, String> places) throws IOException;

  @Override
  void close();
}
