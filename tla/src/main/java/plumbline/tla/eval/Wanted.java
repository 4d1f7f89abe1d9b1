package plumbline.tla.eval;

import java.util.HashMap;
import java.util.Map;
import plumbline.tla.Action;
import plumbline.tla.expr.Definition;

/**
 * The one action that a plan is for, and which slots are passed on as its parameters at each place
 * where the next-state relation reaches it.
 */
final class Wanted {
  /** How often a slot is passed as which parameter. */
  private record Passed(int parameter, int times) {}

  private static final int NONE = -1;

  private final Action action;
  private final Map<Integer, Passed> passed = new HashMap<>();
  private int met;
  private boolean ambiguous;

  Wanted(Action action) {
    this.action = action;
  }

  boolean is(int index) {
    return index == action.index();
  }

  /**
   * Whether a definition is that action, as far as its place tells. Not of the next-state relation
   * itself, which has only the steps that no named action has.
   */
  boolean is(Definition definition) {
    return action.index() > 0
        && definition.at().equals(action.at())
        && definition.name().equals(action.name());
  }

  /** How many places reach the action so far. */
  int met() {
    return met;
  }

  /** Whether leaving out the other actions leaves this one as it is. */
  boolean alone() {
    return met > 0 && !ambiguous;
  }

  /** Two conjuncts reach the action: each may be the one that a step is named after. */
  void ambiguous() {
    ambiguous = true;
  }

  /** Notes one more place. */
  void meet(int[] parameterSlots) {
    met++;
    for (int i = 0; i < parameterSlots.length; i++) {
      pass(parameterSlots[i], i, 1);
    }
  }

  /** Notes that a slot is the argument for a parameter of an operator around the places since. */
  void passed(int argumentSlot, int parameterSlot, int metBefore) {
    int parameter = parameter(parameterSlot, metBefore);
    if (parameter >= 0) {
      pass(argumentSlot, parameter, met - metBefore);
    }
  }

  private void pass(int slot, int parameter, int times) {
    passed.merge(
        slot,
        new Passed(parameter, times),
        (a, b) -> new Passed(a.parameter == b.parameter ? a.parameter : NONE, a.times + b.times));
  }

  /** Which parameter the slot becomes at every place met since, or negative. */
  int parameter(int slot, int metBefore) {
    Passed p = passed.get(slot);
    return p != null && p.times == met - metBefore ? p.parameter : NONE;
  }
}
