package plumbline.tla.compile;

import java.util.BitSet;
import java.util.List;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.Value;

/** The interpreter, for what of a spec is not compiled. */
public interface Fallback {
  /** The slots that an expression reads and does not bind itself. */
  BitSet free(Expr expr);

  /** How many slots an expression has, those that it reads and those that it binds. */
  int slots(Expr expr);

  /** Whether nothing in it has an effect, draws lots, or depends on the run. */
  boolean isPure(Expr expr);

  /** What evaluates the expression. */
  Planned expression(Expr expr);

  /**
   * What takes the steps of a part of the next-state relation.
   *
   * @param inside whether it is a part of a named action
   * @param named whether what it calls may be a named action
   */
  Planned action(Expr part, boolean inside, boolean named);

  /** The definitions of the named actions, the first one standing for the relation. */
  List<Definition> actions();

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
