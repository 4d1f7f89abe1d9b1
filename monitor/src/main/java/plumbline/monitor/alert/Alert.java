package plumbline.monitor.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.monitor.Position;
import tools.jackson.databind.node.ObjectNode;

/**
 * That an instance does not behave as its spec says, or that this cannot be told any more. An alert
 * that changes is sent again with the same id.
 *
 * @param id the same for the same event of the same instance, whoever finds it and however often
 * @param monitor the name of the monitor
 * @param key names the instance; empty where it is the monitor itself that is blind
 * @param verdict what is the matter
 * @param status whether it still is
 * @param what in one line: the event that nothing explains, the invariant, or why it is unknown
 * @param firstSeen the time of the first event that it is about, in milliseconds since 1970
 * @param lastSeen the time of the last one
 * @param count how many events it is about
 * @param event the first one, as it was logged
 * @param explanation as a check of the instance's last events gives it, for people
 * @param deviation the same for programs
 * @param events the places of the events that led to it, the one that it is about last
 * @param spec the spec's name, and a hash of its text
 * @param from the states that were possible ahead of the first of these events, each variable's
 *     value as TLA+; empty where that is not known, or there are too many
 * @param acknowledged who knows of it; only in the record that says so
 */
public record Alert(
    String id,
    String monitor,
    String key,
    Verdict verdict,
    Status status,
    String what,
    long firstSeen,
    long lastSeen,
    long count,
    Optional<ObjectNode> event,
    Optional<String> explanation,
    Optional<ObjectNode> deviation,
    List<Position> events,
    String spec,
    List<Map<String, String>> from,
    Optional<Acknowledgement> acknowledged) {
  /** One that nothing explains yet, and nobody knows of. */
  public Alert(
      String id,
      String monitor,
      String key,
      Verdict verdict,
      Status status,
      String what,
      long firstSeen,
      long lastSeen,
      long count,
      Optional<ObjectNode> event,
      Optional<String> explanation,
      Optional<ObjectNode> deviation,
      List<Position> events,
      String spec) {
    this(
        id,
        monitor,
        key,
        verdict,
        status,
        what,
        firstSeen,
        lastSeen,
        count,
        event,
        explanation,
        deviation,
        events,
        spec,
        List.of(),
        Optional.empty());
  }

  /** What is the matter. */
  public enum Verdict {
    /** No behaviour of the spec explains what was seen. */
    DEVIATES,
    /** What was seen does not tell. */
    UNKNOWN
  }

  /** Whether something has to be done about it. */
  public enum Status {
    OPEN,
    /** Somebody knows of it. */
    ACKNOWLEDGED,
    /** The instance conforms again. */
    RESOLVED
  }

  /** One more event that it is about. */
  public Alert again(long time) {
    return with(
        status == Status.RESOLVED ? Status.OPEN : status,
        Math.max(time, lastSeen),
        count + 1,
        acknowledged);
  }

  /** The same with that status. */
  public Alert with(Status other) {
    return with(other, lastSeen, count, acknowledged);
  }

  /** The same, known to somebody; one that is resolved stays that. */
  public Alert with(Acknowledgement known) {
    return with(
        status == Status.RESOLVED ? status : Status.ACKNOWLEDGED,
        lastSeen,
        count,
        Optional.of(known));
  }

  private Alert with(
      Status newStatus, long last, long newCount, Optional<Acknowledgement> newAcknowledged) {
    return new Alert(
        id,
        monitor,
        key,
        verdict,
        newStatus,
        what,
        firstSeen,
        last,
        newCount,
        event,
        explanation,
        deviation,
        events,
        spec,
        from,
        newAcknowledged);
  }

  /**
   * The same with its explanation.
   *
   * @param led the places of the events that led to it
   * @param ahead the states ahead of the first of them
   */
  public Alert explained(
      Optional<String> text,
      Optional<ObjectNode> json,
      List<Position> led,
      List<Map<String, String>> ahead) {
    return new Alert(
        id,
        monitor,
        key,
        verdict,
        status,
        what,
        firstSeen,
        lastSeen,
        count,
        event,
        text,
        json,
        List.copyOf(led),
        spec,
        List.copyOf(ahead),
        acknowledged);
  }

  /** Whether its number of events is one at which it is sent again: a power of two. */
  public boolean isWorthSending() {
    return Long.bitCount(count) == 1;
  }
}
