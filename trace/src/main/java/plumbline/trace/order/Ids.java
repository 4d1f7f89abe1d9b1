package plumbline.trace.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.trace.TraceException;

/**
 * Events by their names. Those that were given long ago are forgotten: a message is hardly ever
 * received a quarter of a million events after it was sent, and memory does not grow with the log.
 */
final class Ids {
  private static final int REMEMBERED = 250_000;

  /**
   * Where an event is.
   *
   * @param held the event; null once it was given, so that it is not kept
   * @param place in its chain, when it was given
   */
  record Where(Chain chain, Held held, long place) {
    /** In its chain, or -1 while that is not known. */
    long position() {
      return held == null ? place : held.position;
    }
  }

  private final Map<String, Where> where = new HashMap<>();
  private final Map<String, List<Chain>> awaited = new HashMap<>();
  private final ArrayDeque<String> given = new ArrayDeque<>();

  void add(Held held) {
    String id = held.event.stamp().id();
    if (id.isEmpty()) {
      return;
    }
    Where before = where.putIfAbsent(id, new Where(held.chain, held, -1));
    if (before != null) {
      throw new TraceException(
          "another event%s has the id \"%s\" too; an id must name one event"
              .formatted(before.held == null ? "" : ", at " + before.held.event.at() + ",", id),
          held.event);
    }
  }

  void given(Held held) {
    String id = held.event.stamp().id();
    if (!id.isEmpty()) {
      where.put(id, new Where(held.chain, null, held.position));
      given.add(id);
      if (given.size() > REMEMBERED) {
        where.remove(given.poll());
      }
    }
  }

  /** Nothing when no event of that name was read. */
  Optional<Where> find(String id) {
    return Optional.ofNullable(where.get(id));
  }

  void await(String id, Chain chain) {
    awaited.computeIfAbsent(id, i -> new ArrayList<>()).add(chain);
  }

  /** Who waits for that name. */
  List<Chain> arrived(String id) {
    List<Chain> waiting = awaited.remove(id);
    return waiting == null ? List.of() : waiting;
  }
}
