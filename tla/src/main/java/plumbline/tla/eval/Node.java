package plumbline.tla.eval;

import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/**
 * A planned expression: evaluates in the registers of an {@link Env}. Immutable and shared by
 * threads.
 */
abstract class Node {
  final SourceRange at;

  Node(SourceRange at) {
    this.at = at;
  }

  /** The value of the expression; may be lazy. */
  abstract Value eval(Env env);

  /** The value without lazy parts, for what is kept: it saves capturing the frame. */
  Value evalStrict(Env env) {
    try {
      return eval(env).strict();
    } catch (ValueException e) {
      throw fail(e);
    }
  }

  /** The value of a boolean expression. */
  boolean test(Env env) {
    try {
      return eval(env).isTrue();
    } catch (ValueException e) {
      throw fail(e);
    }
  }

  /**
   * Whether the set that the expression denotes has the element. A set like {@code {x \in S : P}}
   * is asked without being made.
   */
  boolean contains(Env env, Value element) {
    Value set = eval(env);
    try {
      return set.contains(element);
    } catch (ValueException e) {
      throw fail(e);
    }
  }

  /** The error of a value, at this expression. */
  final SpecException fail(ValueException e) {
    return new SpecException(SpecException.Kind.EVALUATION, e.getMessage(), at, e);
  }

  final SpecException fail(String message) {
    return new SpecException(SpecException.Kind.EVALUATION, message, at);
  }
}
