package plumbline.tla.compile;

import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import plumbline.tla.SourceRange;
import plumbline.tla.compile.Body.Comparison;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.CupValue;
import plumbline.tla.value.FunctionSetValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.IntervalValue;
import plumbline.tla.value.Keys;
import plumbline.tla.value.RecordSetValue;
import plumbline.tla.value.SeqSetValue;
import plumbline.tla.value.SubsetValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;

/** The forms that sets have in compiled code. */
final class SetCodes {
  private static final int TABLE_BITS = 14;
  static final long LISTED = 64;

  private final Exprs exprs;

  SetCodes(Exprs exprs) {
    this.exprs = exprs;
  }

  SetCode constant(Value value, Expr at) {
    if (value instanceof IntervalValue i) {
      return interval(number(i.low()), number(i.high()));
    }
    if (!value.isEnumerable() || value.size() > LISTED) {
      throw Exprs.unsupported("a large constant set", at);
    }
    List<Value> all = new ArrayList<>();
    ValueIterator elements = value.iterator();
    for (Value v = elements.next(); v != null; v = elements.next()) {
      all.add(v);
    }
    if (all.isEmpty()) {
      return none();
    }
    Sketch sketch = new Sketch();
    sketch.exact = true;
    all.forEach(sketch::see);
    Shape element = exprs.shapes.of(sketch);
    long[] table = new long[all.size()];
    boolean still = !(element instanceof Shape.Int);
    for (int i = 0; i < table.length; i++) {
      long code = element.code(all.get(i));
      table[i] = element instanceof Shape.Int(long low, long _) ? code + low : code;
      still &= table[i] == i;
    }
    boolean direct = still;
    return new SetCode() {
      @Override
      Shape element() {
        return element;
      }

      @Override
      void each(Body b, Visitor visitor) {
        int index = b.localInt();
        int local = b.local();
        b.code.iconst_0().istore(index);
        Label top = b.code.newBoundLabel();
        Label next = b.code.newLabel();
        Label end = b.code.newLabel();
        b.code.iload(index).loadConstant(table.length).if_icmpge(end);
        if (direct) {
          b.code.iload(index).i2l();
        } else {
          b.table(table);
          b.code.iload(index).laload();
        }
        b.code.lstore(local);
        visitor.visit(b, Code.local(element, local), next);
        b.code.labelBinding(next).iinc(index, 1).goto_(top);
        b.code.labelBinding(end);
      }

      @Override
      Code contains(Code element) {
        return containsConstant(value, element, at);
      }
    };
  }

  static Code number(long value) {
    return Code.constant(new Shape.Int(value, value), IntValue.of(value));
  }

  /** Elements that are written out; only to go through. */
  static SetCode of(List<Code> elements, Expr at) {
    return new SetCode() {
      @Override
      Shape element() {
        return elements.getFirst().shape;
      }

      @Override
      void each(Body b, Visitor visitor) {
        for (Code e : elements) {
          Label next = b.code.newLabel();
          visitor.visit(b, e, next);
          b.code.labelBinding(next);
        }
      }

      @Override
      Code contains(Code element) {
        throw Exprs.unsupported("membership in a set that is only gone through", at);
      }
    };
  }

  static SetCode none() {
    return new SetCode() {
      @Override
      Shape element() {
        return new Shape.Int(0, 0);
      }

      @Override
      void each(Body b, Visitor visitor) {}

      @Override
      Code contains(Code element) {
        return Code.constant(new Shape.Bool(), BoolValue.FALSE);
      }
    };
  }

