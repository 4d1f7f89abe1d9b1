package plumbline.tla.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import plumbline.tla.compile.Body.Comparison;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/** Makes code of expressions. */
class Exprs {
  final Shapes shapes;
  final Layout layout;
  final Numbers numbers = new Numbers(this);
  final Sets sets = new Sets(this);
  final Functions functions = new Functions(this);
  final Sequences sequences = new Sequences(this);
  final Interpreting interpreting;
  private final Facts facts;
  private final Function<Expr, Optional<Value>> constants;

  /** What the next state is known to be; null where there is none. */
  Next next;

  /** Whether variables are those of the next state, which is there already. */
  private boolean ahead;

  private int depth;

  /**
   * @param constants the value of an expression that is the same everywhere
   */
  Exprs(
      Shapes shapes,
      Layout layout,
      Facts facts,
      Function<Expr, Optional<Value>> constants,
      Function<Exprs, Interpreting> interpreting) {
    this.interpreting = interpreting.apply(this);
    this.facts = facts;
    this.shapes = shapes;
    this.layout = layout;
    this.constants = constants;
  }

  /** An expression with the frame that its names are in. */
  record Place(Expr expr, Frame frame) {}

  static Unsupported unsupported(String what, Expr at) {
    return new Unsupported(what, at.at());
  }

  Optional<Value> constant(Expr expr) {
    return expr instanceof Expr.Const c ? Optional.of(c.value()) : constants.apply(expr);
  }

  /** Whether variables are those of a next state that is there already. */
  boolean isAhead() {
    return ahead;
  }

  /** Where a variable is read. */
  Layout.Place place(int variable) {
    Layout.Place place = layout.place(variable);
    return ahead ? place.later(layout.words()) : place;
  }

  /** What is made where variables are those of a next state that is there already. */
  <T> T ahead(Supplier<T> making) {
    return reading(true, making);
  }

  /** What is made where variables are those of a next state, or not. */
  <T> T reading(boolean next, Supplier<T> making) {
    boolean before = ahead;
    ahead = next;
    try {
      return making.get();
    } finally {
      ahead = before;
    }
  }

  /** The expression that a name stands for, as far as that is an expression. */
  Place resolve(Expr expr, Frame frame) {
    Expr at = expr;
    Frame in = frame;
    while (true) {
      if (at instanceof Expr.Local l && in.at(l.slot()) instanceof Frame.Named(Expr e, Frame f)) {
        at = e;
        in = f;
      } else if (at instanceof Expr.Call c
          && !c.target().recursive()
          && c.args().isEmpty()
          && constant(at).isEmpty()) {
        at = c.target().body();
        in = new Frame();
      } else {
        return new Place(at, in);
      }
    }
  }

  /**
   * Code for an expression.
   *
   * @param want the shape in which it would be of most use; null for any
   */
  Code code(Expr expr, Frame frame, Shape want) {
    return code(expr, frame, want, want instanceof Shape.Int ? want : null);
  }

  /**
   * @param demanded the shape that the value has to have in the end; null where that is not known
   */
  private Code code(Expr expr, Frame frame, Shape want, Shape demanded) {
    try {
      return compiled(expr, frame, want);
    } catch (Unsupported e) {
      if (!interpreting.isOn() || e.isForAll()) {
        throw e;
      }
      return interpreting.code(expr, frame, demanded, e);
    }
  }

  private Code compiled(Expr expr, Frame frame, Shape want) {
    try {
      if (++depth > 200) {
        throw unsupported("it is nested too deep", expr);
      }
      Optional<Value> value = constant(expr);
      if (value.isPresent()) {
        return shapes.constant(value.get(), want);
      }
      return compute(expr, frame, want);
    } catch (Misfit e) {
      throw unsupported("its values have no shape", expr);
    } catch (ValueException e) {
      throw unsupported("it is wrong", expr);
    } finally {
      depth--;
    }
  }

  /** Code in that very shape. */
  Code code(Shape shape, Expr expr, Frame frame) {
    return shapes.to(shape, code(expr, frame, shape, shape));
  }

  Code test(Expr expr, Frame frame) {
    Shape bool = new Shape.Bool();
    Code code = code(expr, frame, bool, bool);
    if (code.shape instanceof Shape.Any) {
      return shapes.to(bool, code);
    }
    if (!(code.shape instanceof Shape.Bool)) {
      throw unsupported("it is no boolean", expr);
    }
    return code;
  }

