package plumbline.tla.value;

import java.util.Arrays;

/**
 * What the fingerprints of a value become when some of its strings and model values are replaced.
 * The value with the replacements is never made: fingerprints do not depend on an order of
 * elements. For one thread.
 */
public final class Renaming {
  private long[] models = {};
  private long[] strings = {};

  /**
   * Replaces an atom by one with that fingerprint.
   *
   * @param atom a string or a model value
   */
  public void set(Value atom, long fingerprint) {
    switch (atom) {
      case ModelValue m -> models = with(models, m.rank(), fingerprint);
      case StringValue s -> strings = with(strings, s.rank(), fingerprint);
      default -> throw new IllegalArgumentException(atom.kind() + " is not renamed");
    }
  }

  private static long[] with(long[] fingerprints, int rank, long fingerprint) {
    long[] table =
        rank < fingerprints.length ? fingerprints : Arrays.copyOf(fingerprints, rank + 1);
    table[rank] = fingerprint;
    return table;
  }

  /** Whether values without model values may change. */
  boolean hasStrings() {
    return strings.length > 0;
  }

  long fingerprint(ModelValue value) {
    long image = value.rank() < models.length ? models[value.rank()] : 0;
    return image == 0 ? value.fingerprint() : image;
  }

  long fingerprint(StringValue value) {
    long image = value.rank() < strings.length ? strings[value.rank()] : 0;
    return image == 0 ? value.fingerprint() : image;
  }
}