  static SetCode interval(Code from, Code to) {
    Shape.Int x = (Shape.Int) from.shape;
    Shape.Int y = (Shape.Int) to.shape;
    Shape.Int element = new Shape.Int(x.low(), Math.max(x.low(), y.high()));
    return new SetCode() {
      @Override
      Shape element() {
        return element;
      }

      @Override
      void each(Body b, Visitor visitor) {
        int at = b.local();
        int last = b.local();
        from.push(b);
        b.code.lstore(at);
        to.push(b);
        b.code.lstore(last);
        Label top = b.code.newBoundLabel();
        Label next = b.code.newLabel();
        Label end = b.code.newLabel();
        b.code.lload(at).lload(last).lcmp().ifgt(end);
        visitor.visit(b, Code.local(element, at), next);
        b.code.labelBinding(next).lload(at).lconst_1().ladd().lstore(at).goto_(top);
        b.code.labelBinding(end);
      }

      @Override
      Code contains(Code element) {
        if (!(element.shape instanceof Shape.Int)) {
          throw new Unsupported("what is no integer in an interval", SourceRange.NONE);
        }
        return Exprs.all(
            List.of(
                Exprs.compared(element, from, Comparison.GREATER_OR_EQUAL),
                Exprs.compared(element, to, Comparison.LESS_OR_EQUAL)));
      }
    };
  }

  /** The elements of bits, one long. */
  SetCode bits(Code mask, Expr at) {
    if (mask.constant().isPresent()) {
      return constant(mask.constant().get(), at);
    }
    if (mask.shape instanceof Shape.Atom(Universe u)) {
      return bits(exprs.shapes.to(maskOf(u, at), mask), at);
    }
    if (!(mask.shape instanceof Shape.Mask m)) {
      throw Exprs.unsupported("what is no set", at);
    }
    return new SetCode() {
      @Override
      Shape element() {
        return m.element();
      }

      @Override
      void each(Body b, Visitor visitor) {
        int left = b.local();
        mask.push(b);
        b.code.lstore(left);
        bitLoop(b, left, m.element(), _ -> {}, visitor);
      }

      @Override
      Code contains(Code element) {
        return bit(m, element, (b, ordinal) -> mask.push(b));
      }

      @Override
      Code isEmpty() {
        return Exprs.compared(
            Code.of(new Shape.Int(0, 0), mask::push), number(0), Comparison.EQUAL);
      }
    };
  }

  /** The shape of the sets that are numbered. */
  Shape.Mask maskOf(Universe u, Expr at) {
    Sketch all = new Sketch();
    all.exact = true;
    for (int i = 0; i < u.size(); i++) {
      all.see(u.get(i));
    }
    if (exprs.shapes.of(all) instanceof Shape.Mask m && m.isNarrow()) {
      return m;
    }
    throw Exprs.unsupported("what is no set", at);
  }

  /** Writes a loop over the bits of a word, which it takes out of the local one after the other. */
  private static void bitLoop(
      Body b, int left, Shape element, Consumer<Body> pushBase, SetCode.Visitor visitor) {
    int at = b.local();
    Label next = b.code.newBoundLabel();
    Label end = b.code.newLabel();
    b.code.lload(left).lconst_0().lcmp().ifeq(end);
    b.code.lload(left);
    b.ofLong("numberOfTrailingZeros");
    pushBase.accept(b);
    b.fromField(element);
    b.code.lstore(at);
    b.code.lload(left).lload(left).lconst_1().lsub().land().lstore(left);
    visitor.visit(b, Code.local(element, at), next);
    b.code.goto_(next);
    b.code.labelBinding(end);
  }

  /** Pushes the word that has the bit of an ordinal, an int in a local. */
  interface WordOf {
    void push(Body b, int ordinal);
  }

