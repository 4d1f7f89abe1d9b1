package plumbline.tla.value;

import java.util.HashMap;
import java.util.Map;

/** A permutation of model values; those not named stay as they are. */
public final class Permutation {
  private final Map<ModelValue, ModelValue> images;

  private Permutation(Map<ModelValue, ModelValue> images) {
    this.images = images;
  }

  /** The permutation that a function from model values to model values describes. */
  public static Permutation of(Value function) {
    if (!(function.strict() instanceof FunctionValue f)) {
      throw new ValueException("a symmetry must be a set of permutations, found " + function);
    }
    Map<ModelValue, ModelValue> images = new HashMap<>();
    for (int i = 0; i < f.count(); i++) {
      if (!(f.keyAt(i) instanceof ModelValue from) || !(f.valueAt(i) instanceof ModelValue to)) {
        throw new ValueException("a symmetry must permute model values, found " + function);
      }
      images.put(from, to);
    }
    return new Permutation(images);
  }

  ModelValue apply(ModelValue value) {
    return images.getOrDefault(value, value);
  }
}
