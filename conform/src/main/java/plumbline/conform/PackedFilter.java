package plumbline.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.tla.Argument;
import plumbline.tla.compile.Packed;
import tools.jackson.databind.JsonNode;

/**
 * Which packed successors are as an event says. What was compared once is remembered: successors
 * have few different values, and most of what one event observed is what the one before did.
 */
final class PackedFilter {
  private static final int REMEMBERED = 10_000;

  private final Packed packed;
  private final Likeness likeness;
  private final List<Comparison> comparisons = new ArrayList<>();
  private int observed;
  private Argument[] arguments = {};
  private boolean anyArguments;

  PackedFilter(Packed packed, Likeness likeness) {
    this.packed = packed;
    this.likeness = likeness;
  }

  /** From now on successors by that candidate of a way are asked for, which is its last step. */
  void begin(Candidate candidate, Way way) {
    arguments = candidate.known();
    anyArguments = true;
    for (Argument a : arguments) {
      anyArguments &= a instanceof Argument.Any;
    }
    observed = 0;
    observe(candidate.after());
    observe(way.after());
  }

  private void observe(List<Observation> all) {
    for (int i = 0; i < all.size(); i++) {
      Observation.OfVariable o = (Observation.OfVariable) all.get(i);
      if (observed == comparisons.size()) {
        comparisons.add(new Comparison());
      }
      comparisons.get(observed++).begin(o.variable(), o.logged());
    }
  }

  boolean accepts(long[] found, int at) {
    for (int i = 0; i < observed; i++) {
      if (!comparisons.get(i).agrees(found, at)) {
        return false;
      }
    }
    return anyArguments || argumentsAgree(found, at);
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

  /** What was logged of a variable with what it was compared to, by key. */
  private final class Comparison {
    private int variable = -1;
    private JsonNode logged;
    private boolean isFresh;
    private long lastKey;
    private boolean lastAnswer;

    /** Only used where there is more than one key. */
    private final Map<Long, Boolean> answers = new HashMap<>();

    void begin(int of, JsonNode what) {
      if (of == variable && (what == logged || what.equals(logged))) {
        return;
      }
      variable = of;
      logged = what;
      isFresh = true;
      if (!answers.isEmpty()) {
        answers.clear();
      }
    }

    boolean agrees(long[] found, int at) {
      long key = packed.key(variable, found, at);
      if (!isFresh && key == lastKey) {
        return lastAnswer;
      }
      Boolean known = answers.get(key);
      boolean answer =
          known != null ? known : likeness.agrees(logged, packed.variable(variable, found, at));
      if (answers.size() == REMEMBERED) {
        answers.clear();
      }
      if (!isFresh) {
        answers.put(lastKey, lastAnswer);
      }
      isFresh = false;
      lastKey = key;
      lastAnswer = answer;
      return answer;
    }
  }
}
