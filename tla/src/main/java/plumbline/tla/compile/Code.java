package plumbline.tla.compile;

import java.lang.classfile.Label;
import java.util.Optional;
import java.util.function.Consumer;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.Value;

/** An expression ready to be written: its value is one long. */
abstract class Code {
  final Shape shape;

  Code(Shape shape) {
    this.shape = shape;
  }

  /** Pushes the value. */
  abstract void push(Body b);

  /** The value where it is always the same. */
  Optional<Value> constant() {
    return Optional.empty();
  }

  /** Jumps where a boolean is that; goes on otherwise. */
  void jump(Body b, Label target, boolean when) {
    push(b);
    b.code.l2i();
    if (when) {
      b.code.ifne(target);
    } else {
      b.code.ifeq(target);
    }
  }

  /** Whether it costs nothing to push it again. */
  boolean isCheap() {
    return constant().isPresent();
  }

  static Code of(Shape shape, Consumer<Body> push) {
    return new Code(shape) {
      @Override
      void push(Body b) {
        push.accept(b);
      }
    };
  }

  static Code local(Shape shape, int local) {
    return new Code(shape) {
      @Override
      void push(Body b) {
        b.code.lload(local);
      }

      @Override
      boolean isCheap() {
        return true;
      }
    };
  }

  /** Where a test jumps. */
  interface Test {
    void jump(Body b, Label target, boolean when);
  }

  /** A boolean that is computed by jumping. */
  static Code test(Test test) {
    return new Code(new Shape.Bool()) {
      @Override
      void push(Body b) {
        Label yes = b.code.newLabel();
        Label end = b.code.newLabel();
        test.jump(b, yes, true);
        b.code.lconst_0().goto_(end);
        b.code.labelBinding(yes).lconst_1();
        b.code.labelBinding(end);
      }

      @Override
      void jump(Body b, Label target, boolean when) {
        test.jump(b, target, when);
      }
    };
  }

  /** An answer that is known once something was evaluated, which may fail. */
  static Code answer(boolean answer, Code evaluated) {
    if (evaluated.constant().isPresent()) {
      return constant(new Shape.Bool(), BoolValue.of(answer));
    }
    return test(
        (b, target, when) -> {
          evaluated.push(b);
          b.code.pop2();
          if (when == answer) {
            b.code.goto_(target);
          }
        });
  }

  static Code constant(Shape shape, Value value) {
    long code = shape.code(value);
    long pushed = shape instanceof Shape.Int(long low, long _) ? code + low : code;
    return new Code(shape) {
      @Override
      void push(Body b) {
        b.constant(pushed);
      }

      @Override
      Optional<Value> constant() {
        return Optional.of(value);
      }

      @Override
      void jump(Body b, Label target, boolean when) {
        if ((pushed != 0) == when) {
          b.code.goto_(target);
        }
      }
    };
  }
}
