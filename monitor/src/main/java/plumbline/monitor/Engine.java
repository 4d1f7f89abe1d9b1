package plumbline.monitor;

import java.util.Optional;
import java.util.function.Consumer;
import plumbline.monitor.Intake.Message;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.instance.History;
import plumbline.monitor.instance.InstanceStore;

/**
 * Follows what messages say and tells what is wrong, whoever reads them and keeps what is known.
 * For one thread.
 */
public interface Engine {
  /** Makes one. */
  @FunctionalInterface
  interface Maker {
    /**
     * Makes one with nothing in it.
     *
     * @param history where messages are found again that are not in memory any more
     * @param alerts told of each alert, and of each change of one
     * @param dead told of each message that cannot be used
     */
    Engine make(
        InstanceStore store, History history, Consumer<Alert> alerts, Consumer<DeadLetter> dead);
  }

  /** Goes on where the store was left. */
  void restore();

  /**
   * Takes the next message of a source.
   *
   * @param now the clock, in milliseconds
   */
  void accept(Message message, long now);

  /** What orders the events of several sources; nothing where they are taken as they come. */
  Optional<Window> window();

  /**
   * Takes what need not wait any more.
   *
   * @param now the clock, in milliseconds
   */
  void advance(long now);

  /**
   * Closes instances that had no event for long, among some of the store.
   *
   * @param idle for so many milliseconds
   * @param after the key to begin after; empty for the first
   * @return the key to go on with; empty when all were looked at
   */
  String expire(long idle, String after, int most);

  /** Writes to the store what it does not know yet. */
  void flush();

  /** Whether it holds so much that it should be flushed before its time. */
  default boolean isFull() {
    return false;
  }
}
