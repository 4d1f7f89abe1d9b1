package plumbline.tla.compile;

import java.lang.classfile.Label;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Value;

/** Sets in compiled code: bits where they have to be kept, else loops and tests. */
final class Sets {

  private final Exprs exprs;
  private final SetCodes codes;

  Sets(Exprs exprs) {
    this.exprs = exprs;
    this.codes = new SetCodes(exprs);
  }

  // --- sets that can be gone through --------------------------------------------

  /** A set to go through or to ask for members. */
  SetCode set(Expr expr, Frame frame) {
    Exprs.Place place = exprs.resolve(expr, frame);
    try {
      return set(place);
    } catch (Unsupported e) {
      if (!exprs.interpreting.isOn() || e.isForAll()) {
        throw e;
      }
      return exprs.interpreting.set(place.expr(), place.frame(), e);
    }
  }

  private SetCode set(Exprs.Place place) {
    Expr at = place.expr();
    Frame in = place.frame();
    Optional<Value> constant = exprs.constant(at);
    if (constant.isPresent()) {
      return codes.constant(constant.get(), at);
    }
    return switch (at) {
      case Expr.Native n when n.name().equals("..") ->
          SetCodes.interval(
              exprs.numbers.integer(Exprs.argument(n, 0), in),
              exprs.numbers.integer(Exprs.argument(n, 1), in));
      case Expr.Filter f -> filter(f, in);
      case Expr.Powerset p -> codes.subsets(mask(p.base(), in, null), at);
      case Expr.Domain d -> domain(d, in);
      case Expr.Prime p when exprs.next != null && exprs.next.isSeen() ->
          Ahead.set(exprs, exprs.ahead(() -> set(p.body(), in)));
      case Expr.Var v when !exprs.layout.place(v.index()).isNarrow() -> codes.ofWords(v);
      case Expr.Diff d when isLong(d.left(), in) ->
          SetCodes.without(set(d.left(), in), set(d.right(), in));
      case Expr.If i -> {
        Code code = exprs.code(i, in, null);
        yield codes.bits(code, at);
      }
      case Expr.Call c when exprs.constant(c).isEmpty() && !c.target().recursive() -> called(c, in);
      default -> codes.bits(exprs.code(at, in, null), at);
    };
  }

  /** A call whose arguments are named, not worked out: its set may be no bits. */
  private SetCode called(Expr.Call c, Frame frame) {
    Exprs.Entered entered = exprs.enter(c.target(), c.args(), frame, c);
    SetCode inner = set(c.target().body(), entered.frame);
    if (entered.cells.isEmpty()) {
      return inner;
    }
    return new SetCode() {
      @Override
      Shape element() {
        return inner.element();
      }

      @Override
      void each(Body b, Visitor visitor) {
        entered.define(b);
        inner.each(b, visitor);
      }

      @Override
      Code contains(Code element) {
        return entered.around(inner.contains(element));
      }
    };
  }

  private boolean isLong(Expr expr, Frame frame) {
    Exprs.Place place = exprs.resolve(expr, frame);
    return (place.expr() instanceof Expr.Var v && !exprs.layout.place(v.index()).isNarrow())
        || place.expr() instanceof Expr.Filter;
  }

  private SetCode filter(Expr.Filter f, Frame frame) {
    SetCode base = set(f.bound().domain(), frame);
    return new SetCode() {
      @Override
      Shape element() {
        return base.element();
      }

      @Override
      void each(Body b, Visitor visitor) {
        base.each(
            b,
            (inner, element, next) -> {
              exprs.test(f.body(), bound(f.bound(), element, frame)).jump(inner, next, false);
              visitor.visit(inner, element, next);
            });
      }

      @Override
      Code contains(Code element) {
        Slot kept = new Slot(element);
        Code in =
            Exprs.all(
                List.of(base.contains(kept), exprs.test(f.body(), bound(f.bound(), kept, frame))));
        return Code.test(
            (b, target, when) -> {
              kept.define(b);
              in.jump(b, target, when);
            });
      }
    };
  }

  private SetCode domain(Expr.Domain d, Frame frame) {
    Code function = exprs.code(d.function(), frame, null);
    return switch (function.shape) {
      case Shape.Seq s ->
          SetCodes.interval(
              SetCodes.number(1),
              Code.of(
                  new Shape.Int(0, s.most()),
                  b -> {
                    function.push(b);
                    b.mask(s.lengthBits());
                  }));
      case Shape.Fun f -> codes.constant(f.keys().domain(), d);
      case Shape.Struct s -> codes.constant(s.keys().domain(), d);
      default -> throw Exprs.unsupported("the domain of what is no function", d);
    };
  }

