package plumbline.tla.compile;

import java.lang.classfile.Label;
import java.util.Optional;
import plumbline.tla.value.Value;

/** A value that is worked out when it is first used, and then kept. */
final class Cell extends Code {
  private final Code value;
  private final boolean atOnce;
  private int local = -1;
  private int known = -1;

  /**
   * @param atOnce whether it is worked out where it is defined
   */
  Cell(Code value, boolean atOnce) {
    super(value.shape);
    this.value = value;
    this.atOnce = atOnce;
  }

  /** Writes the definition, ahead of all uses. */
  void define(Body b) {
    local = b.local();
    if (atOnce) {
      value.push(b);
      b.code.lstore(local);
      return;
    }
    known = b.localInt();
    b.code.lconst_0().lstore(local).iconst_0().istore(known);
  }

  @Override
  void push(Body b) {
    if (atOnce) {
      b.code.lload(local);
      return;
    }
    Label done = b.code.newLabel();
    b.code.iload(known).ifne(done);
    value.push(b);
    b.code.lstore(local).iconst_1().istore(known);
    b.code.labelBinding(done).lload(local);
  }

  @Override
  Optional<Value> constant() {
    return value.constant();
  }

  @Override
  boolean isCheap() {
    return true;
  }
}
