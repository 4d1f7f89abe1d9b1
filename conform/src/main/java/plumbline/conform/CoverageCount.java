package plumbline.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.tla.value.Value;

/** Counts which actions the events of one trace took. */
final class CoverageCount {
  private final Spec spec;
  private final long[] events;
  private final long[] lastEvent;
  private final List<Map<Long, String>> arguments = new ArrayList<>();
  private long event;

  CoverageCount(Spec spec) {
    this.spec = spec;
    this.events = new long[spec.actions().size()];
    this.lastEvent = new long[events.length];
    spec.actions().forEach(a -> arguments.add(new HashMap<>()));
  }

  /** What is taken from now on belongs to the next event. */
  void nextEvent() {
    event++;
  }

  void taken(Action action, Value[] values) {
    int index = action.index();
    if (lastEvent[index] != event) {
      lastEvent[index] = event;
      events[index]++;
    }
    if (values.length > 0) {
      Map<Long, String> seen = arguments.get(index);
      if (seen.size() < Coverage.MOST_ARGUMENTS) {
        long key = 0;
        for (Value v : values) {
          key = 31 * key + v.fingerprint();
        }
        seen.computeIfAbsent(key, k -> text(values));
      }
    }
  }

  /** {@code a, b} of arguments. */
  static String text(Value[] values) {
    StringBuilder text = new StringBuilder();
    for (Value v : values) {
      text.append(text.isEmpty() ? "" : ", ").append(v);
    }
    return text.toString();
  }

  Coverage coverage() {
    List<Coverage.OfAction> all = new ArrayList<>();
    for (Action a : spec.actions()) {
      // What is only made of other actions is taken by taking these.
      if (events[a.index()] > 0 || spec.parts(a).isEmpty()) {
        all.add(
            new Coverage.OfAction(
                a.name(),
                events[a.index()],
                List.copyOf(new TreeSet<>(arguments.get(a.index()).values()))));
      }
    }
    return new Coverage(all);
  }
}
