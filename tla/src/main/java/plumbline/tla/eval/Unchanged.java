package plumbline.tla.eval;

import java.util.Optional;
import plumbline.tla.Footprint;
import plumbline.tla.State;
import plumbline.tla.value.Value;

/**
 * The last values of an invariant's variables for which it was true: with the very same ones it
 * still is. Most steps change few variables, and states share the others.
 */
final class Unchanged {
  /** The variables that the invariant reads. */
  private final int[] variables;

  private final Value[] values;

  private Unchanged(int[] variables) {
    this.variables = variables;
    this.values = new Value[variables.length];
  }

  /** Empty for one whose value does not depend on its variables alone. */
  static Optional<Unchanged> of(Footprint reads, boolean pure) {
    int[] variables =
        reads.accesses().stream()
            .mapToInt(Footprint.Access::variable)
            .distinct()
            .sorted()
            .toArray();
    return pure ? Optional.of(new Unchanged(variables)) : Optional.empty();
  }

  /** Whether the invariant was true of the same values. */
  boolean holds(State state) {
    for (int i = 0; i < variables.length; i++) {
      if (values[i] != state.get(variables[i])) {
        return false;
      }
    }
    return variables.length > 0;
  }

  /** It was found to be true in a state. */
  void held(State state) {
    for (int i = 0; i < variables.length; i++) {
      values[i] = state.get(variables[i]);
    }
  }
}