  private Code compute(Expr expr, Frame frame, Shape want) {
    return switch (expr) {
      case Expr.Const c -> shapes.constant(c.value(), want);
      case Expr.Var v -> functions.variable(v);
      case Expr.Local l -> local(l, frame, want);
      case Expr.Call c -> call(c, frame, want);
      case Expr.CallLocal c -> callLocal(c, frame, want);
      case Expr.Native n -> nativeCall(n, frame, want);
      case Expr.Prime p -> primed(p, frame, want);
      case Expr.Not n -> not(test(n.body(), frame));
      case Expr.And a -> all(a.conjuncts().stream().map(c -> test(c, frame)).toList());
      case Expr.Or o -> any(o.disjuncts().stream().map(d -> test(d, frame)).toList());
      case Expr.Implies i -> any(List.of(not(test(i.left(), frame)), test(i.right(), frame)));
      case Expr.Equivalent e -> equal(test(e.left(), frame), test(e.right(), frame), expr);
      case Expr.Equal e -> equality(e.left(), e.right(), frame, expr);
      case Expr.NotEqual e -> not(equality(e.left(), e.right(), frame, expr));
      case Expr.If i -> conditional(i, frame, want);
      case Expr.Case c -> cases(c, frame, want);
      case Expr.Let l -> let(l, frame, want);
      case Expr.Exists e -> quantified(e.bounds(), e.body(), frame, true);
      case Expr.Forall f -> quantified(f.bounds(), f.body(), frame, false);
      case Expr.In i -> sets.contains(i.element(), i.set(), frame);
      case Expr.NotIn n -> not(sets.contains(n.element(), n.set(), frame));
      case Expr.SubsetEq s -> sets.subset(s.left(), s.right(), frame);
      case Expr.SetOf _, Expr.Filter _, Expr.MapSet _, Expr.Cup _, Expr.Cap _, Expr.Diff _ ->
          sets.code(expr, frame, want);
      case Expr.BigUnion _, Expr.Choose _ -> sets.code(expr, frame, want);
      case Expr.Function _, Expr.Apply _, Expr.Except _, Expr.Record _, Expr.Field _ ->
          functions.code(expr, frame, want);
      case Expr.Tuple _, Expr.Domain _ -> functions.code(expr, frame, want);
      case Expr.Unchanged u -> unchanged(u.body(), frame);
      case Expr.Square s -> any(List.of(unchanged(s.subscript(), frame), test(s.action(), frame)));
      default -> throw unsupported(expr.getClass().getSimpleName(), expr);
    };
  }

  // --- names ------------------------------------------------------------------

  private Code local(Expr.Local l, Frame frame, Shape want) {
    return switch (frame.at(l.slot())) {
      case Frame.Held(Code code) -> code;
      case Frame.Named(Expr e, Frame f) -> code(e, f, want);
      case null, default -> throw unsupported("the name " + l.name(), l);
    };
  }

  private Code primed(Expr.Prime p, Frame frame, Shape want) {
    Place place = resolve(p.body(), frame);
    if (next == null) {
      throw unsupported("a prime outside of an action", p);
    }
    if (next.isSeen()) {
      return Ahead.code(this, ahead(() -> code(p.body(), frame, want)));
    }
    if (place.expr() instanceof Expr.Var v) {
      return next.value(v.index(), this).orElseThrow(() -> unsupported("a prime ahead", p));
    }
    return switch (place.expr()) {
      case Expr.Apply a when resolve(a.function(), place.frame()).expr() instanceof Expr.Var ->
          functions.code(
              new Expr.Apply(new Expr.Prime(a.function(), p.at()), a.arguments(), a.at()),
              place.frame(),
              want);
      default -> throw unsupported("a prime of an expression", p);
    };
  }

  private Code unchanged(Expr body, Frame frame) {
    Place place = resolve(body, frame);
    if (place.expr() instanceof Expr.Tuple t) {
      return all(t.elements().stream().map(e -> unchanged(e, place.frame())).toList());
    }
    if (next != null
        && next.isSeen()
        && place.expr() instanceof Expr.Var v
        && !layout.place(v.index()).isNarrow()
        && !layout.place(v.index()).shape().hasAny()) {
      return sameWords(layout.place(v.index()));
    }
    Expr prime = new Expr.Prime(place.expr(), body.at());
    return equality(prime, place.expr(), place.frame(), body);
  }

