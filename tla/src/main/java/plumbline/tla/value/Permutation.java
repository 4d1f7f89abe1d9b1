package plumbline.tla.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A permutation of model values: one element of a symmetry group. */
public final class Permutation {
  private final Map<ModelValue, ModelValue> images = new HashMap<>();

  private final Renaming renaming = new Renaming();

  private Permutation() {}

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

  /**
   * The group that the permutations generate, without the identity: states are the same when some
   * product of the given permutations maps one to the other.
   */
  public static List<Permutation> group(List<Permutation> generators) {
    Set<Permutation> group = new LinkedHashSet<>(generators);
    List<Permutation> pending = new ArrayList<>(group);
    while (!pending.isEmpty()) {
      Permutation last = pending.removeLast();
      for (Permutation generator : generators) {
        Permutation product = last.then(generator);
        if (group.add(product)) {
          pending.add(product);
        }
      }
    }
    group.removeIf(Permutation::isIdentity);
    return List.copyOf(group);
  }

  private Permutation then(Permutation next) {
    Permutation product = new Permutation();
    images.forEach((from, to) -> product.map(from, next.apply(to)));
    next.images.forEach(
        (from, to) -> {
          if (!images.containsKey(from)) {
            product.map(from, to);
          }
        });
    return product;
  }

  private void map(ModelValue from, ModelValue to) {
    if (!from.equals(to)) {
      images.put(from, to);
      renaming.set(from, to.fingerprint());
    }
  }

  /** What it makes of fingerprints. */
  public Renaming renaming() {
    return renaming;
  }

  private ModelValue apply(ModelValue value) {
    return images.getOrDefault(value, value);
  }

  /** The model values that it maps to others. */
  public Set<ModelValue> moved() {
    return images.keySet();
  }

  public boolean isIdentity() {
    return images.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Permutation that && images.equals(that.images);
  }

  @Override
  public int hashCode() {
    return images.hashCode();
  }

  @Override
  public String toString() {
    return images.toString();
  }
}