  /** The frame of what is said of an element, or of the components of a tuple. */
  private Frame bound(Expr.Bound bound, Code element, Frame frame) {
    if (!bound.tuple()) {
      return frame.with(bound.slots().getFirst(), new Frame.Held(element));
    }
    int count = bound.slots().size();
    if (!isTuple(element.shape, count)) {
      throw new Unsupported("a pattern of a tuple that may be none", bound.domain().at());
    }
    Frame in = frame;
    for (int i = 0; i < count; i++) {
      Code part = exprs.functions.part(element, IntValue.of(i + 1L), bound.domain());
      in = in.with(bound.slots().get(i), new Frame.Held(part));
    }
    return in;
  }

  /** Whether all values of a shape are tuples of so many components. */
  private static boolean isTuple(Shape shape, int count) {
    return switch (shape) {
      case Shape.Fun f -> f.keys().isSequence() && f.keys().count() == count;
      case Shape.Struct s -> s.keys().isSequence() && s.keys().count() == count;
      case Shape.Atom(Universe u) -> u.all(v -> isTuple(v, count));
      case Shape.OneOf o -> o.alternatives().stream().allMatch(s -> isTuple(s, count));
      default -> false;
    };
  }

  private static boolean isTuple(Value value, int count) {
    FunctionValue f = FunctionValue.listed(value);
    return f != null && f.isSequence() && f.count() == count;
  }

  /** Writes the loops of bounds, the first one outermost. */
  void loop(Body b, List<Expr.Bound> bounds, Frame frame, Inner inner) {
    if (bounds.isEmpty()) {
      throw new IllegalArgumentException();
    }
    loop(b, bounds, 0, 0, frame, frame, inner);
  }

  /** What is inside of loops. */
  interface Inner {
    void write(Body b, Frame frame, Label next);
  }

  private void loop(
      Body b, List<Expr.Bound> bounds, int at, int slot, Frame outer, Frame frame, Inner inner) {
    Expr.Bound bound = bounds.get(bounds.size() - 1 - at);
    SetCode set = set(bound.domain(), outer);
    set.each(
        b,
        (body, element, next) -> {
          Frame in =
              bound.tuple()
                  ? bound(bound, element, frame)
                  : frame.with(bound.slots().get(slot), new Frame.Held(element));
          if (!bound.tuple() && slot + 1 < bound.slots().size()) {
            loop(body, bounds, at, slot + 1, outer, in, inner);
          } else if (at + 1 < bounds.size()) {
            loop(body, bounds, at + 1, 0, outer, in, inner);
          } else {
            inner.write(body, in, next);
          }
        });
  }

  // --- sets as bits ---------------------------------------------------------------

  /** The bits of a set, one long. */
  Code mask(Expr expr, Frame frame, Shape want) {
    Code code = exprs.code(expr, frame, want);
    if (code.shape instanceof Shape.Atom(Universe u)) {
      return exprs.shapes.to(codes.maskOf(u, expr), code);
    }
    if (!(code.shape instanceof Shape.Mask) && code.constant().isEmpty()) {
      throw Exprs.unsupported("what is no set", expr);
    }
    return code;
  }

  Code code(Expr expr, Frame frame, Shape want) {
    Shape.Mask wanted = want instanceof Shape.Mask m && m.isNarrow() ? m : null;
    return switch (expr) {
      case Expr.SetOf s -> {
        if (s.elements().isEmpty()) {
          yield exprs.shapes.constant(SetValue.EMPTY, want);
        }
        List<Code> elements =
            s.elements().stream()
                .map(e -> exprs.code(e, frame, wanted == null ? null : wanted.element()))
                .toList();
        Shape.Mask shape = wanted != null ? wanted : maskFor(elements, expr);
        List<Code> bits = elements.stream().map(e -> one(shape, e)).toList();
        yield folded(shape, bits);
      }
      case Expr.Cup c -> both(c.left(), c.right(), frame, wanted, expr, b -> b.code.lor());
      case Expr.Cap c -> both(c.left(), c.right(), frame, wanted, expr, b -> b.code.land());
      case Expr.Diff d -> both(d.left(), d.right(), frame, wanted, expr, Sets::andNot);
      case Expr.Filter f -> {
        SetCode set = filter(f, frame);
        yield gathered(wanted, set.element(), expr, (b, take) -> set.each(b, take));
      }
      case Expr.MapSet m -> mapped(m, frame, wanted);
      case Expr.BigUnion u -> union(u, frame, wanted);
      case Expr.Choose c -> choose(c, frame);
      case Expr.Native n when n.name().equals("..") -> {
        SetCode set = set(n, frame);
        yield gathered(wanted, set.element(), expr, (b, take) -> set.each(b, take));
      }
      default -> throw Exprs.unsupported(expr.getClass().getSimpleName(), expr);
    };
  }

