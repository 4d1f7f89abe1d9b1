package plumbline.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import plumbline.tla.Argument;
import plumbline.tla.compile.Packed;
import tools.jackson.databind.JsonNode;

/**
 * Which packed successors are as an event says. What was compared once is remembered: successors
 * have few different values, and most of what one event observed is what the one before did.
 */
final class PackedFilter {
  private static final int REMEMBERED_BITS = 6;
  private static final int REMEMBERED = 1 << REMEMBERED_BITS;
  private static final byte UNKNOWN = 0;
  private static final byte AGREES = 1;
  private static final byte DIFFERS = 2;

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

  /**
   * What was logged of a variable with what it was compared to: for a key of the variable the
   * answer, until another key has its place.
   */
  private final class Comparison {
    private int variable = -1;
    private JsonNode logged;
    private final long[] keys = new long[REMEMBERED];
    private final byte[] answers = new byte[REMEMBERED];

    void begin(int of, JsonNode what) {
      if (of == variable && (what == logged || what.equals(logged))) {
        return;
      }
      variable = of;
      logged = what;
      Arrays.fill(answers, UNKNOWN);
    }

    boolean agrees(long[] found, int at) {
      long key = packed.key(variable, found, at);
      int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> (64 - REMEMBERED_BITS));
      if (answers[slot] == UNKNOWN || keys[slot] != key) {
        keys[slot] = key;
        answers[slot] =
            likeness.agrees(logged, packed.variable(variable, found, at)) ? AGREES : DIFFERS;
      }
      return answers[slot] == AGREES;
    }
  }
}
