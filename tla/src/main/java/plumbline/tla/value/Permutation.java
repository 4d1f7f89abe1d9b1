package plumbline.tla.value;

import java.util.IdentityHashMap;
import java.util.Map;

/** A permutation of model values: one element of a symmetry group. */
public final class Permutation {
  private final Map<ModelValue, ModelValue> images = new IdentityHashMap<>();

  private Permutation() {}

  /** The permutation that maps each key to its value and leaves all other model values alone. */
  public static Permutation of(Map<ModelValue, ModelValue> images) {
    Permutation permutation = new Permutation();
    images.forEach(permutation::map);
    return permutation;
  }

  /**
   * The permutation given by a function from model values to model values, as {@code Permutations}
   * makes them.
   */
  public static Permutation of(Value symmetry) {
    FunctionValue function = FunctionValue.listed(symmetry);
    if (function == null) {
      throw new ValueException(
          "A symmetry must be a set of permutations, but it has the element:\n"
              + Mismatch.quote(symmetry));
    }
    Permutation permutation = new Permutation();
    for (int i = 0; i < function.count(); i++) {
      if (!(function.keyAt(i) instanceof ModelValue from)
          || !(function.valueAt(i) instanceof ModelValue to)) {
        throw new ValueException(
            "A symmetry must map model values to model values, but it is:\n"
                + Mismatch.quote(function));
      }
      permutation.map(from, to);
    }
    return permutation;
  }

  private void map(ModelValue from, ModelValue to) {
    if (!from.equals(to)) {
      images.put(from, to);
    }
  }

  public ModelValue apply(ModelValue value) {
    return images.getOrDefault(value, value);
  }

  public boolean isIdentity() {
    return images.isEmpty();
  }

  @Override
  public String toString() {
    return images.toString();
  }
}