  /** Tests the bit of an element. */
  Code bit(Shape.Mask m, Code element, WordOf word) {
    boolean integers = element.shape instanceof Shape.Int && m.element() instanceof Shape.Int;
    boolean sure = Shapes.same(element.shape, m.element()) || element.constant().isPresent();
    Optional<Code> number =
        integers && !sure ? Optional.of(element) : exprs.shapes.softly(m.element(), element);
    if (number.isEmpty()) {
      Kinds.requireComparable(element.shape, m.element(), SourceRange.NONE);
      return Code.answer(false, element);
    }
    Code of = number.get();
    return Code.test(
        (b, target, when) -> {
          int code = b.local();
          int ordinal = b.localInt();
          Label no = b.code.newLabel();
          of.push(b);
          b.toField(m.element());
          b.code.lstore(code);
          Label outside = when ? no : target;
          if (!sure) {
            b.code.lload(code).lconst_0().lcmp().iflt(outside);
            b.code.lload(code);
            b.constant(m.size());
            b.code.lcmp().ifge(outside);
          }
          b.code.lload(code).l2i().istore(ordinal);
          word.push(b, ordinal);
          b.code.iload(ordinal).lushr().lconst_1().land().l2i();
          if (when) {
            b.code.ifne(target);
          } else {
            b.code.ifeq(target);
          }
          b.code.labelBinding(no);
        });
  }

  static SetCode without(SetCode left, SetCode right) {
    return new SetCode() {
      @Override
      Shape element() {
        return left.element();
      }

      @Override
      void each(Body b, Visitor visitor) {
        left.each(
            b,
            (inner, element, next) -> {
              right.contains(element).jump(inner, next, true);
              visitor.visit(inner, element, next);
            });
      }

      @Override
      Code contains(Code element) {
        return Exprs.all(List.of(left.contains(element), Exprs.not(right.contains(element))));
      }
    };
  }

  /** All subsets of bits. */
  SetCode subsets(Code mask, Expr at) {
    if (!(mask.shape instanceof Shape.Mask m)) {
      throw Exprs.unsupported("what is no set", at);
    }
    return new SetCode() {
      @Override
      Shape element() {
        return m;
      }

      @Override
      void each(Body b, Visitor visitor) {
        int whole = b.local();
        int part = b.local();
        mask.push(b);
        b.code.lstore(whole).lconst_0().lstore(part);
        Label top = b.code.newBoundLabel();
        Label next = b.code.newLabel();
        visitor.visit(b, Code.local(m, part), next);
        b.code.labelBinding(next).lload(part).lload(whole).lsub().lload(whole).land().lstore(part);
        b.code.lload(part).lconst_0().lcmp().ifne(top);
      }

      @Override
      Code contains(Code element) {
        return none(exprs.shapes.to(m, element), mask);
      }
    };
  }

  /** Whether nothing of the first is outside of the second. */
  static Code none(Code first, Code second) {
    return Code.test(
        (b, target, when) -> {
          first.push(b);
          second.push(b);
          b.constant(-1);
          b.code.lxor().land().lconst_0();
          b.compare(when ? Comparison.EQUAL : Comparison.UNEQUAL, target);
        });
  }

  /** A variable that has words of its own. */
  SetCode ofWords(Expr.Var v) {
    Layout.Place place = exprs.place(v.index());
    if (place.shape() instanceof Shape.Listed l) {
      return listed(place, l);
    }
    if (!(place.shape() instanceof Shape.Mask m)) {
      throw Exprs.unsupported("the variable " + v.name() + " as a set", v);
    }
    return new SetCode() {
      @Override
      Shape element() {
        return m.element();
      }

      @Override
      void each(Body b, Visitor visitor) {
        // One loop over the words, so that the body is written once.
        int word = b.localInt();
        int left = b.local();
        b.code.iconst_0().istore(word);
        Label top = b.code.newBoundLabel();
        Label end = b.code.newLabel();
        b.code.iload(word).loadConstant(place.words()).if_icmpge(end);
        b.wordAt(place.word(), word);
        b.code.lstore(left);
        bitLoop(
            b,
            left,
            m.element(),
            body -> body.code.iload(word).loadConstant(6).ishl().i2l().ladd(),
            visitor);
        b.code.iinc(word, 1).goto_(top);
        b.code.labelBinding(end);
      }

      @Override
      Code contains(Code element) {
        return bit(
            m,
            element,
            (b, ordinal) -> {
              int word = b.localInt();
              b.code.iload(ordinal).loadConstant(6).ishr().istore(word);
              b.wordAt(place.word(), word);
            });
      }
    };
  }

