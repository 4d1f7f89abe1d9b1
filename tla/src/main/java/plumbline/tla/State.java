package plumbline.tla;

import plumbline.tla.value.Fingerprints;
import plumbline.tla.value.Renaming;
import plumbline.tla.value.Value;

/**
 * A state: one value for each variable of the spec, in the order of {@link Spec#variables()}. The
 * values are strict and the array is never changed.
 */
public final class State {
  private final Value[] values;
  private long fingerprint;

  /** Takes the array over; the caller must not change it any more. */
  public State(Value[] values) {
    this.values = values;
  }

  /** The value of the variable at that index. */
  public Value get(int variable) {
    return values[variable];
  }

  public int size() {
    return values.length;
  }

  /** The values themselves, for code that must not copy; never to be changed. */
  public Value[] values() {
    return values;
  }

  /**
   * A 64-bit fingerprint of all variables: a sum over the variables, so that it does not depend on
   * how the state was reached. Ignores VIEW and SYMMETRY, see {@link Stepper#fingerprint}.
   */
  public long fingerprint() {
    if (fingerprint == 0) {
      long sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += term(i, values[i].fingerprint());
      }
      fingerprint = finish(sum);
    }
    return fingerprint;
  }

  /** The fingerprint of the state that results when strings and model values are replaced. */
  public long fingerprint(Renaming renaming) {
    long sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += term(i, values[i].fingerprint(renaming));
    }
    return finish(sum);
  }

  private static long term(int variable, long fingerprint) {
    return Fingerprints.mix(fingerprint + (variable + 1) * 0x9E3779B97F4A7C15L);
  }

  /** Never 0, which stands for a fingerprint that is not known yet. */
  private static long finish(long sum) {
    long f = Fingerprints.mix(sum);
    return f == 0 ? 1 : f;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof State s && java.util.Arrays.equals(values, s.values);
  }

  @Override
  public int hashCode() {
    return (int) fingerprint();
  }
}
