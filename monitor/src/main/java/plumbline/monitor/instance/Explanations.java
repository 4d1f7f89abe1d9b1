package plumbline.monitor.instance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.conform.Follower;
import plumbline.conform.Frontier;
import plumbline.conform.report.Ink;
import plumbline.conform.report.JsonReport;
import plumbline.conform.report.TextReport;
import plumbline.monitor.Position;
import plumbline.monitor.Reading;
import plumbline.monitor.Subject;
import plumbline.monitor.Tracked;
import plumbline.monitor.alert.Alert;
import plumbline.tla.State;
import plumbline.trace.Event;
import tools.jackson.databind.node.ObjectNode;

/** Explains why an instance deviates, from its last events. */
final class Explanations {
  /** More states than that are not part of an alert. */
  private static final int MOST_STATES = 100;

  /** Nor are they with more characters together. */
  private static final int MOST_TEXT = 64 << 10;

  private final Subject subject;
  private final Follower follower;
  private final RecentMessages messages;
  private final History history;

  Explanations(Subject subject, Follower follower, RecentMessages messages, History history) {
    this.subject = subject;
    this.follower = follower;
    this.messages = messages;
    this.history = history;
  }

  /**
   * Why an instance deviates.
   *
   * @param events that led to it, the one that it is about last
   * @param from the states ahead of the first of them, see {@link Alert#from}
   */
  record Explanation(
      String text, ObjectNode json, List<Position> events, List<Map<String, String>> from) {}

  /** Why nothing explains an event; the instance is as it was ahead of it. */
  Optional<Explanation> of(Instance instance, Tracked last) {
    List<Position> places = instance.recent.positions();
    Optional<List<Event>> before = events(instance, places);
    Frontier from = (before.isPresent() ? instance.base : instance.frontier).orElseThrow();
    List<Event> events = new ArrayList<>(before.orElse(List.of()));
    events.add(new Reading(subject.reading()).event(last.message(), last.at()));
    if (before.isEmpty()) {
      // What led there is not to be found any more: the states are those ahead of the last event.
      places.clear();
    }
    places.add(last.at());
    return follower
        .explanation(instance.key, from, events, List.of())
        .map(
            o ->
                new Explanation(
                    TextReport.explanation(spec(), o, Ink.PLAIN),
                    JsonReport.trace(spec(), o),
                    places,
                    printed(from)));
  }

  private List<Map<String, String>> printed(Frontier from) {
    if (from.size() > MOST_STATES) {
      return List.of();
    }
    List<Map<String, String>> states = new ArrayList<>();
    int room = MOST_TEXT;
    for (State state : from.states()) {
      Map<String, String> values = new LinkedHashMap<>();
      for (int v = 0; v < state.size(); v++) {
        String value = state.get(v).toString();
        room -= value.length();
        values.put(subject.bound().spec().variables().get(v), value);
      }
      if (room < 0) {
        return List.of();
      }
      states.add(values);
    }
    return states;
  }

  private String spec() {
    return subject.bound().spec().name();
  }

  /** The events at these places; nothing where one of them is not to be found any more. */
  private Optional<List<Event>> events(Instance instance, List<Position> places) {
    Map<Position, byte[]> found = new HashMap<>();
    List<Position> missing = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Optional<byte[]> message = messages.at(instance.recent.address(i));
      if (message.isPresent()) {
        found.put(places.get(i), message.get());
      } else {
        missing.add(places.get(i));
      }
    }
    if (!missing.isEmpty()) {
      found.putAll(history.messages(missing));
    }
    Reading reading = new Reading(subject.reading());
    List<Event> events = new ArrayList<>();
    for (Position place : places) {
      byte[] message = found.get(place);
      if (message == null) {
        return Optional.empty();
      }
      events.add(reading.event(message, place));
    }
    return Optional.of(events);
  }
}
