package plumbline.tla.expr;

import java.util.List;
import java.util.Optional;
import plumbline.tla.SourceRange;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/**
 * A TLA+ expression in which every name is resolved: variables are indexes, bound variables are
 * slots of the enclosing {@link Definition}'s frame, operators are {@link Definition}s, constants
 * are values.
 *
 * <p>Each binder has slots of its own, unique within its definition, so that a definition can be
 * inlined into another frame by adding an offset to its slots.
 */
// Record and Function are the field's words for these constructs; they are always qualified with
// Expr.
@SuppressWarnings("AvoidCommonTypeNames")
public sealed interface Expr {
  /** Where the expression stands in its source. */
  SourceRange at();

  // --- names ----------------------------------------------------------------

  /** A literal, a constant of the configuration, or anything folded to a value. */
  record Const(Value value, SourceRange at) implements Expr {}

  /** A state variable; {@code index} is its place in a state. */
  record Var(int index, String name, SourceRange at) implements Expr {}

  /** A parameter, bound variable or LET value of the current frame. */
  record Local(int slot, String name, SourceRange at) implements Expr {}

  /** A definition applied to all its arguments, captured ones included. */
  record Call(Definition target, List<Arg> args, SourceRange at) implements Expr {}

  /** An operator parameter applied. */
  record CallLocal(int slot, String name, List<Arg> args, SourceRange at) implements Expr {}

  /**
   * An operator that has a native implementation.
   *
   * @param module the module that defines it, e.g. {@code Sequences}
   * @param name its name there, e.g. {@code Len} or {@code +}
   */
  record Native(String module, String name, List<Arg> args, SourceRange at) implements Expr {}

  /** An argument of an operator. */
  sealed interface Arg {}

  /** A value argument. */
  record ValueArg(Expr value) implements Arg {}

  /**
   * A defined operator (a LAMBDA too), partly applied to what it captures: its leading arguments.
   */
  record OperatorArg(Definition target, List<Arg> captured) implements Arg {}

  /** A native operator passed on. */
  record NativeArg(String module, String name, int arity) implements Arg {}

  /** An operator parameter passed on. */
  record LocalOperatorArg(int slot, String name, int arity) implements Arg {}

  // --- logic ----------------------------------------------------------------

  record Not(Expr body, SourceRange at) implements Expr {}

  record And(List<Expr> conjuncts, SourceRange at) implements Expr {}

  record Or(List<Expr> disjuncts, SourceRange at) implements Expr {}

  record Implies(Expr left, Expr right, SourceRange at) implements Expr {}

  record Equivalent(Expr left, Expr right, SourceRange at) implements Expr {}

  record Equal(Expr left, Expr right, SourceRange at) implements Expr {}

  record NotEqual(Expr left, Expr right, SourceRange at) implements Expr {}

  record If(Expr condition, Expr then, Expr otherwise, SourceRange at) implements Expr {}

  record Case(List<Arm> arms, Optional<Expr> other, SourceRange at) implements Expr {}

  record Arm(Expr condition, Expr value) {}

  /**
   * {@code LET x == e IN body}; only parameterless, non-recursive definitions remain in a LET,
   * others are lifted. A value is computed when first used.
   */
  record Let(List<LetValue> values, Expr body, SourceRange at) implements Expr {}

  /** A parameterless LET definition. */
  record LetValue(int slot, String name, Expr value) {}

  /**
   * {@code slots \in domain}: one slot for an identifier, several for a tuple pattern.
   *
   * @param tuple whether the pattern is {@code <<a, b>>} (which may have one component)
   */
  record Bound(List<Integer> slots, List<String> names, boolean tuple, Expr domain) {}

  record Exists(List<Bound> bounds, Expr body, SourceRange at) implements Expr {}

  record Forall(List<Bound> bounds, Expr body, SourceRange at) implements Expr {}

  record Choose(Bound bound, Expr body, SourceRange at) implements Expr {}

  /** {@code CHOOSE x : body}; has no value except where TLC gives it one. */
  record UnboundedChoose(int slot, String name, Expr body, SourceRange at) implements Expr {}

