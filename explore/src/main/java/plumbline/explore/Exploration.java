package plumbline.explore;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import plumbline.tla.Action;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Unchecked;
import plumbline.tla.value.Value;

/**
 * What exploring a spec found.
 *
 * @param result how it ended
 * @param generated states generated, duplicates included
 * @param distinct states that differ and satisfy the constraints
 * @param depth states on the longest of the shortest paths from an initial state
 * @param queue states found but not yet explored
 * @param seconds wall time
 * @param violated what the result is about: an invariant, property or assumption; empty otherwise
 * @param trace the behaviour that shows it, empty when there is none to show
 * @param coverage for each action of the spec
 * @param unchecked what the configuration asks for and was not decided
 * @param error what went wrong where an evaluation failed
 * @param statistics about the shape of the graph and the cost of exploring it
 */
public record Exploration(
    Result result,
    long generated,
    long distinct,
    int depth,
    long queue,
    double seconds,
    String violated,
    List<Step> trace,
    List<Coverage> coverage,
    List<Unchecked> unchecked,
    Optional<SpecException> error,
    Statistics statistics) {

  /** How an exploration ends, with TLC's exit code where TLC has one. */
  public enum Result {
    /** Nothing is violated in any reachable state. */
    OK(0),
    /** Nothing was violated within the depth or in the behaviours asked for; there may be more. */
    BOUNDED(0),
    /** Memory ran out before all states were explored; nothing was violated so far. */
    MEMORY(3),
    /** Stopped from outside; nothing was violated so far. */
    INTERRUPTED(3),
    /** An assumption is false, or could not be evaluated, see {@link Exploration#error}. */
    ASSUMPTION(10),
    /** The postcondition is false. */
    POSTCONDITION(10),
    /** A state has no successor. */
    DEADLOCK(11),
    /** An invariant is violated. */
    SAFETY(12),
    /** A PROPERTY is violated: by an initial state, or by a step. */
    PROPERTY(13),
    /** An {@code Assert} of the next-state relation failed, see {@link Exploration#error}. */
    ASSERTION(14),
    /** Something could not be evaluated, see {@link Exploration#error}. */
    ERROR(75),
    /** An invariant could not be evaluated in a state that is not initial. */
    INVARIANT_ERROR(76);

    private final int exitCode;

    Result(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  /**
   * One step of a behaviour.
   *
   * @param action empty for the initial state
   * @param arguments of the action, in the order of its parameters
   */
  public record Step(Optional<Action> action, List<Value> arguments, State state) {}

  /**
   * What became of an action.
   *
   * @param taken successors that it generated
   * @param enabled states in which it had a successor
   * @param distinct new states that it found
   */
  public record Coverage(Action action, long taken, long enabled, long distinct) {}

  /**
   * About the state graph as far as it was explored.
   *
   * @param widths how many distinct states each level has, initial states first; empty in a
   *     simulation
   * @param outDegree new states that exploring one state found
   * @param collision the probability that two different states had the same fingerprint so that one
   *     was not explored
   * @param setBytes memory of the set of states seen
   * @param queueBytes memory and disk of the states waiting, at its peak
   * @param workers threads that explored
   * @param behaviours walked in a simulation, else 0
   * @param seed of a simulation
   * @param engine what computed the states
   */
  public record Statistics(
      List<Long> widths,
      Distribution outDegree,
      double collision,
      long setBytes,
      long queueBytes,
      int workers,
      long behaviours,
      OptionalLong seed,
      EngineUse engine) {}

  /**
   * What computed the states.
   *
   * @param compiled whether it was machine code made of the spec
   * @param plan then, what each variable was found to be and how many words a state has, a line
   *     each
   * @param why otherwise, why it was the interpreter; empty where nobody asked for more
   * @param interpreted states that machine code left to the interpreter
   * @param costs of the actions in machine code, the highest first
   */
  public record EngineUse(
      boolean compiled, List<String> plan, String why, long interpreted, List<ActionCost> costs) {
    /** The interpreter. */
    static EngineUse interpreter(String why) {
      return new EngineUse(false, List.of(), why, 0, List.of());
    }
  }

  /**
   * What an action took, as estimated from some of the states.
   *
   * @param seconds of one processor
   * @param evaluated how often it was tried: once for each choice of its arguments
   */
  public record ActionCost(Action action, double seconds, long evaluated) {}

  /** How a number is distributed; the last is the least value that 95 % do not exceed. */
  public record Distribution(long min, long max, double mean, long percentile95) {}
}
