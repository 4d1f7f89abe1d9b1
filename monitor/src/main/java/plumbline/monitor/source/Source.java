package plumbline.monitor.source;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import plumbline.monitor.Intake.Message;
import plumbline.monitor.Position;

/** A log that grows, or several that belong together. For one thread. */
public interface Source extends AutoCloseable {
  /** As the user named it. */
  String name();

  /**
   * Goes on where a monitor stopped, before anything is read.
   *
   * @param places as {@link #places} gave them
   */
  void resume(Map<String, String> places);

  /**
   * Gives what is new, without waiting for anything.
   *
   * @param most how many messages
   * @return how many
   * @throws IOException when it cannot be read now; later it may be
   */
  int poll(int most, Consumer<Message> messages) throws IOException;

  /** The logs that it is made of, by the names that their messages have. */
  List<String> logs();

  /**
   * Up to where it was read, for {@link #resume}. Whoever asks has kept what was given the last
   * time: no one goes on from a place ahead of that one.
   */
  Map<String, String> places();

  /** Whether all there is was read; more may come. */
  boolean isAtEnd();

  /** Whether nothing more can come. */
  boolean isOver();

  /** Messages that were read before, as far as they are still there. */
  Map<Position, byte[]> messages(List<Position> at);

  @Override
  void close();
}