  /** Whether a variable of many bits is the same in both states. */
  private Code sameWords(Layout.Place place) {
    return Code.test(
        (b, target, when) -> {
          java.lang.classfile.Label differ = b.code.newLabel();
          for (int w = 0; w < place.words(); w++) {
            b.word(place.word() + w);
            b.word(place.word() + w + layout.words());
            b.compare(Comparison.UNEQUAL, when ? differ : target);
          }
          if (when) {
            b.code.goto_(target);
          }
          b.code.labelBinding(differ);
        });
  }

  Code call(Expr.Call c, Frame frame, Shape want) {
    Entered in = enter(c.target(), c.args(), frame, c);
    return in.around(code(c.target().body(), in.frame, want));
  }

  private Code callLocal(Expr.CallLocal c, Frame frame, Shape want) {
    return call(called(c, frame), frame, want);
  }

  /** A call of what an operator parameter stands for. */
  Expr.Call called(Expr.CallLocal c, Frame frame) {
    if (frame.at(c.slot()) instanceof Frame.Operator(Expr.OperatorArg o, Frame _)
        && o.captured().isEmpty()) {
      return new Expr.Call(o.target(), c.args(), c.at());
    }
    throw unsupported("the operator " + c.name(), c);
  }

  /** A frame with cells that are to be defined ahead of what is in it. */
  static final class Entered {
    final Frame frame;
    final List<Cell> cells = new ArrayList<>();

    Entered(Frame frame) {
      this.frame = frame;
    }

    void define(Body b) {
      cells.forEach(c -> c.define(b));
    }

    Code around(Code inner) {
      if (cells.isEmpty()) {
        return inner;
      }
      return new Code(inner.shape) {
        @Override
        void push(Body b) {
          define(b);
          inner.push(b);
        }

        @Override
        void jump(Body b, java.lang.classfile.Label target, boolean when) {
          define(b);
          inner.jump(b, target, when);
        }

        @Override
        Optional<Value> constant() {
          return inner.constant();
        }
      };
    }
  }

  /** The frame of an operator that is written in place. */
  Entered enter(Definition target, List<Expr.Arg> args, Frame frame, Expr at) {
    if (target.recursive()) {
      throw unsupported("the recursive operator " + target.name(), at);
    }
    Entered in = new Entered(new Frame());
    for (int i = 0; i < args.size(); i++) {
      switch (args.get(i)) {
        case Expr.ValueArg(Expr value) ->
            bind(
                in,
                i,
                value,
                frame,
                target.body(),
                target.params().get(i).primed() || facts.isAction(value));
        case Expr.LocalOperatorArg l -> in.frame.put(i, frame.at(l.slot()));
        case Expr.Arg operator -> in.frame.put(i, new Frame.Operator(operator, frame));
      }
    }
    return in;
  }

  /** Binds a slot to a value that is worked out at most once, or by name where that is as well. */
  void bind(Entered in, int slot, Expr value, Frame frame, Expr user, boolean byName) {
    Place place = resolve(value, frame);
    if (place.expr() instanceof Expr.Local l
        && place.frame().at(l.slot()) instanceof Frame.Held held) {
      in.frame.put(slot, held);
      return;
    }
    Frame.Meaning named = new Frame.Named(place.expr(), place.frame());
    if (byName
        || place.expr() instanceof Expr.Var
        || constant(place.expr()).isPresent()
        || uses(user, slot) < 2) {
      in.frame.put(slot, named);
      return;
    }
    try {
      Code code = interpreting.strictly(() -> code(place.expr(), place.frame(), null));
      if (code.isCheap()) {
        in.frame.put(slot, new Frame.Held(code));
        return;
      }
      Cell cell = new Cell(code, false);
      in.cells.add(cell);
      in.frame.put(slot, new Frame.Held(cell));
    } catch (Unsupported e) {
      // A set that is no bits can still be gone through.
      in.frame.put(slot, named);
    }
  }

