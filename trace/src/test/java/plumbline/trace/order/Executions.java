package plumbline.trace.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import plumbline.trace.Event;
import plumbline.trace.Place;
import plumbline.trace.Stamp;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random executions, of which it is known what happened before what. */
final class Executions {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  /** One event of an execution: its place in the file is its name. */
  static Event event(int name, String node, Stamp stamp) {
    return new Event(
        new Place("f", name),
        "E" + name,
        NOTHING,
        node,
        stamp,
        NOTHING,
        NOTHING,
        0,
        stamp.end() == Long.MAX_VALUE,
        NOTHING);
  }

  static Stamp clock(Map<String, Long> clock) {
    return new Stamp(
        Stamp.ABSENT, Map.copyOf(clock), "", List.of(), Stamp.ABSENT, Stamp.ABSENT, Stamp.ABSENT);
  }

  static Stamp seq(long seq, String id, List<String> causes) {
    return new Stamp(seq, Map.of(), id, causes, Stamp.ABSENT, Stamp.ABSENT, Stamp.ABSENT);
  }

  static Stamp interval(long start, long end) {
    return new Stamp(Stamp.ABSENT, Map.of(), "", List.of(), Stamp.ABSENT, start, end);
  }

  /**
   * An execution in which nodes send and receive messages.
   *
   * @param events that were logged, in an order in which they happened
   * @param before for each, the names of all that happened before it and were logged
   */
  record Execution(List<Event> events, Map<Integer, Set<Integer>> before) {}

  /** With vector clocks; own entries may jump, and events may be lost from the log. */
  static Execution withClocks(Random random, int nodes, int steps, double jumps, double losses) {
    List<Map<String, Long>> clocks = new ArrayList<>();
    List<Set<Integer>> knows = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      clocks.add(new HashMap<>());
      knows.add(new HashSet<>());
    }
    record Message(Map<String, Long> clock, Set<Integer> knows) {}
    List<Message> messages = new ArrayList<>();
    List<Event> logged = new ArrayList<>();
    Map<Integer, Set<Integer>> before = new HashMap<>();
    for (int name = 1; name <= steps; name++) {
      int node = random.nextInt(nodes);
      Map<String, Long> clock = clocks.get(node);
      Set<Integer> known = knows.get(node);
      while (!messages.isEmpty() && random.nextBoolean()) {
        Message received = messages.get(random.nextInt(messages.size()));
        received.clock.forEach((n, k) -> clock.merge(n, k, Math::max));
        known.addAll(received.knows);
      }
      clock.merge("n" + node, random.nextDouble() < jumps ? 3L : 1L, Long::sum);
      if (random.nextDouble() >= losses) {
        before.put(name, Set.copyOf(known));
        logged.add(event(name, "n" + node, clock(clock)));
        known.add(name);
      }
      if (random.nextInt(3) == 0) {
        messages.add(new Message(Map.copyOf(clock), Set.copyOf(known)));
      }
    }
    return new Execution(logged, before);
  }

  /** With sequence numbers or without, ids and causes; some causes are not in the log. */
  static Execution withCauses(Random random, int nodes, int steps, boolean numbered) {
    List<Event> logged = new ArrayList<>();
    Map<Integer, Set<Integer>> before = new HashMap<>();
    int[] lastOf = new int[nodes];
    int[] count = new int[nodes];
    for (int name = 1; name <= steps; name++) {
      int node = random.nextInt(nodes);
      Set<Integer> known = new HashSet<>();
      if (lastOf[node] > 0) {
        known.add(lastOf[node]);
        known.addAll(before.get(lastOf[node]));
      }
      List<String> causes = new ArrayList<>();
      while (random.nextInt(3) == 0) {
        int cause = 1 + random.nextInt(name);
        if (cause < name) {
          known.add(cause);
          known.addAll(before.get(cause));
          causes.add("id" + cause);
        } else {
          causes.add("lost" + name);
        }
      }
      before.put(name, known);
      lastOf[node] = name;
      count[node] += numbered && random.nextInt(5) == 0 ? 3 : 1;
      logged.add(
          event(name, "n" + node, seq(numbered ? count[node] : Stamp.ABSENT, "id" + name, causes)));
    }
    return new Execution(logged, before);
  }

  /** Happened-before, closed: what is before what is before an event is before it. */
  static Map<Integer, Set<Integer>> closed(List<Event> events, BiPredicate<Event, Event> isBefore) {
    Map<Integer, Set<Integer>> before = new HashMap<>();
    for (Event e : events) {
      Set<Integer> set = new HashSet<>();
      for (Event d : events) {
        if (isBefore.test(d, e)) {
          set.add((int) d.at().line());
        }
      }
      before.put((int) e.at().line(), set);
    }
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Set<Integer> set : before.values()) {
        for (Integer d : List.copyOf(set)) {
          grew |= set.addAll(before.get(d));
        }
      }
    }
    return before;
  }

  private Executions() {}
}
