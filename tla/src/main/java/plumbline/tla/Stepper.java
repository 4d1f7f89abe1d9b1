package plumbline.tla;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

  /**
   * Gives the successors of a state by one action, with all arguments that it can have there. A
   * step belongs to the innermost named action that it is a step of.
   */
  void successors(State from, Action action, SuccessorSink sink);

  /**
   * Gives the successors by one action with arguments of which something is known, one for each
   * parameter; none when an argument is outside the domain that the next-state relation gives it.
   * Steps of the named actions that it is made of are its steps, too.
   */
  void successors(State from, Action action, Argument[] arguments, SuccessorSink sink);

  /**
   * The same, only to states that the filter accepts: what it rejects is left as soon as the
   * variable has its value.
   */
  void successors(
      State from, Action action, Argument[] arguments, NextFilter filter, SuccessorSink sink);

  /**
   * Why the action takes no step from the state with such arguments: for each way through it that
   * ends, the first conjunct that is false there. A way that leads to a successor gives none, nor
   * does one that is another action's.
   *
   * @return those of which most was true first; at most {@value #REFUSALS}
   */
  List<Refusal> refusals(State from, Action action, Argument[] arguments);

  /** How many refusals are told. */
  int REFUSALS = 100;

  /**
   * The successors that the action would have without one conjunct: a part of a condition on the
   * state alone, as a {@link Refusal} tells it. What cannot be left out leaves the action as it is.
   * A way on which something cannot be evaluated, or on which a variable gets no value, is none:
   * the conjunct may have kept the action from it.
   *
   * @param conjunct where it stands; wherever the action comes to that place, it is true
   */
  void successorsWithout(
      SourceRange conjunct,
      State from,
      Action action,
      Argument[] arguments,
      NextFilter filter,
      SuccessorSink sink);

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

  /** Whether P of {@code [](P => []Q)} of {@link Spec#lastingProperties()} holds in a state. */
  boolean lastingFrom(int index, State state);

  /** Whether Q of {@code [](P => []Q)} of {@link Spec#lastingProperties()} holds in a state. */
  boolean lastingOnward(int index, State state);

  /** Whether an ASSUME of {@link Spec#assumptions()} holds. */
  boolean assumption(int index);

  /**
   * The value of an operator of the spec, without lazy parts.
   *
   * @param state the state it looks at; empty for one that looks at none
   * @param next the state that it looks at with primes; empty for one that does not
   * @param arguments as many as the operator takes
   */
  Value evaluate(
      Operator operator, Optional<State> state, Optional<State> next, Value... arguments);

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
  Map<Value, Value> registers();

  /** Stores in place of what TLCSet stored. */
  void registers(Map<Value, Value> registers);

  /** Begins the random choices of RandomElement and the module Randomization anew. */
  void seed(long seed);

  /** What TLCGet("level") and the other statistics answer; set by whoever explores. */
  void statistics(Statistics statistics);

  /**
   * What the modules of monitor specs read and tell from now on. A way through the initial
   * predicate or the next-state relation that asks for a record that has not come yet gives no
   * state; all else that does throws {@link Awaited}.
   */
  void feed(Feed feed);

  /** What a run tells the spec that asks by TLCGet and TLCExt; each is asked only then. */
  interface Statistics {
    /**
     * A count of the run: "level" of the state under evaluation (an initial state's is 1), and as
     * far as the kind of run knows them "generated", "distinct", "queue", "diameter", "initial",
     * "duration" in seconds, "worker" and "workers", of a simulation "traces", their "limit" and
     * "depth".
     */
    OptionalLong count(String name);

    /** As TLC names the kind of run: "bfs", "dfs", "generate" or "simulate". */
    default String mode() {
      return "bfs";
    }

    /** The action that led to the state under evaluation, where it is known. */
    default Optional<Action> action() {
      return Optional.empty();
    }

    /** The behaviour that led to the current state, oldest first. */
    List<State> trace();

    /** The behaviour that violates something; empty where none was found (yet). */
    default List<Move> counterExample() {
      return List.of();
    }

    /**
     * The spec asked to end the run ("exit"), or to wait for the user ("pause"), in the midst of
     * the current state.
     */
    void request(String what);
  }

  /** A state with the name of the action that led to it, "" for an initial state. */
  record Move(String action, State state) {}
}
