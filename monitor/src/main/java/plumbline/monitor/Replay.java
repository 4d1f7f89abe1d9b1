package plumbline.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.conform.Follower;
import plumbline.conform.Frontier;
import plumbline.conform.Outcome;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.instance.History;
import plumbline.tla.State;
import plumbline.tla.value.PrintedReader;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.trace.Event;
import plumbline.trace.TraceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks the events that led to an alert once more, from the states that were possible ahead of
 * them. For one thread.
 */
public final class Replay {
  private final Subject subject;
  private final Reading reading;
  private final Alert alert;

  /**
   * What came of it.
   *
   * @param outcome as a check of the events says it
   * @param events those that were checked, the one that the alert is about last
   */
  public record Result(Outcome outcome, List<Event> events) {}

  /** Why it cannot be done, for the user. */
  public static final class Impossible extends Exception {
    private static final long serialVersionUID = 1;

    Impossible(String message) {
      super(message);
    }
  }

  /**
   * @param subject what the events are held against: the spec of the alert, or a newer one
   */
  public Replay(Subject subject, Alert alert) {
    this.subject = subject;
    this.reading = new Reading(subject.reading());
    this.alert = alert;
  }

  /** Whether the spec and the binding are, to the byte, those that the alert came from. */
  public boolean isOfSameSpec() {
    return subject.version().equals(alert.spec());
  }

  /**
   * Does it.
   *
   * @param history where the messages are
   * @throws Impossible when they are gone, or the alert does not hold enough
   */
  public Result run(History history) throws Impossible {
    Frontier from = from();
    Map<Position, byte[]> messages = history.messages(alert.events());
    List<Event> events = new ArrayList<>();
    for (Position place : alert.events()) {
      byte[] message = messages.get(place);
      if (message == null) {
        throw new Impossible(
            "the message at %s cannot be read any more; the alert's own explanation is in it: plumbline alerts show %s"
                .formatted(place, alert.id()));
      }
      if (!isPossible(place, message)) {
        throw new Impossible(
            "the message at %s is not the one that the alert is about, so that what was there is gone; the alert's own explanation is in it: plumbline alerts show %s"
                .formatted(place, alert.id()));
      }
      events.add(event(place, message));
    }
    Follower follower = new Follower(subject.bound(), subject.limits().states());
    return new Result(follower.check("alert " + alert.id(), from, events), events);
  }

  /**
   * Whether a message may be the one that was there: at the last place, whether it holds the event
   * that the alert is about.
   */
  public boolean isPossible(Position place, byte[] message) {
    try {
      Event event = event(place, message);
      return alert.event().isEmpty()
          || !place.equals(alert.events().getLast())
          || JsonMapper.shared().readTree(event.line().toString()).equals(alert.event().get());
    } catch (TraceException | JacksonException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  private Event event(Position place, byte[] message) {
    return reading.event(message, place);
  }

  private Frontier from() throws Impossible {
    if (alert.verdict() == Alert.Verdict.UNKNOWN) {
      throw new Impossible(
          "the alert says that it is unknown whether %s conforms (%s), and no event is wrong that could be checked again"
              .formatted(alert.key().isEmpty() ? alert.monitor() : alert.key(), alert.what()));
    }
    if (alert.from().isEmpty()) {
      throw new Impossible(
          "the alert does not hold the states that were possible ahead of its events: there were"
              + " too many, or it was never explained");
    }
    List<State> states = new ArrayList<>();
    for (Map<String, String> values : alert.from()) {
      states.add(state(values));
    }
    return Frontier.of(states);
  }

  private State state(Map<String, String> values) throws Impossible {
    List<String> variables = subject.bound().spec().variables();
    if (!values.keySet().equals(Set.copyOf(variables))) {
      throw new Impossible(
          "the alert comes from %s, which has the variables %s, and this spec has %s: give the version that the alert came from"
              .formatted(
                  alert.spec(), String.join(", ", values.keySet()), String.join(", ", variables)));
    }
    Value[] state = new Value[variables.size()];
    for (int v = 0; v < state.length; v++) {
      String text = values.get(variables.get(v));
      try {
        state[v] = PrintedReader.read(subject.bound().spec().atoms(), text);
      } catch (ValueException e) {
        throw new Impossible(
            "\"from\" of the alert has %s = %s, which is no value: %s"
                .formatted(variables.get(v), text, e.getMessage()));
      }
    }
    return new State(state);
  }
}
