package plumbline.explore;

import java.util.List;
import java.util.Optional;
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
 * @param error what went wrong, for {@link Result#ERROR}
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
    Optional<SpecException> error) {

  /** How an exploration ends, with TLC's exit code. */
  public enum Result {
    OK(0),
    ASSUMPTION(10),
    DEADLOCK(11),
    SAFETY(12),
    ERROR(75),
    POSTCONDITION(14);

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
}
