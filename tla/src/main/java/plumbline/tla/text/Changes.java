package plumbline.tla.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/**
 * What a step changed in a value, in the notation of EXCEPT: points of functions and records by
 * their path, and for values that are long, {@code @} for what the place held before. Whatever is
 * short is shown whole.
 */
public final class Changes {
  /** A changed place and what it holds now, on one or several lines. */
  public record Change(String place, List<String> lines) {
    private static Change to(String place, Value value) {
      return new Change(place, WrappedText.lines(place, value));
    }

    private static Change by(String place, String expression) {
      return new Change(place, List.of(place + " = " + expression));
    }
  }

  /** A value of this many characters is easier to read than how it changed. */
  private static final int SHORT = 60;

  /** What may stand behind a dot. */
  private static final Pattern FIELD = Pattern.compile("\\w*[A-Za-z]\\w*");

  private Changes() {}

  /** The changes of a variable; empty when it has the same value. */
  public static List<Change> of(String variable, Value before, Value after) {
    List<Change> changes = new ArrayList<>();
    collect(variable, before, after, changes);
    return changes;
  }

  /** Compares by fingerprints: values of different kinds must not be compared otherwise. */
  private static boolean same(Value a, Value b) {
    return a == b || a.fingerprint() == b.fingerprint();
  }

  private static void collect(String place, Value before, Value after, List<Change> into) {
    if (same(before, after)) {
      return;
    }
    if (before instanceof FunctionValue f && after instanceof FunctionValue g) {
      if (f.count() == g.count() && sameKeys(f, g)) {
        points(place, f, g, into);
        return;
      }
      if (f.isSequence() && g.isSequence() && isLong(g) && sequence(place, f, g, into)) {
        return;
      }
    }
    if (before instanceof SetValue s
        && after instanceof SetValue t
        && isLong(t)
        && set(place, s, t, into)) {
      return;
    }
    into.add(Change.to(place, after));
  }

  private static boolean sameKeys(FunctionValue f, FunctionValue g) {
    for (int i = 0; i < f.count(); i++) {
      if (!same(f.keyAt(i), g.keyAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Point by point, unless most of a short function changed. */
  private static void points(String place, FunctionValue f, FunctionValue g, List<Change> into) {
    int changed = 0;
    for (int i = 0; i < g.count(); i++) {
      changed += same(f.valueAt(i), g.valueAt(i)) ? 0 : 1;
    }
    if (2 * changed > g.count() && !isLong(g)) {
      into.add(Change.to(place, g));
      return;
    }
    for (int i = 0; i < g.count(); i++) {
      collect(place + point(g.keyAt(i)), f.valueAt(i), g.valueAt(i), into);
    }
  }

  private static String point(Value key) {
    return key instanceof StringValue s && FIELD.matcher(s.text()).matches()
        ? "." + s.text()
        : "[" + key + "]";
  }

  /** A sequence that grew by one element at the end, or lost its first. */
  private static boolean sequence(
      String place, FunctionValue f, FunctionValue g, List<Change> into) {
    if (g.count() == f.count() + 1 && same(f, g.subSequence(1, f.count()))) {
      into.add(Change.by(place, "Append(@, " + g.valueAt(f.count()) + ")"));
      return true;
    }
    if (f.count() == g.count() + 1 && same(f.tail(), g)) {
      into.add(Change.by(place, "Tail(@)"));
      return true;
    }
    return false;
  }

  /** A set that kept most of its elements. */
  private static boolean set(String place, SetValue s, SetValue t, List<Change> into) {
    Set<Long> old = fingerprints(s);
    Set<Long> now = fingerprints(t);
    List<String> added = missing(t, old);
    List<String> removed = missing(s, now);
    if (added.size() + removed.size() > t.count() / 2) {
      return false;
    }
    String kept = removed.isEmpty() ? "@" : "@ \\ {" + String.join(", ", removed) + "}";
    String gained = added.isEmpty() ? "" : " \\cup {" + String.join(", ", added) + "}";
    boolean both = !removed.isEmpty() && !added.isEmpty();
    into.add(Change.by(place, (both ? "(" + kept + ")" : kept) + gained));
    return true;
  }

  private static Set<Long> fingerprints(SetValue set) {
    Set<Long> all = new HashSet<>();
    for (int i = 0; i < set.count(); i++) {
      all.add(set.get(i).fingerprint());
    }
    return all;
  }

  private static List<String> missing(SetValue set, Set<Long> from) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < set.count(); i++) {
      if (!from.contains(set.get(i).fingerprint())) {
        missing.add(set.get(i).toString());
      }
    }
    return missing;
  }

  private static boolean isLong(Value value) {
    return value.toString().length() > SHORT;
  }
}
