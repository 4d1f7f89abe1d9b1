package plumbline.tla.compile;

import java.util.List;
import plumbline.tla.Action;
import plumbline.tla.State;
import plumbline.tla.value.Fingerprints;
import plumbline.tla.value.Value;

/**
 * A spec whose states have a fixed layout and whose steps are machine code. Every method may throw
 * {@link Misfit}: the state, or one that it leads to, has no place in the layout, or an evaluation
 * failed. What happens then only the interpreter tells.
 */
public interface Packed {
  /** How many longs a state has. */
  int words();

  /**
   * How many longs a successor has: its words, its {@link #action kind}, and the arguments of its
   * action where these are wanted.
   */
  int width();

  /** The index of the action of a kind of successors. */
  int action(long kind);

  /** The action of a kind of successors. */
  Action taken(long kind);

  /** The argument of a successor. */
  Value argument(long kind, int index, long code);

  /** How many arguments a kind of successors has. */
  int arguments(long kind);

  /** The value of a variable. */
  Value variable(int index, long[] from, int at);

  /** A number that is the same for equal values of a variable and differs for others. */
  long key(int variable, long[] from, int at);

  /** Writes a state. */
  void encode(State state, long[] into, int at);

  /** Reads a state. */
  State decode(long[] from, int at);

  /** Tells packed states apart, never 0: exactly where they are one word. */
  static long fingerprint(long[] states, int at, int words) {
    long f = states[at];
    for (int i = 1; i < words; i++) {
      f = Fingerprints.mix(f) + states[at + i];
    }
    f = Fingerprints.mix(f + 0x9E3779B97F4A7C15L);
    return f == 0 ? 1 : f;
  }

  /** A stepper for one thread. */
  PackedStepper stepper();

  /** Whether parts of it are interpreted. */
  boolean isInParts();

  /** Whether there is no room for further values of any form: what cannot be told will not be. */
  boolean isFull();

  /** What each variable was found to be, and which actions were compiled, a line each. */
  List<String> plan();
}
