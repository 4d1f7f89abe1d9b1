package plumbline.tla.compile;

import java.util.BitSet;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.Value;

/** The interpreter, for what of a spec is not compiled. */
public interface Fallback {
  /** The slots that an expression reads and does not bind itself. */
  BitSet free(Expr expr);

  /** Whether nothing in it has an effect, draws lots, or depends on the run. */
  boolean isPure(Expr expr);

  /** What evaluates the expression. */
  Planned expression(Expr expr);

  /** What takes the steps of a call of a named action. */
  Planned action(Expr.Call call);

  /** The number of the action, by which its steps are told; -1 for what is no named action. */
  int number(Definition definition);

  /** What evaluates, for one thread. */
  Evaluator evaluator();

  /** An expression or action that can be evaluated. */
  interface Planned {}

  /**
   * Evaluates in states of which the values are known that are read. Everything throws {@link
   * plumbline.tla.SpecException} where the interpreter does.
   */
  interface Evaluator {
    /**
     * The value, which may be lazy.
     *
     * @param slots by slot, null where it is not read
     * @param current by variable, null where it is not read
     * @param next of the primed variables, in the same way
     */
    Value value(Planned what, Value[] slots, Value[] current, Value[] next);

    /** Gives the steps of an action to a receiver. */
    void steps(Planned action, Value[] slots, Value[] current, Receiver receiver);
  }

  /** Takes a step. */
  interface Receiver {
    /**
     * A step was taken.
     *
     * @param action the number of the innermost action that was taken
     * @param arguments of that action
     * @param next the state that it leads to; to be copied where it is kept
     */
    void take(int action, Value[] arguments, Value[] next);
  }
}
