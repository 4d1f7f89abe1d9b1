package plumbline.tla.compile;

import plumbline.tla.State;

/**
 * A spec whose states have a fixed layout and whose steps are machine code. Every method may throw
 * {@link Misfit}: the state, or one that it leads to, has no place in the layout, or an evaluation
 * failed. What happens then only the interpreter tells.
 */
public interface Packed {
  /** How many longs a state has. */
  int words();

  /** Writes a state. */
  void encode(State state, long[] into, int at);

  /** Reads a state. */
  State decode(long[] from, int at);

  /** A stepper for one thread. */
  PackedStepper stepper();

  /** What each variable was found to be, and which actions were compiled, a line each. */
  java.util.List<String> plan();
}