  private Shape.Mask maskFor(List<Code> elements, Expr at) {
    Shape joint = elements.getFirst().shape;
    Code first = elements.getFirst();
    for (Code e : elements) {
      joint = e == first ? joint : exprs.shapes.joint(Code.of(joint, b -> {}), e);
    }
    return maskFor(joint, at);
  }

  private static Shape.Mask maskFor(Shape element, Expr at) {
    Shape numbered =
        switch (element) {
          case Shape.Bool _, Shape.Atom _ -> element;
          case Shape.Int(long low, long high) when high - low < SetCodes.LISTED -> element;
          case Shape.Int _ -> throw Exprs.unsupported("a set of integers without bounds", at);
          default -> new Shape.Atom(new Universe(Values.all(element, (int) SetCodes.LISTED)));
        };
    Shape.Mask mask = new Shape.Mask(numbered);
    if (!mask.isNarrow()) {
      throw Exprs.unsupported("a set of many bits", at);
    }
    return mask;
  }

  /** The bit of one element. */
  private Code one(Shape.Mask shape, Code element) {
    Code number = exprs.shapes.to(shape.element(), element);
    return Code.of(
        shape,
        b -> {
          b.code.lconst_1();
          number.push(b);
          b.toField(shape.element());
          b.code.l2i().lshl();
        });
  }

  private static Code folded(Shape shape, List<Code> bits) {
    return Code.of(
        shape,
        b -> {
          for (int i = 0; i < bits.size(); i++) {
            bits.get(i).push(b);
            if (i > 0) {
              b.code.lor();
            }
          }
        });
  }

  private static void andNot(Body b) {
    b.constant(-1);
    b.code.lxor().land();
  }

  private Code both(
      Expr left, Expr right, Frame frame, Shape.Mask wanted, Expr at, Consumer<Body> operation) {
    Code a = mask(left, frame, wanted);
    Code c = mask(right, frame, wanted != null ? wanted : a.shape);
    if (a.constant().isPresent() && wanted == null) {
      a = mask(left, frame, c.shape);
    }
    Shape shape = wanted != null ? wanted : exprs.shapes.joint(a, c);
    if (!(shape instanceof Shape.Mask) || !shape.isNarrow()) {
      throw Exprs.unsupported("a set of many bits", at);
    }
    Code x = exprs.shapes.to(shape, a);
    Code y = exprs.shapes.to(shape, c);
    return Code.of(
        shape,
        b -> {
          x.push(b);
          y.push(b);
          operation.accept(b);
        });
  }

  /** Writes a loop that takes what is to be gathered. */
  private interface Gathering {
    void write(Body b, SetCode.Visitor take);
  }

  private Code gathered(Shape.Mask wanted, Shape element, Expr at, Gathering loop) {
    Shape.Mask shape = wanted != null ? wanted : maskFor(element, at);
    return Code.of(
        shape,
        b -> {
          int bits = b.local();
          b.code.lconst_0().lstore(bits);
          loop.write(
              b,
              (inner, e, next) -> {
                inner.code.lload(bits);
                one(shape, e).push(inner);
                inner.code.lor().lstore(bits);
              });
          b.code.lload(bits);
        });
  }

  private Code mapped(Expr.MapSet m, Frame frame, Shape.Mask wanted) {
    Shape of =
        exprs.code(m.value(), within(m, frame), wanted == null ? null : wanted.element()).shape;
    return gathered(
        wanted,
        of,
        m,
        (b, take) ->
            loop(
                b,
                m.bounds(),
                frame,
                (body, in, next) ->
                    take.visit(
                        body,
                        exprs.code(m.value(), in, wanted == null ? null : wanted.element()),
                        next)));
  }

  /** What the elements are is only known inside of the loops: the frame of a dry run. */
  private Frame within(Expr.MapSet m, Frame frame) {
    Frame inner = frame;
    for (Expr.Bound bound : m.bounds()) {
      Shape element = set(bound.domain(), frame).element();
      if (bound.tuple()) {
        inner = bound(bound, Code.of(element, b -> {}), inner);
        continue;
      }
      for (int slot : bound.slots()) {
        inner = inner.with(slot, new Frame.Held(Code.of(element, b -> {})));
      }
    }
    return inner;
  }

