package plumbline.tla;

import java.util.Set;
import plumbline.tla.value.Value;

/**
 * What of the state an action, or an invariant, may look at and change, as far as its text shows.
 *
 * <p>Two actions whose footprints do not {@linkplain #conflicts conflict} lead to the same state in
 * either order, and neither makes the other possible or impossible.
 */
public record Footprint(Set<Access> accesses) {
  /**
   * One part of a state.
   *
   * @param variable its index in {@link Spec#variables()}
   * @param parameter the index of the action's parameter at whose point of the variable it is, or
   *     {@link #WHOLE}
   * @param write whether it may be changed; otherwise only looked at
   */
  public record Access(int variable, int parameter, boolean write) {}

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
            && (a.write || b.write)
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
