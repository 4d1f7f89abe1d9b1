package plumbline.tla.compile;

import java.util.HashMap;
import java.util.Map;
import plumbline.tla.expr.Expr;

/** What the slots of an operator's frame stand for where it is written in place. */
final class Frame {
  /** What a slot stands for. */
  sealed interface Meaning {}

  /** A value at hand. */
  record Held(Code code) implements Meaning {}

  /** An expression, worked out wherever the slot is used. */
  record Named(Expr expr, Frame frame) implements Meaning {}

  /** An operator. */
  record Operator(Expr.Arg arg, Frame frame) implements Meaning {}

  private final Map<Integer, Meaning> slots = new HashMap<>();

  Frame() {}

  private Frame(Frame other) {
    slots.putAll(other.slots);
  }

  Frame with(int slot, Meaning meaning) {
    Frame more = new Frame(this);
    more.slots.put(slot, meaning);
    return more;
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  Frame copy() {
    return new Frame(this);
  }

  void put(int slot, Meaning meaning) {
    slots.put(slot, meaning);
  }

  Meaning at(int slot) {
    return slots.get(slot);
  }
}
