package plumbline.tla;

import plumbline.tla.value.Value;

/** What is known of the state that an action leads to, asked variable by variable. */
@FunctionalInterface
public interface NextFilter {
  /** Nothing is known. */
  NextFilter ALL = (variable, value) -> true;

  /** Whether the variable may have that value in the next state. */
  boolean accepts(int variable, Value value);
}