  /** How often a slot is read, 2 standing for more, and for within a loop. */
  private static int uses(Expr expr, int slot) {
    if (expr instanceof Expr.Local l) {
      return l.slot() == slot ? 1 : 0;
    }
    int[] sum = {0};
    boolean loop =
        switch (expr) {
          case Expr.Exists _, Expr.Forall _, Expr.Filter _, Expr.MapSet _, Expr.Function _ -> true;
          case Expr.Choose _ -> true;
          default -> false;
        };
    Operands.forEach(expr, e -> sum[0] += uses(e, slot));
    for (Expr.Arg arg : Operands.arguments(expr)) {
      if (arg instanceof Expr.OperatorArg o) {
        for (Expr.Arg captured : o.captured()) {
          if (captured instanceof Expr.ValueArg(Expr e)) {
            sum[0] += 2 * uses(e, slot);
          }
        }
      }
    }
    return loop ? 2 * sum[0] : sum[0];
  }

  private Code let(Expr.Let l, Frame frame, Shape want) {
    Entered in = let(l, frame);
    return in.around(code(l.body(), in.frame, want));
  }

  /** The frame of what is inside a LET. */
  Entered let(Expr.Let l, Frame frame) {
    Entered in = new Entered(frame.copy());
    BitSet primed = Reads.of(l).primedSlots();
    for (Expr.LetValue v : l.values()) {
      boolean byName = facts.isAction(v.value()) || primed.get(v.slot());
      bind(in, v.slot(), v.value(), in.frame, l.body(), byName);
    }
    return in;
  }

  private Code nativeCall(Expr.Native n, Frame frame, Shape want) {
    return switch (n.module()) {
      case "Naturals", "Integers", "Reals" -> numbers.code(n, frame, want);
      case "FiniteSets" -> sets.cardinality(n, frame);
      case "Sequences" -> sequences.code(n, frame, want);
      default -> {
        if (n.module().equals("TLC") && n.name().equals("Assert")) {
          yield asserted(test(argument(n, 0), frame));
        }
        throw unsupported(n.module() + "!" + n.name(), n);
      }
    };
  }

  /** What Assert has to say is for the interpreter. */
  private static Code asserted(Code condition) {
    return Code.test(
        (b, target, when) -> {
          java.lang.classfile.Label holds = b.code.newLabel();
          condition.jump(b, holds, true);
          b.misfit();
          b.code.labelBinding(holds);
          if (when) {
            b.code.goto_(target);
          }
        });
  }

  static Expr argument(Expr.Native n, int index) {
    if (n.args().get(index) instanceof Expr.ValueArg(Expr value)) {
      return value;
    }
    throw unsupported(n.name(), n);
  }

  // --- logic ------------------------------------------------------------------

  static Code not(Code code) {
    return code.constant().isPresent()
        ? Code.constant(new Shape.Bool(), BoolValue.of(!code.constant().get().isTrue()))
        : Code.test((b, target, when) -> code.jump(b, target, !when));
  }

  static Code all(List<Code> codes) {
    return Code.test((b, target, when) -> jump(codes, b, target, when, true));
  }

  static Code any(List<Code> codes) {
    return Code.test((b, target, when) -> jump(codes, b, target, when, false));
  }

  /** Conjunctions, where each must be true; disjunctions are the same with all turned round. */
  private static void jump(
      List<Code> codes,
      Body b,
      java.lang.classfile.Label target,
      boolean when,
      boolean conjunction) {
    if (when != conjunction) {
      codes.forEach(c -> c.jump(b, target, when));
      return;
    }
    java.lang.classfile.Label end = b.code.newLabel();
    for (int i = 0; i < codes.size(); i++) {
      boolean last = i == codes.size() - 1;
      codes.get(i).jump(b, last ? target : end, last == when);
    }
    b.code.labelBinding(end);
  }

  private Code equality(Expr left, Expr right, Frame frame, Expr at) {
    Optional<Code> ofSets = sets.equality(left, right, frame);
    if (ofSets.isPresent()) {
      return ofSets.get();
    }
    Code a = code(left, frame, null);
    if (a.constant().isPresent()) {
      Code b = code(right, frame, a.shape);
      return equal(code(left, frame, b.shape), b, at);
    }
    return equal(a, code(right, frame, a.shape), at);
  }

