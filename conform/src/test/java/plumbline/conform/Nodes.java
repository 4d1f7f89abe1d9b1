package plumbline.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import plumbline.trace.order.Order;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log whose lines several nodes wrote, so that their order is known in part only.
 *
 * @param lines in the order of the file, with what they say of their order
 * @param needs for each line of the log those that surely happened before it
 */
record Nodes(List<ObjectNode> lines, List<Set<Integer>> needs, Order order) {
  private static final int NODES = 3;

  /** Scatters the lines over nodes, which send each other some messages. */
  static Nodes of(List<Line> log, Random random) {
    int n = log.size();
    int[] node = random.ints(n, 0, 1 + random.nextInt(NODES)).toArray();
    return switch (random.nextInt(4)) {
      case 0, 1 -> byClock(log, node, messages(node, random), random);
      case 2 -> byCauses(log, node, messages(node, random), random);
      default -> byTime(log, random);
    };
  }

  /** For each line the lines of other nodes that its node heard of just before. */
  private static List<Set<Integer>> messages(int[] node, Random random) {
    List<Set<Integer>> heard = new ArrayList<>();
    for (int i = 0; i < node.length; i++) {
      Set<Integer> of = new HashSet<>();
      int from = i == 0 ? 0 : random.nextInt(i);
      if (i > 0 && node[from] != node[i] && random.nextInt(3) == 0) {
        of.add(from);
      }
      heard.add(of);
    }
    return heard;
  }

  /** All that happened before a line: its node's lines, what it heard of, and what is before. */
  private static List<Set<Integer>> closed(int[] node, List<Set<Integer>> heard) {
    List<Set<Integer>> needs = new ArrayList<>();
    for (int i = 0; i < node.length; i++) {
      Set<Integer> all = new HashSet<>();
      for (int k = 0; k < i; k++) {
        if (node[k] == node[i] || heard.get(i).contains(k)) {
          all.add(k);
          all.addAll(needs.get(k));
        }
      }
      needs.add(all);
    }
    return needs;
  }

  private static Nodes byClock(
      List<Line> log, int[] node, List<Set<Integer>> heard, Random random) {
    long[] ticks = new long[NODES];
    List<Map<String, Long>> clocks = new ArrayList<>();
    Map<String, Map<String, Long>> last = new TreeMap<>();
    List<ObjectNode> lines = new ArrayList<>();
    for (int i = 0; i < node.length; i++) {
      String name = "n" + node[i];
      Map<String, Long> clock = new TreeMap<>(last.getOrDefault(name, Map.of()));
      heard.get(i).forEach(k -> clocks.get(k).forEach((of, t) -> clock.merge(of, t, Math::max)));
      // A tick that no line stands for: something that was not logged.
      ticks[node[i]] += random.nextInt(4) == 0 ? 2 : 1;
      clock.put(name, ticks[node[i]]);
      clocks.add(clock);
      last.put(name, clock);
      ObjectNode line = log.get(i).json();
      line.put("node", name);
      ObjectNode logged = line.putObject("clock");
      clock.forEach(logged::put);
      lines.add(line);
    }
    return shuffled(lines, closed(node, heard), new Order.Clock(), random);
  }

  private static Nodes byCauses(
      List<Line> log, int[] node, List<Set<Integer>> heard, Random random) {
    List<ObjectNode> lines = new ArrayList<>();
    for (int i = 0; i < node.length; i++) {
      ObjectNode line = log.get(i).json();
      line.put("node", "n" + node[i]);
      line.put("id", "e" + i);
      ArrayNode causes = line.putArray("causes");
      heard.get(i).forEach(k -> causes.add("e" + k));
      lines.add(line);
    }
    return shuffled(lines, closed(node, heard), new Order.PerNode(), random);
  }

  /** Each line happened somewhere between a beginning and an end. */
  private static Nodes byTime(List<Line> log, Random random) {
    long[] start = new long[log.size()];
    long[] end = new long[log.size()];
    List<ObjectNode> lines = new ArrayList<>();
    for (int i = 0; i < start.length; i++) {
      start[i] = 1000 + 10L * i - random.nextInt(20);
      end[i] = 1000 + 10L * i + random.nextInt(20);
      ObjectNode line = log.get(i).json();
      line.put("start", start[i]);
      line.put("end", end[i]);
      lines.add(line);
    }
    List<Set<Integer>> needs = new ArrayList<>();
    for (int i = 0; i < start.length; i++) {
      Set<Integer> before = new HashSet<>();
      for (int k = 0; k < start.length; k++) {
        if (end[k] < start[i]) {
          before.add(k);
        }
      }
      needs.add(before);
    }
    return shuffled(lines, needs, new Order.Intervals(), random);
  }

  /** Writes the lines in another order in which they can have happened. */
  private static Nodes shuffled(
      List<ObjectNode> lines, List<Set<Integer>> needs, Order order, Random random) {
    Set<Integer> written = new HashSet<>();
    List<ObjectNode> file = new ArrayList<>();
    List<Integer> all = new ArrayList<>(Arrays.stream(new int[lines.size()]).boxed().toList());
    for (int i = 0; i < all.size(); i++) {
      all.set(i, i);
    }
    while (file.size() < lines.size()) {
      List<Integer> next =
          all.stream()
              .filter(i -> !written.contains(i) && written.containsAll(needs.get(i)))
              .toList();
      int chosen = next.get(random.nextInt(next.size()));
      written.add(chosen);
      file.add(lines.get(chosen));
    }
    return new Nodes(file, needs, order);
  }
}