  /** The values of a set, to go through only, as often as they are met. */
  SetCode images(Expr.MapSet m, Frame frame) {
    Shape of = exprs.code(m.value(), within(m, frame), null).shape;
    return new SetCode() {
      @Override
      Shape element() {
        return of;
      }

      @Override
      void each(Body b, Visitor visitor) {
        loop(
            b,
            m.bounds(),
            frame,
            (body, in, next) -> visitor.visit(body, exprs.code(m.value(), in, null), next));
      }

      @Override
      Code contains(Code element) {
        throw Exprs.unsupported("membership in a set that is only gone through", m);
      }
    };
  }

  private Code union(Expr.BigUnion u, Frame frame, Shape.Mask wanted) {
    Exprs.Place place = exprs.resolve(u.sets(), frame);
    if (place.expr() instanceof Expr.MapSet m) {
      Frame inner = within(m, place.frame());
      Shape shape = wanted != null ? wanted : mask(m.value(), inner, null).shape;
      return orOf(
          shape,
          (b, take) ->
              loop(
                  b,
                  m.bounds(),
                  place.frame(),
                  (body, in, next) ->
                      take.accept(body, exprs.shapes.to(shape, mask(m.value(), in, shape)))));
    }
    SetCode sets = set(u.sets(), frame);
    Shape shape =
        wanted != null
            ? wanted
            : sets.element() instanceof Shape.Atom(Universe v)
                ? codes.maskOf(v, u)
                : sets.element();
    if (!(shape instanceof Shape.Mask)) {
      throw Exprs.unsupported("the union of what are no sets", u);
    }
    return orOf(
        shape,
        (b, take) -> sets.each(b, (body, e, next) -> take.accept(body, exprs.shapes.to(shape, e))));
  }

  private Code orOf(
      Shape shape,
      java.util.function.BiConsumer<Body, java.util.function.BiConsumer<Body, Code>> loop) {
    return Code.of(
        shape,
        b -> {
          int bits = b.local();
          b.code.lconst_0().lstore(bits);
          loop.accept(
              b,
              (body, e) -> {
                body.code.lload(bits);
                e.push(body);
                body.code.lor().lstore(bits);
              });
          b.code.lload(bits);
        });
  }

  /** The first element in TLC's order. */
  private Code choose(Expr.Choose c, Frame frame) {
    SetCode set = set(c.bound().domain(), frame);
    boolean ordered = !(set.element() instanceof Shape.Atom(Universe u)) || u.isOrdered();
    if (c.bound().tuple() || set.element() instanceof Shape.Mask || !ordered) {
      throw Exprs.unsupported("CHOOSE from sets or tuples", c);
    }
    int slot = c.bound().slots().getFirst();
    return Code.of(
        set.element(),
        b -> {
          int chosen = b.local();
          Label found = b.code.newLabel();
          b.code.lconst_0().lstore(chosen);
          set.each(
              b,
              (inner, e, next) -> {
                exprs.test(c.body(), frame.with(slot, new Frame.Held(e))).jump(inner, next, false);
                e.push(inner);
                inner.code.lstore(chosen).goto_(found);
              });
          b.misfit();
          b.code.labelBinding(found).lload(chosen);
        });
  }

  // --- tests ----------------------------------------------------------------------

  Code contains(Expr element, Expr set, Frame frame) {
    Exprs.Place place = exprs.resolve(set, frame);
    Expr at = place.expr();
    Frame in = place.frame();
    if (exprs.constant(at).isPresent()) {
      Value constant = exprs.constant(at).get();
      if (isVariable(element, frame) && isWithin(element, frame, constant)) {
        return Code.constant(new Shape.Bool(), BoolValue.TRUE);
      }
      return codes.containsConstant(constant, exprs.code(element, frame, null), at);
    }
    return switch (at) {
      case Expr.SetOf s -> {
        Slot e = new Slot(exprs.code(element, frame, null));
        List<Code> equal =
            s.elements().stream().map(x -> exprs.equal(e, exprs.code(x, in, e.shape), at)).toList();
        Code any = Exprs.any(equal);
        yield Code.test(
            (b, target, when) -> {
              e.define(b);
              any.jump(b, target, when);
            });
      }
      case Expr.Cup c ->
          Exprs.any(
              List.of(
                  contains(element, c.left(), frame, in), contains(element, c.right(), frame, in)));
      case Expr.Cap c ->
          Exprs.all(
              List.of(
                  contains(element, c.left(), frame, in), contains(element, c.right(), frame, in)));
      case Expr.Diff d ->
          Exprs.all(
              List.of(
                  contains(element, d.left(), frame, in),
                  Exprs.not(contains(element, d.right(), frame, in))));
      default -> {
        SetCode code = set(at, in);
        yield code.contains(exprs.code(element, frame, code.element()));
      }
    };
  }

