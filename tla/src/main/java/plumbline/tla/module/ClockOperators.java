package plumbline.tla.module;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Value;

/** The module VectorClocks. */
final class ClockOperators {
  private static final Value ZERO = IntValue.of(0);

  private ClockOperators() {}

  static void register(Table table) {
    table.faster(
        "VectorClocks", "CausalOrder", 4, Arguments.named("CausalOrder", (c, a) -> causalOrder(a)));
  }

  /** A log entry with what its clock says; {@code hosts} are those that count. */
  private record Entry(int index, Value value, Value node, Value clock, SetValue hosts) {
    Value time(Value host) {
      return hosts.contains(host) ? clock.apply(host) : ZERO;
    }

    /** Whether the other entry happened before this one: its own count is known to this clock. */
    boolean knows(Entry other) {
      return Integers.compare(other.time(other.node), time(other.node)) <= 0;
    }
  }

  /**
   * Sorts each node's entries by its own count, then merges: the first entry of a node may be taken
   * when it knows no other node's first entry. Of those that may be taken the earliest in the log
   * is. The time is the length of the log times the square of the number of nodes.
   */
  private static Value causalOrder(Arguments a) {
    FunctionValue log = a.sequence(0);
    Map<Value, List<Entry>> byNode = new LinkedHashMap<>();
    for (int i = 0; i < log.count(); i++) {
      Value value = log.valueAt(i);
      Value clock = a.call(1, value);
      SetValue hosts = a.call(3, clock).enumerated();
      Entry entry = new Entry(i, value, a.call(2, value), clock, hosts);
      byNode.computeIfAbsent(entry.node(), n -> new ArrayList<>()).add(entry);
    }
    List<ArrayDeque<Entry>> waiting = new ArrayList<>();
    for (List<Entry> entries : byNode.values()) {
      entries.sort((x, y) -> Integers.compare(x.time(x.node()), y.time(y.node())));
      waiting.add(new ArrayDeque<>(entries));
    }
    Value[] sorted = new Value[log.count()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = next(a, waiting).remove().value();
      waiting.removeIf(ArrayDeque::isEmpty);
    }
    return FunctionValue.sequence(sorted);
  }

  private static ArrayDeque<Entry> next(Arguments a, List<ArrayDeque<Entry>> waiting) {
    ArrayDeque<Entry> best = null;
    for (ArrayDeque<Entry> candidate : waiting) {
      Entry first = candidate.element();
      boolean ready = waiting.stream().allMatch(w -> w == candidate || !first.knows(w.element()));
      if (ready && (best == null || first.index() < best.element().index())) {
        best = candidate;
      }
    }
    if (best == null) {
      throw a.failed("the clocks contradict each other: " + Arguments.quote(a.get(0)));
    }
    return best;
  }
}
