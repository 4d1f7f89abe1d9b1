package plumbline.monitor;

import java.util.List;
import java.util.function.Consumer;
import plumbline.monitor.sink.Delivery;

/** A monitor that runs. */
public interface MonitorRun {
  String name();

  /**
   * Runs until it is stopped, or there is nothing more to come.
   *
   * @param each told now and then that it goes on
   */
  void run(Consumer<MonitorRun> each);

  /** Stops it, from any thread; what was read is kept. */
  void stop();

  /** What was counted. */
  Meters meters();

  /** How far its sinks are. */
  List<Delivery> deliveries();

  /** What keeps it from going on at the moment; empty when nothing does. */
  String trouble();

  /**
   * Lets go of everything, after {@link #run} has returned.
   *
   * @return whether all alerts were delivered; those that were not will be by the next run
   */
  boolean close();
}