  /** Membership of an element of one frame in a set of another one. */
  private Code contains(Expr element, Expr set, Frame frame, Frame in) {
    if (frame == in) {
      return contains(element, set, frame);
    }
    SetCode code = set(set, in);
    return code.contains(exprs.code(element, frame, code.element()));
  }

  private boolean isVariable(Expr expr, Frame frame) {
    return exprs.resolve(expr, frame).expr() instanceof Expr.Var;
  }

  /** Whether the values that an expression can have are all in a set, by their shape. */
  private boolean isWithin(Expr element, Frame frame, Value set) {
    Exprs.Place place = exprs.resolve(element, frame);
    Shape shape =
        place.expr() instanceof Expr.Var v
            ? exprs.layout.place(v.index()).shape()
            : exprs.code(place.expr(), place.frame(), null).shape;
    return SetCodes.isWithin(shape, set);
  }

  Code subset(Expr left, Expr right, Frame frame) {
    Optional<Value> constant = exprs.constant(right);
    if (constant.isPresent()) {
      Exprs.Place place = exprs.resolve(left, frame);
      if (place.expr() instanceof Expr.Var v
          && SetCodes.elements(exprs.layout.place(v.index()).shape())
              .filter(e -> SetCodes.isWithin(e, constant.get()))
              .isPresent()) {
        return Code.constant(new Shape.Bool(), BoolValue.TRUE);
      }
    }
    try {
      Code a = exprs.interpreting.strictly(() -> mask(left, frame, null));
      Code c = exprs.interpreting.strictly(() -> mask(right, frame, a.shape));
      Shape shape = exprs.shapes.joint(a, c);
      if (shape instanceof Shape.Mask && shape.isNarrow()) {
        return SetCodes.none(exprs.shapes.to(shape, a), exprs.shapes.to(shape, c));
      }
    } catch (Unsupported e) {
      // By its elements, then.
    }
    SetCode all = set(left, frame);
    UnaryOperator<Code> contains =
        constant.isPresent()
            ? e -> codes.containsConstant(constant.get(), e, right)
            : set(right, frame)::contains;
    return Code.test(
        (b, target, when) -> {
          Label outside = b.code.newLabel();
          Label end = b.code.newLabel();
          all.each(b, (inner, e, next) -> contains.apply(e).jump(inner, outside, false));
          b.code.goto_(when ? target : end);
          b.code.labelBinding(outside);
          b.code.goto_(when ? end : target);
          b.code.labelBinding(end);
        });
  }

  /** An equation with the empty set on one side, of a set that may be no bits. */
  Optional<Code> equality(Expr left, Expr right, Frame frame) {
    for (boolean turned : new boolean[] {false, true}) {
      Expr one = turned ? right : left;
      Expr other = turned ? left : right;
      if (one instanceof Expr.SetOf s && s.elements().isEmpty()) {
        return Optional.of(set(other, frame).isEmpty());
      }
    }
    return Optional.empty();
  }

  Code cardinality(Expr.Native n, Frame frame) {
    if (!n.name().equals("Cardinality")) {
      throw Exprs.unsupported(n.name(), n);
    }
    Expr of = Exprs.argument(n, 0);
    try {
      Code bits = exprs.interpreting.strictly(() -> mask(of, frame, null));
      if (bits.shape instanceof Shape.Mask m) {
        return Code.of(
            new Shape.Int(0, m.size()),
            b -> {
              bits.push(b);
              b.ofLong("bitCount");
            });
      }
    } catch (Unsupported e) {
      // Counted, then.
    }
    SetCode set = set(of, frame);
    if (set.size().isPresent()) {
      return set.size().get();
    }
    return Code.of(
        new Shape.Int(0, 1 << 20),
        b -> {
          int count = b.local();
          b.code.lconst_0().lstore(count);
          set.each(b, (inner, e, next) -> inner.code.lload(count).lconst_1().ladd().lstore(count));
          b.code.lload(count);
        });
  }
}
