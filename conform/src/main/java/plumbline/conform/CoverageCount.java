package plumbline.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.tla.compile.Packed;
import plumbline.tla.value.Value;

/** Counts which actions the events of one trace took. */
final class CoverageCount {
  private final Spec spec;
  private final long[] events;
  private final long[] lastEvent;
  private final List<Map<Long, String>> arguments = new ArrayList<>();
  private final FingerprintSet packedArguments = new FingerprintSet();
  private final long[] lastPacked;
  private long event;

  CoverageCount(Spec spec) {
    this.spec = spec;
    this.events = new long[spec.actions().size()];
    this.lastEvent = new long[events.length];
    this.lastPacked = new long[events.length];
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

  /** The same of a packed successor. */
  void taken(Packed packed, long[] found, int at) {
    int from = at + packed.words();
    long kind = found[from];
    int index = packed.action(kind);
    int count = packed.arguments(kind);
    // Never 0, as which no key was met yet.
    long key = kind + 1;
    for (int i = 1; i <= count; i++) {
      key = key * 0x9E3779B97F4A7C15L + found[from + i];
    }
    key = key == 0 ? 1 : key;
    if (lastEvent[index] == event && lastPacked[index] == key) {
      return;
    }
    lastPacked[index] = key;
    if (count > 0
        && arguments.get(index).size() < Coverage.MOST_ARGUMENTS
        && packedArguments.add(key)) {
      Value[] values = new Value[count];
      for (int i = 0; i < count; i++) {
        values[i] = packed.argument(kind, i, found[from + 1 + i]);
      }
      taken(spec.actions().get(index), values);
    } else {
      taken(spec.actions().get(index), Ways.NO_ARGUMENTS);
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