  /** {@code \E x : body} or {@code \A x : body}; an error when evaluated. */
  record UnboundedQuantifier(boolean forall, List<String> names, Expr body, SourceRange at)
      implements Expr {}

  // --- sets -----------------------------------------------------------------

  record In(Expr element, Expr set, SourceRange at) implements Expr {}

  record NotIn(Expr element, Expr set, SourceRange at) implements Expr {}

  record SubsetEq(Expr left, Expr right, SourceRange at) implements Expr {}

  record SetOf(List<Expr> elements, SourceRange at) implements Expr {}

  record Filter(Bound bound, Expr body, SourceRange at) implements Expr {}

  /** {@code {value : bounds}}. */
  record MapSet(Expr value, List<Bound> bounds, SourceRange at) implements Expr {}

  record Cup(Expr left, Expr right, SourceRange at) implements Expr {}

  record Cap(Expr left, Expr right, SourceRange at) implements Expr {}

  record Diff(Expr left, Expr right, SourceRange at) implements Expr {}

  /** {@code SUBSET base}. */
  record Powerset(Expr base, SourceRange at) implements Expr {}

  /** {@code UNION sets}. */
  record BigUnion(Expr sets, SourceRange at) implements Expr {}

  record Product(List<Expr> factors, SourceRange at) implements Expr {}

  // --- functions, records, tuples ---------------------------------------------

  /**
   * {@code [bounds |-> body]}.
   *
   * @param self the slot that holds the function itself inside the body of {@code f[x \in S] ==
   *     body}
   */
  record Function(List<Bound> bounds, Expr body, Optional<Integer> self, SourceRange at)
      implements Expr {}

  /** {@code function[arguments]}; several arguments mean their tuple. */
  record Apply(Expr function, List<Expr> arguments, SourceRange at) implements Expr {}

  record FunctionSet(Expr domain, Expr range, SourceRange at) implements Expr {}

  record Domain(Expr function, SourceRange at) implements Expr {}

  record Except(Expr base, List<Update> updates, SourceRange at) implements Expr {}

  /**
   * {@code !path = value}.
   *
   * @param path one list of arguments for each {@code [..]}, or one string constant for each field
   * @param old the slot that holds {@code @}, the old value there
   */
  record Update(List<List<Expr>> path, int old, Expr value, SourceRange at) {}

  record Record(List<StringValue> names, List<Expr> values, SourceRange at) implements Expr {}

  record RecordSet(List<StringValue> names, List<Expr> sets, SourceRange at) implements Expr {}

  record Field(Expr record, StringValue name, SourceRange at) implements Expr {}

  record Tuple(List<Expr> elements, SourceRange at) implements Expr {}

  // --- actions and temporal formulas --------------------------------------------

  record Prime(Expr body, SourceRange at) implements Expr {}

  record Unchanged(Expr body, SourceRange at) implements Expr {}

  record Enabled(Expr action, SourceRange at) implements Expr {}

  /** {@code [action]_subscript}. */
  record Square(Expr action, Expr subscript, SourceRange at) implements Expr {}

  /** {@code <<action>>_subscript}. */
  record Angle(Expr action, Expr subscript, SourceRange at) implements Expr {}

  /** {@code first \cdot second}. */
  record Compose(Expr first, Expr second, SourceRange at) implements Expr {}

  /** The temporal operators; their operands in the order in which they are written. */
  enum TemporalOperator {
    ALWAYS,
    EVENTUALLY,
    LEADS_TO,
    WEAK_FAIRNESS,
    STRONG_FAIRNESS,
    GUARANTEES,
    EXISTS,
    FORALL
  }

  /** A temporal formula; for fairness the operands are subscript and action. */
  record Temporal(TemporalOperator operator, List<Expr> operands, SourceRange at) implements Expr {}

  /** What has no meaning for evaluation (e.g. a proof construct); an error when evaluated. */
  record Unsupported(String what, SourceRange at) implements Expr {}
}
