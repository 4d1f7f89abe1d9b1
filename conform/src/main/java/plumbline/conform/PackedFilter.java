package plumbline.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.tla.Argument;
import plumbline.tla.compile.Packed;
import plumbline.tla.value.Value;

/**
 * Which packed successors are as an event says. What was compared once is remembered: successors
 * have few different values.
 */
final class PackedFilter {
  private final Packed packed;
  private final Likeness likeness;
  private final Argument[] arguments;
  private final List<Observation.OfVariable> observed = new ArrayList<>();

  /** For each observation what is known of the keys of its variable. */
  private final List<Map<Long, Boolean>> known = new ArrayList<>();

  private final long[] lastKey;
  private final boolean[] lastAnswer;
  private final boolean anyArguments;

  PackedFilter(
      Packed packed,
      Likeness likeness,
      Argument[] arguments,
      List<Observation> first,
      List<Observation> second) {
    this.packed = packed;
    this.likeness = likeness;
    this.arguments = arguments;
    boolean any = true;
    for (Argument a : arguments) {
      any &= a instanceof Argument.Any;
    }
    this.anyArguments = any;
    first.forEach(o -> observed.add((Observation.OfVariable) o));
    second.forEach(o -> observed.add((Observation.OfVariable) o));
    observed.forEach(_ -> known.add(new HashMap<>()));
    this.lastKey = new long[observed.size()];
    this.lastAnswer = new boolean[observed.size()];
  }

  boolean accepts(long[] found, int at) {
    for (int i = 0; i < observed.size(); i++) {
      if (!agrees(i, found, at)) {
        return false;
      }
    }
    return anyArguments || argumentsAgree(found, at);
  }

  private boolean agrees(int index, long[] found, int at) {
    Observation.OfVariable o = observed.get(index);
    long key = packed.key(o.variable(), found, at);
    Map<Long, Boolean> answers = known.get(index);
    if (key == lastKey[index] && !answers.isEmpty()) {
      return lastAnswer[index];
    }
    Boolean answer = answers.get(key);
    if (answer == null) {
      Value value = packed.variable(o.variable(), found, at);
      answer = likeness.agrees(o.logged(), value);
      answers.put(key, answer);
    }
    lastKey[index] = key;
    lastAnswer[index] = answer;
    return answer;
  }

  private boolean argumentsAgree(long[] found, int at) {
    int from = at + packed.words();
    long kind = found[from];
    for (int i = 0; i < arguments.length; i++) {
      if (!(arguments[i] instanceof Argument.Any)
          && !arguments[i].accepts(packed.argument(kind, i, found[from + 1 + i]))) {
        return false;
      }
    }
    return true;
  }
}