  Code equal(Code a, Code b, Expr at) {
    if (a.constant().isPresent() && b.constant().isPresent()) {
      return Code.constant(
          new Shape.Bool(), BoolValue.of(a.constant().get().equals(b.constant().get())));
    }
    if (a.shape instanceof Shape.Int && b.shape instanceof Shape.Int) {
      return compared(a, b, Comparison.EQUAL);
    }
    if (a.shape.hasAny() || b.shape.hasAny()) {
      return shapes.sameAny(interpreting.any(), a, b);
    }
    Kinds.requireComparable(a.shape, b.shape, at.at());
    if (Shapes.same(a.shape, b.shape)) {
      return compared(a, b, Comparison.EQUAL);
    }
    Shape joint = shapes.joint(a, b);
    if (!joint.isNarrow()) {
      throw unsupported("values of many bits are compared", at);
    }
    if (joint instanceof Shape.Atom) {
      Optional<Code> x = shapes.softly(joint, a);
      Optional<Code> y = shapes.softly(joint, b);
      return x.isPresent() && y.isPresent()
          ? compared(x.get(), y.get(), Comparison.EQUAL)
          : Code.answer(false, x.isPresent() ? b : a);
    }
    return compared(shapes.to(joint, a), shapes.to(joint, b), Comparison.EQUAL);
  }

  static Code compared(Code a, Code b, Comparison comparison) {
    return Code.test(
        (body, target, when) -> {
          a.push(body);
          b.push(body);
          body.compare(when ? comparison : comparison.not(), target);
        });
  }

  private Code conditional(Expr.If i, Frame frame, Shape want) {
    return chosen(
        test(i.condition(), frame),
        code(i.then(), frame, want),
        code(i.otherwise(), frame, want),
        want);
  }

  private Code chosen(Code condition, Code yes, Code no, Shape want) {
    if (condition.constant().isPresent()) {
      return condition.constant().get().isTrue() ? yes : no;
    }
    if (yes.shape instanceof Shape.Bool && no.shape instanceof Shape.Bool) {
      return Code.test(
          (b, target, when) -> {
            java.lang.classfile.Label otherwise = b.code.newLabel();
            java.lang.classfile.Label end = b.code.newLabel();
            condition.jump(b, otherwise, false);
            yes.jump(b, target, when);
            b.code.goto_(end);
            b.code.labelBinding(otherwise);
            no.jump(b, target, when);
            b.code.labelBinding(end);
          });
    }
    Shape shape = want == null || want instanceof Shape.Int ? shapes.joint(yes, no) : want;
    Code a = shapes.to(shape, yes);
    Code c = shapes.to(shape, no);
    return Code.of(
        shape,
        b -> {
          java.lang.classfile.Label otherwise = b.code.newLabel();
          java.lang.classfile.Label end = b.code.newLabel();
          condition.jump(b, otherwise, false);
          a.push(b);
          b.code.goto_(end);
          b.code.labelBinding(otherwise);
          c.push(b);
          b.code.labelBinding(end);
        });
  }

  private Code cases(Expr.Case c, Frame frame, Shape want) {
    Code result =
        c.other()
            .map(o -> code(o, frame, want))
            .orElseGet(
                () ->
                    Functions.failing(
                        want == null ? code(c.arms().getLast().value(), frame, null).shape : want));
    for (Expr.Arm arm : c.arms().reversed()) {
      result = chosen(test(arm.condition(), frame), code(arm.value(), frame, want), result, want);
    }
    return result;
  }

  /** {@code \E} and {@code \A}, which is the former with all turned round. */
  private Code quantified(List<Expr.Bound> bounds, Expr body, Frame frame, boolean exists) {
    return Code.test(
        (b, target, when) -> {
          java.lang.classfile.Label found = b.code.newLabel();
          java.lang.classfile.Label end = b.code.newLabel();
          sets.loop(
              b,
              bounds,
              frame,
              (inner, frameOf, next) -> test(body, frameOf).jump(inner, found, exists));
          if (when == exists) {
            b.code.goto_(end);
            b.code.labelBinding(found).goto_(target);
          } else {
            b.code.goto_(target);
            b.code.labelBinding(found);
          }
          b.code.labelBinding(end);
        });
  }
}
