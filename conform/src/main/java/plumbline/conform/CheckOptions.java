package plumbline.conform;

import java.util.List;
import java.util.Optional;
import plumbline.tla.State;
import plumbline.tla.value.Value;

/**
 * How a trace is checked.
 *
 * @param likeness how logged values and those of the spec are compared
 * @param initial what was observed of the initial state
 * @param mostStates how many states may be possible at one point, at most; beyond it the verdict is
 *     unknown
 * @param effort how hard to look for an explanation
 * @param lookahead in a partial order, how many events are read ahead of the one under way
 * @param keep what is wanted besides the verdict
 * @param start the event to begin with; the first one, in an initial state, when empty
 * @param states that the check begins in, instead of initial ones
 * @param alike classes of values that neither the spec nor the trace tells apart: states that an
 *     exchange of them makes the same count as one
 * @param compileAfter so many possible states are carried along by the interpreter before the spec
 *     is compiled
 */
public record CheckOptions(
    Likeness likeness,
    List<Observation> initial,
    int mostStates,
    Effort effort,
    int lookahead,
    Keep keep,
    Optional<Start> start,
    Optional<List<State>> states,
    List<List<Value>> alike,
    long compileAfter) {
  /** States that may be possible at one point unless told otherwise. */
  public static final int MOST_STATES = 500_000;

  /** Events read ahead in a partial order unless told otherwise. */
  public static final int LOOKAHEAD = 2_000;

  /** States that are carried along before the spec is compiled, unless told otherwise. */
  public static final long COMPILE_AFTER = 30_000;

  /** How hard to look for an explanation. */
  public enum Effort {
    /**
     * Events in the order in which they come, hidden steps only where an event has no explanation
     * without. Finds most explanations at once; that it finds none means nothing.
     */
    QUICK,
    /** All orders that matter, all hidden steps that are allowed. */
    THOROUGH
  }

  /**
   * What is wanted besides the verdict.
   *
   * @param behaviour one behaviour that explains the trace: all states that were possible are held
   * @param possible where some of the states that are possible violate something, though not all
   * @param visited which states the events led to
   */
  public record Keep(boolean behaviour, boolean possible, boolean visited) {
    /** The verdict is enough. */
    public static final Keep NOTHING = new Keep(false, false, false);
  }

  /** Nothing hidden, everything as logged. */
  public static CheckOptions defaults() {
    return new CheckOptions(
        new Likeness(Optional.empty()),
        List.of(),
        MOST_STATES,
        Effort.THOROUGH,
        LOOKAHEAD,
        Keep.NOTHING,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        COMPILE_AFTER);
  }

  public CheckOptions with(Likeness other) {
    return new CheckOptions(
        other, initial, mostStates, effort, lookahead, keep, start, states, alike, compileAfter);
  }

  public CheckOptions with(Effort other) {
    return new CheckOptions(
        likeness, initial, mostStates, other, lookahead, keep, start, states, alike, compileAfter);
  }

  public CheckOptions with(List<Observation> other) {
    return new CheckOptions(
        likeness, other, mostStates, effort, lookahead, keep, start, states, alike, compileAfter);
  }

  public CheckOptions with(Keep other) {
    return new CheckOptions(
        likeness,
        initial,
        mostStates,
        effort,
        lookahead,
        other,
        start,
        states,
        alike,
        compileAfter);
  }

  public CheckOptions withMostStates(int other) {
    return new CheckOptions(
        likeness, initial, other, effort, lookahead, keep, start, states, alike, compileAfter);
  }

  public CheckOptions withLookahead(int other) {
    return new CheckOptions(
        likeness, initial, mostStates, effort, other, keep, start, states, alike, compileAfter);
  }

  public CheckOptions startingAt(Optional<Start> other) {
    return new CheckOptions(
        likeness, initial, mostStates, effort, lookahead, keep, other, states, alike, compileAfter);
  }

  public CheckOptions from(List<State> other) {
    return new CheckOptions(
        likeness,
        initial,
        mostStates,
        effort,
        lookahead,
        keep,
        start,
        Optional.of(other),
        alike,
        compileAfter);
  }

  public CheckOptions withAlike(List<List<Value>> other) {
    return new CheckOptions(
        likeness, initial, mostStates, effort, lookahead, keep, start, states, other, compileAfter);
  }

  public CheckOptions compilingAfter(long other) {
    return new CheckOptions(
        likeness, initial, mostStates, effort, lookahead, keep, start, states, alike, other);
  }
}
