package plumbline.tla.compile;

import java.lang.classfile.Label;
import java.util.Optional;

/**
 * What reads the next state as its own, whenever it is written: parts of it may only be made then.
 */
final class Ahead {
  private Ahead() {}

  /** The code of a primed expression. */
  static Code code(Exprs exprs, Code code) {
    if (code.isCheap()) {
      return code;
    }
    return new Code(code.shape) {
      @Override
      void push(Body b) {
        exprs.ahead(
            () -> {
              code.push(b);
              return code;
            });
      }

      @Override
      void jump(Body b, Label target, boolean when) {
        exprs.ahead(
            () -> {
              code.jump(b, target, when);
              return code;
            });
      }
    };
  }

  /** The set of a primed expression; what is done with its elements reads what it did before. */
  static SetCode set(Exprs exprs, SetCode set) {
    return new SetCode() {
      @Override
      Shape element() {
        return set.element();
      }

      @Override
      void each(Body b, Visitor visitor) {
        boolean before = exprs.isAhead();
        exprs.ahead(
            () -> {
              set.each(
                  b,
                  (inner, element, next) ->
                      exprs.reading(
                          before,
                          () -> {
                            visitor.visit(inner, element, next);
                            return set;
                          }));
              return set;
            });
      }

      @Override
      Code contains(Code element) {
        if (element.isCheap()) {
          return Ahead.code(exprs, exprs.ahead(() -> set.contains(element)));
        }
        // The element is of the state that it was made for.
        Slot kept = new Slot(element);
        Code in = Ahead.code(exprs, exprs.ahead(() -> set.contains(kept)));
        return Code.test(
            (b, target, when) -> {
              kept.define(b);
              in.jump(b, target, when);
            });
      }

      @Override
      Optional<Code> size() {
        return exprs.ahead(set::size).map(c -> Ahead.code(exprs, c));
      }

      @Override
      Code isEmpty() {
        return Ahead.code(exprs, exprs.ahead(set::isEmpty));
      }
    };
  }
}
