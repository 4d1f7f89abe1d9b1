package plumbline.tla;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.value.Value;

/**
 * Steps a spec; one per thread. Every method may throw {@link SpecException} with {@code
 * Kind.EVALUATION}.
 */
public interface Stepper {
  /** Gives the initial states, duplicates included, constraints not applied. */
  void initial(StateSink sink);

  /** Gives the successors of a state by every action, in TLC's order, constraints not applied. */
  void successors(State from, SuccessorSink sink);

  /** Gives the successors of a state by one action, with all arguments that it can have there. */
  void successors(State from, Action action, SuccessorSink sink);

  /**
   * Gives the successors by one action with the given arguments; none when an argument is outside
   * the domain that the next-state relation gives it.
   */
  void successors(State from, Action action, Value[] arguments, SuccessorSink sink);

  /**
   * The values that the next-state relation offers for the action's parameters in that state, in
   * its order.
   */
  List<Value[]> argumentsOf(State from, Action action);

  /** The arguments of the action whose successor is being delivered to a sink. */
  Value[] arguments();

  /** Whether an invariant of {@link Spec#invariants()} holds. */
  boolean invariant(int index, State state);

  /** Whether all CONSTRAINTs hold. */
  boolean constraints(State state);

  /** Whether all ACTION_CONSTRAINTs hold. */
  boolean actionConstraints(State from, State to);

  /** Whether the initial part of {@link Spec#initialProperties()} holds. */
  boolean initialProperty(int index, State state);

  /** Whether a step satisfies {@code [][A]_v} of {@link Spec#stepProperties()}. */
  boolean stepProperty(int index, State from, State to);

  /** Whether an ASSUME of {@link Spec#assumptions()} holds. */
  boolean assumption(int index);

  /**
   * The fingerprint that tells states apart: of the VIEW if there is one, and the same for all
   * symmetric images. With a SYMMETRY it is the sum over the whole group, which keeps all 64 bits,
   * where the least of n fingerprints would lose log2(n) of them.
   */
  long fingerprint(State state);

  /** The POSTCONDITION; true when there is none. */
  boolean postcondition();

  /**
   * What an ALIAS shows of a step: names and values in order; the variables themselves without one.
   */
  Map<String, Value> alias(State state, State next);

  /** What TLCSet stored, by number: a copy. */
  Map<Long, Value> registers();

  /** Stores in place of what TLCSet stored. */
  void registers(Map<Long, Value> registers);

  /** Begins the random choices of RandomElement and the module Randomization anew. */
  void seed(long seed);

  /** What TLCGet("level") and the other statistics answer; set by whoever explores. */
  void statistics(Statistics statistics);

  /** Statistics for TLCGet; each is asked only when the spec asks. */
  interface Statistics {
    /**
     * The value of "level", "distinct", "generated", "queue", "diameter", "duration"...; empty when
     * unknown.
     */
    Optional<Value> get(String name);

    /** The behaviour that led to the current state, oldest first. */
    List<State> trace();
  }
}
