package plumbline.explore;

import java.util.List;
import plumbline.tla.Action;
import plumbline.tla.State;
import plumbline.tla.value.Value;

/**
 * Is shown the state graph while it is explored: each distinct state that satisfies the constraints
 * once, each step between two of them as often as it was generated. A state is shown before any
 * step that leads to it or leaves it. Never called by two threads at once.
 *
 * <p>A state's id is its fingerprint, the one that VIEW and SYMMETRY make: states with the same id
 * are one state of the graph.
 */
public interface StateGraph {
  void state(long id, State state, boolean initial);

  /**
   * A step that satisfies the action constraints.
   *
   * @param arguments of the action, in the order of its parameters
   */
  void step(long from, long to, Action action, List<Value> arguments);
}