  /** The shape of the elements of sets of a shape. */
  static Optional<Shape> elements(Shape shape) {
    return switch (shape) {
      case Shape.Mask(Shape e) -> Optional.of(e);
      case Shape.Listed l -> Optional.of(l.element());
      default -> Optional.empty();
    };
  }

  private SetCode listed(Layout.Place place, Shape.Listed set) {
    return new SetCode() {
      @Override
      Shape element() {
        return set.element();
      }

      @Override
      void each(Body b, Visitor visitor) {
        int index = b.localInt();
        int element = b.local();
        b.code.iconst_0().istore(index);
        Label top = b.code.newBoundLabel();
        Label next = b.code.newLabel();
        Label end = b.code.newLabel();
        b.code.iload(index).i2l();
        b.word(place.word());
        b.code.lcmp().ifge(end);
        b.wordAt(place.word() + 1, index);
        b.fromField(set.element());
        b.code.lstore(element);
        visitor.visit(b, Code.local(set.element(), element), next);
        b.code.labelBinding(next).iinc(index, 1).goto_(top);
        b.code.labelBinding(end);
      }

      @Override
      Code contains(Code element) {
        Kinds.requireComparable(element.shape, set.element(), SourceRange.NONE);
        Code of = exprs.shapes.to(set.element(), element);
        return Code.of(
            new Shape.Bool(),
            b -> {
              b.loadState();
              b.code.loadConstant(place.word()).iadd();
              of.push(b);
              b.toField(set.element());
              b.code
                  .invokestatic(
                      Unit.LISTING,
                      "contains",
                      MethodTypeDesc.of(
                          ConstantDescs.CD_boolean,
                          Unit.LONGS,
                          ConstantDescs.CD_int,
                          ConstantDescs.CD_long))
                  .i2l();
            });
      }

      @Override
      Code isEmpty() {
        return Exprs.compared(count(), number(0), Comparison.EQUAL);
      }

      @Override
      Optional<Code> size() {
        return Optional.of(count());
      }

      private Code count() {
        return Code.of(new Shape.Int(0, set.most()), b -> b.word(place.word()));
      }
    };
  }

  static boolean isWithin(Shape shape, Value set) {
    if (shape instanceof Shape.OneOf o) {
      return o.alternatives().stream().allMatch(s -> isWithin(s, set));
    }
    try {
      return switch (set) {
        case CupValue c -> isWithin(shape, c.left()) || isWithin(shape, c.right());
        case SubsetValue s -> elements(shape).filter(e -> isWithin(e, s.base())).isPresent();
        case FunctionSetValue f when f.functionDomain().isEnumerable() -> {
          Keys keys = Keys.of(f.functionDomain());
          yield switch (shape) {
            case Shape.Fun g -> g.keys().equals(keys) && isWithin(g.element(), f.range());
            case Shape.Struct s ->
                s.keys().equals(keys) && s.parts().stream().allMatch(p -> isWithin(p, f.range()));
            default -> false;
          };
        }
        case RecordSetValue r -> {
          boolean all = shape instanceof Shape.Struct s && s.keys().equals(r.fields());
          for (int i = 0; all && i < r.fields().count(); i++) {
            all = isWithin(((Shape.Struct) shape).parts().get(i), r.setAt(i));
          }
          yield all;
        }
        case SeqSetValue s -> shape instanceof Shape.Seq q && isWithin(q.element(), s.base());
        case plumbline.tla.value.InfiniteSet i ->
            shape instanceof Shape.Int(long low, long _) && i.contains(IntValue.of(low));
        case IntervalValue i ->
            shape instanceof Shape.Int(long low, long high) && low >= i.low() && high <= i.high();
        default -> Values.all(shape, 1 << 12).stream().allMatch(set::contains);
      };
    } catch (Misfit | plumbline.tla.value.ValueException e) {
      return false;
    }
  }

