package plumbline.monitor.script;

import java.io.IOException;
import java.util.List;

/** What the module KafkaUtils of a spec is connected to. */
public interface Wire extends AutoCloseable {
  /** The topics that the monitor reads; none where it reads something else than topics. */
  List<String> topics();

  /**
   * Writes a record; returns when it is there. After a crash it may be written once more.
   *
   * @throws IOException when it is not there
   */
  void produce(String topic, byte[] record) throws IOException;

  @Override
  void close();
}
