package plumbline.monitor;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import plumbline.trace.Event;
import plumbline.trace.Stamp;
import plumbline.trace.TraceException;

/**
 * Makes events of instances of the messages of all sources. What cannot be used goes to the dead
 * letters, and nothing is left out without a word. For one thread.
 */
public final class Intake {
  /** Takes what a message says. */
  public interface Next {
    /** An event of an instance. */
    void event(Tracked event);

    /** A logger says that it lost events, of whatever instances. */
    void lost(Event gap, Position at);
  }

  private static final long NANOS_IN_MILLI = 1_000_000;

  private final Subject subject;
  private final Next next;
  private final Consumer<DeadLetter> dead;
  private final Meters meters;
  private final Predicate<Event> ignored;
  private final Reading reading;
  private Message current = new Message("", 0, 0, "", new byte[0]);
  private int index;

  /**
   * A message.
   *
   * @param source what it was read from
   * @param offset where it stands there
   * @param time when it came, in milliseconds since 1970
   * @param key that it came with; empty when it has none
   */
  public record Message(String source, long offset, long time, String key, byte[] bytes) {}

  public Intake(Subject subject, Next next, Consumer<DeadLetter> dead, Meters meters) {
    this.subject = subject;
    this.next = next;
    this.dead = dead;
    this.meters = meters;
    this.reading = new Reading(subject.reading());
    this.ignored = subject.bound().ignored();
  }

  /** Takes a message. */
  public void accept(Message message) {
    meters.messages.increment();
    current = message;
    index = 0;
    try {
      reading.read(message.bytes(), message.source(), message.offset(), this::accept);
    } catch (TraceException e) {
      dead(message, e.getMessage());
    }
  }

  private void accept(Event event) {
    int at = index++;
    Optional<String> key = subject.key().of(event, current.key());
    if (key.isEmpty()) {
      if (event.isGap()) {
        meters.lost.add(event.lost());
        next.lost(event, new Position(current.source(), current.offset(), at));
      } else if (ignored.test(event)) {
        meters.ignored.increment();
      } else {
        dead(current, "there is no %s in it, which names the instance".formatted(subject.key()));
      }
      return;
    }
    Position position = new Position(current.source(), current.offset(), at);
    Tracked tracked =
        new Tracked(key.get(), event, position, time(event, current.time()), current.bytes());
    next.event(tracked);
  }

  /**
   * When an event happened, in nanoseconds since 1970.
   *
   * @param messageTime when its message came, in milliseconds, which counts where the event says
   *     nothing
   */
  public static long time(Event event, long messageTime) {
    return event.stamp().start() == Stamp.ABSENT
        ? messageTime * NANOS_IN_MILLI
        : event.stamp().start();
  }

  private void dead(Message message, String reason) {
    meters.dead.increment();
    dead.accept(new DeadLetter(message.source(), message.offset(), reason, message.bytes()));
  }
}
