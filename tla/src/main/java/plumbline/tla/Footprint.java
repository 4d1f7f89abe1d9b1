package plumbline.tla;

import java.util.Set;
import plumbline.tla.value.Value;

/**
 * What of the state an action, or an invariant, may look at and change, as far as its text shows.
 *
 * <p>Two actions whose footprints do not {@linkplain #conflicts conflict} lead to the same state in
 * either order, and neither makes the other possible or impossible.
 *
 * <p>Two actions that only add to the same variable commute, although both read and write it: what
 * counts is that the operations do, as for the dependency relations of persistent sets (Godefroid,
 * Partial-Order Methods for the Verification of Concurrent Systems, 1996, chapter 3). Messages that
 * are sent into a set are the common case.
 */
public record Footprint(Set<Access> accesses) {
  /**
   * One part of a state.
   *
   * @param variable its index in {@link Spec#variables()}
   * @param parameter the index of the action's parameter at whose point of the variable it is, or
   *     {@link #WHOLE}
   * @param kind what may happen to it
   */
  public record Access(int variable, int parameter, Kind kind) {
    /** Whether it may be changed. */
    public boolean write() {
      return kind != Kind.READ;
    }
  }

  /** What may happen to a part of a state. */
  public enum Kind {
    /** It is only looked at. */
    READ,
    /**
     * Something is added to what it holds, {@code v' = v \cup e} or {@code v' = v + e}, where e
     * does not look at it, and nothing else is asked of its new value.
     */
    ADD,
    /** It is changed in any other way. */
    WRITE;

    /** Whether two accesses to the same part have the same effect in either order. */
    public boolean commutesWith(Kind other) {
      return this == other && this != WRITE;
    }
  }

  /** Stands for all of a variable. */
  public static final int WHOLE = -1;

  public Footprint {
    accesses = Set.copyOf(accesses);
  }

  /**
   * Whether one of the two may change what the other looks at or changes.
   *
   * @param mine the arguments of the action that this is of; none for an invariant
   * @param theirs those of the other action
   */
  public boolean conflicts(Value[] mine, Footprint other, Value[] theirs) {
    for (Access a : accesses) {
      for (Access b : other.accesses) {
        if (a.variable == b.variable
            && !a.kind.commutesWith(b.kind)
            && (a.parameter == WHOLE
                || b.parameter == WHOLE
                || mine[a.parameter].fingerprint() == theirs[b.parameter].fingerprint())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether nothing is changed. */
  public boolean readsOnly() {
    return accesses.stream().noneMatch(Access::write);
  }
}