  Code containsConstant(Value set, Code element, Expr at) {
    if (element.constant().isPresent()) {
      return Code.constant(new Shape.Bool(), BoolValue.of(set.contains(element.constant().get())));
    }
    if (set instanceof IntervalValue i && element.shape instanceof Shape.Int) {
      return interval(number(i.low()), number(i.high())).contains(element);
    }
    if (isWithin(element.shape, set)) {
      return Code.answer(true, element);
    }
    if (element.shape.bits() > TABLE_BITS) {
      return byParts(set, element, at);
    }
    long[] table = new long[1 << element.shape.bits()];
    for (int i = 0; i < table.length; i++) {
      try {
        table[i] = set.contains(element.shape.value(i)) ? 1 : 0;
      } catch (IndexOutOfBoundsException | Misfit e) {
        table[i] = 0;
      } catch (plumbline.tla.value.ValueException e) {
        table[i] = PackedStepper.MISSING;
      }
    }
    return Code.of(
        new Shape.Bool(),
        b -> {
          element.push(b);
          b.toField(element.shape);
          b.lookup(table, false);
        });
  }

  /** Membership of a function whose values are each in a set of their own, and the like. */
  Code byParts(Value set, Code element, Expr at) {
    Slot whole = new Slot(element);
    List<Code> parts = new ArrayList<>();
    if (element.shape instanceof Shape.OneOf o) {
      List<Code> any = new ArrayList<>();
      for (int i = 0; i < o.alternatives().size(); i++) {
        Code alternative = Functions.alternative(whole, o, i);
        any.add(
            Exprs.all(
                List.of(Functions.isTagged(whole, o, i), containsConstant(set, alternative, at))));
      }
      parts.add(Exprs.any(any));
    } else if (set instanceof CupValue c) {
      parts.add(
          Exprs.any(
              List.of(
                  containsConstant(c.left(), whole, at), containsConstant(c.right(), whole, at))));
    } else if (set instanceof RecordSetValue r
        && Shape.OneOf.keys(element.shape) != null
        && !Shape.OneOf.keys(element.shape).equals(r.fields())) {
      return Code.answer(false, element);
    } else if (set instanceof FunctionSetValue f
        && element.shape instanceof Shape.Fun g
        && f.functionDomain().isEnumerable()
        && g.keys().equals(Keys.of(f.functionDomain()))) {
      for (int i = 0; i < g.keys().count(); i++) {
        parts.add(
            containsConstant(f.range(), exprs.functions.part(whole, g.keys().keyAt(i), at), at));
      }
    } else if (set instanceof RecordSetValue r
        && element.shape instanceof Shape.Struct s
        && s.keys().equals(r.fields())) {
      for (int i = 0; i < r.fields().count(); i++) {
        parts.add(
            containsConstant(r.setAt(i), exprs.functions.part(whole, r.fields().keyAt(i), at), at));
      }
    } else if (set instanceof SeqSetValue s && element.shape instanceof Shape.Seq q) {
      for (int i = 1; i <= q.most(); i++) {
        Code number = number(i);
        parts.add(
            Exprs.any(
                List.of(
                    Exprs.compared(Sequences.length(whole), number, Comparison.LESS),
                    containsConstant(s.base(), Functions.at(whole, q, number), at))));
      }
    } else if (set instanceof SubsetValue s
        && s.base().isEnumerable()
        && element.shape instanceof Shape.Mask m) {
      long allowed = 0;
      for (int i = 0; i < m.size(); i++) {
        allowed |= s.base().contains(m.element().value(i)) ? 1L << i : 0;
      }
      long bits = allowed;
      parts.add(none(whole, Code.of(m, b -> b.constant(bits))));
    } else {
      throw Exprs.unsupported("membership in a large constant set", at);
    }
    Code all = Exprs.all(parts);
    return Code.test(
        (b, target, when) -> {
          whole.define(b);
          all.jump(b, target, when);
        });
  }
}
