package plumbline.tla.compile;

import java.lang.classfile.Label;
import java.util.Optional;

/** A set in compiled code: what can be gone through and asked for members, bits or not. */
abstract class SetCode {
  /** The elements' shape. */
  abstract Shape element();

  /** Writes a loop. */
  abstract void each(Body b, Visitor visitor);

  /** A test for membership. */
  abstract Code contains(Code element);

  /** Writes what happens with an element; jumping to the label goes on with the next one. */
  interface Visitor {
    void visit(Body b, Code element, Label next);
  }

  /** How many elements there are, where that is at hand. */
  Optional<Code> size() {
    return Optional.empty();
  }

  /** Whether there is no element. */
  Code isEmpty() {
    return Code.test(
        (b, target, when) -> {
          Label some = b.code.newLabel();
          Label end = b.code.newLabel();
          each(b, (inner, element, next) -> inner.code.goto_(some));
          if (when) {
            b.code.goto_(target);
            b.code.labelBinding(some);
          } else {
            b.code.goto_(end);
            b.code.labelBinding(some);
            b.code.goto_(target);
            b.code.labelBinding(end);
          }
        });
  }
}
