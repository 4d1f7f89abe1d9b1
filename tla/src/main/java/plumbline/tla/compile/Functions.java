package plumbline.tla.compile;

import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Keys;
import plumbline.tla.value.ProductValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/** Functions, records, tuples and sequences in compiled code. */
final class Functions {
  private final Exprs exprs;
  final Updates updates;

  Functions(Exprs exprs) {
    this.exprs = exprs;
    this.updates = new Updates(exprs, this);
  }

  Code code(Expr expr, Frame frame, Shape want) {
    return switch (expr) {
      case Expr.Function f -> function(f, frame, want);
      case Expr.Apply a -> apply(a, frame);
      case Expr.Except e -> updates.code(e, frame, want);
      case Expr.Record r -> record(r, frame, want);
      case Expr.Field f -> part(exprs.code(f.record(), frame, null), f.name(), f);
      case Expr.Tuple t -> tuple(t, frame, want);
      default -> throw Exprs.unsupported(expr.getClass().getSimpleName(), expr);
    };
  }

  /** What can only fail. */
  static Code failing(Shape shape) {
    return Code.of(
        shape,
        b -> {
          // Never null, but the verifier does not know.
          Label on = b.code.newLabel();
          b.code.aload(0).ifnull(on);
          b.misfit();
          b.code.labelBinding(on).lconst_0();
        });
  }

  // --- variables --------------------------------------------------------------

  Code variable(Expr.Var v) {
    Layout.Place place = exprs.place(v.index());
    if (!place.isNarrow()) {
      throw Exprs.unsupported("the variable " + v.name() + " as a whole", v);
    }
    Shape shape = place.shape();
    return new Code(shape) {
      @Override
      void push(Body b) {
        b.word(place.word());
        b.extract(place.shift(), shape.bits());
        b.fromField(shape);
      }
    };
  }

  /** The long function that a variable, primed or not, is; empty for anything else. */
  private Optional<Layout.Place> longFunction(Expr expr, Frame frame) {
    Exprs.Place place = exprs.resolve(expr, frame);
    Optional<Layout.Place> found = Optional.empty();
    if (place.expr() instanceof Expr.Var v) {
      found = Optional.of(exprs.place(v.index()));
    } else if (place.expr() instanceof Expr.Prime p
        && exprs.resolve(p.body(), place.frame()).expr() instanceof Expr.Var v
        && exprs.next != null) {
      if (exprs.next.isSeen()) {
        found = Optional.of(exprs.ahead(() -> exprs.place(v.index())));
      } else if (exprs.next.isKept(v.index())) {
        found = Optional.of(exprs.place(v.index()));
      }
    }
    return found.filter(p -> !p.isNarrow() && p.shape() instanceof Shape.Fun);
  }

  Code element(Layout.Place place, Code index) {
    Shape.Fun f = (Shape.Fun) place.shape();
    return Code.of(
        f.element(),
        b -> {
          pushLane(b, place, index);
          b.mask(f.element().bits());
          b.fromField(f.element());
        });
  }

  /** Pushes the word with a value of a long function in its low bits. */
  private static void pushLane(Body b, Layout.Place place, Code index) {
    if (index.constant().isPresent()) {
      int bit = (int) ((IntValue) index.constant().get()).value() << place.stride();
      b.word(place.word() + (bit >> 6));
      b.constant(bit & 63);
      b.code.l2i().lushr();
      return;
    }
    int bit = b.localInt();
    int word = b.localInt();
    index.push(b);
    b.code.l2i().loadConstant(place.stride()).ishl().istore(bit);
    b.code.iload(bit).loadConstant(6).ishr().istore(word);
    b.wordAt(place.word(), word);
    b.code.iload(bit).lushr();
  }

  // --- application ------------------------------------------------------------

  private Code apply(Expr.Apply a, Frame frame) {
    if (a.arguments().size() != 1) {
      Expr tuple = new Expr.Tuple(a.arguments(), a.at());
      return apply(new Expr.Apply(a.function(), List.of(tuple), a.at()), frame);
    }
    Expr argument = a.arguments().getFirst();
    Optional<Layout.Place> place = longFunction(a.function(), frame);
    if (place.isPresent()) {
      Shape.Fun f = (Shape.Fun) place.get().shape();
      return element(place.get(), index(f.keys(), exprs.code(argument, frame, null), a));
    }
    Optional<Value> constant = exprs.constant(a.function());
    if (constant.isPresent()) {
      return ofConstant(constant.get(), exprs.code(argument, frame, null), a);
    }
    Code function = exprs.code(a.function(), frame, null);
    if (function.constant().isPresent()) {
      return ofConstant(function.constant().get(), exprs.code(argument, frame, null), a);
    }
    return switch (function.shape) {
      case Shape.Fun f -> at(function, f, index(f.keys(), exprs.code(argument, frame, null), a));
      case Shape.Seq s -> at(function, s, exprs.numbers.integer(argument, frame));
      default -> {
        Code key = exprs.code(argument, frame, null);
        yield part(
            function,
            key.constant().orElseThrow(() -> Exprs.unsupported("an argument that varies", a)),
            a);
      }
    };
  }

  private Code ofConstant(Value value, Code argument, Expr at) {
    FunctionValue f = FunctionValue.listed(value);
    if (f == null) {
      throw Exprs.unsupported("the application of what is no function", at);
    }
    if (argument.constant().isPresent()) {
      int found = f.keys().indexOf(argument.constant().get());
      return found < 0 ? failing(new Shape.Bool()) : exprs.shapes.constant(f.valueAt(found), null);
    }
    Sketch all = new Sketch();
    all.exact = true;
    for (int i = 0; i < f.count(); i++) {
      all.see(f.valueAt(i));
    }
    Shape shape = exprs.shapes.of(all);
    long[] table = new long[f.count()];
    for (int i = 0; i < table.length; i++) {
      table[i] = pushed(shape, f.valueAt(i));
    }
    Code index = index(f.keys(), argument, at);
    return Code.of(
        shape,
        b -> {
          index.push(b);
          b.lookup(table, false);
        });
  }

  private static long pushed(Shape shape, Value value) {
    long code = shape.code(value);
    return shape instanceof Shape.Int(long low, long _) ? code + low : code;
  }

  /** Where a key is among those of a domain; whoever pushes it may throw {@link Misfit}. */
  Code index(Keys keys, Code key, Expr at) {
    int count = keys.count();
    Shape.Int shape = new Shape.Int(0, count - 1);
    if (key.constant().isPresent()) {
      int found = keys.indexOf(key.constant().get());
      return found < 0 ? failing(shape) : Code.constant(shape, IntValue.of(found));
    }
    if (key.shape instanceof Shape.Int(long low, long high)
        && keys.keyAt(0) instanceof IntValue first
        && keys.keyAt(count - 1) instanceof IntValue last
        && last.value() - first.value() == count - 1) {
      boolean within = low >= first.value() && high <= last.value();
      return Code.of(
          shape,
          b -> {
            key.push(b);
            if (first.value() != 0) {
              b.constant(first.value());
              b.code.lsub();
            }
            if (!within) {
              bounded(b, count);
            }
          });
    }
    long[] table;
    if (key.shape instanceof Shape.Atom(Universe u)) {
      table = new long[u.size()];
      boolean still = true;
      for (int i = 0; i < table.length; i++) {
        int found = indexOf(keys, u.get(i));
        table[i] = found < 0 ? PackedStepper.MISSING : found;
        still &= found == i;
      }
      if (still) {
        return Code.of(shape, key::push);
      }
    } else {
      List<Value> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(keys.keyAt(i));
      }
      Universe of = new Universe(all);
      Code number = exprs.shapes.to(new Shape.Atom(of), key);
      long[] order = new long[count];
      for (int i = 0; i < count; i++) {
        order[i] = keys.indexOf(of.get(i));
      }
      return Code.of(
          shape,
          b -> {
            number.push(b);
            b.lookup(order, false);
          });
    }
    return Code.of(
        shape,
        b -> {
          key.push(b);
          b.lookup(table, false);
        });
  }

  static int indexOf(Keys keys, Value value) {
    try {
      return keys.indexOf(value);
    } catch (plumbline.tla.value.ValueException e) {
      return -1;
    }
  }

  /** Fails where the long on top is not among so many. */
  private static void bounded(Body b, int count) {
    int saved = b.local();
    Label good = b.code.newLabel();
    Label bad = b.code.newLabel();
    b.code.lstore(saved).lload(saved).lconst_0().lcmp().iflt(bad);
    b.code.lload(saved);
    b.constant(count);
    b.code.lcmp().iflt(good);
    b.code.labelBinding(bad);
    b.misfit();
    b.code.labelBinding(good).lload(saved);
  }

  static Code at(Code function, Shape.Fun f, Code index) {
    int bits = f.element().bits();
    return Code.of(
        f.element(),
        b -> {
          function.push(b);
          pushShift(b, index, bits);
          b.code.lushr();
          b.mask(bits);
          b.fromField(f.element());
        });
  }

  /** Pushes an index times a number of bits, as an int. */
  static void pushShift(Body b, Code index, int bits) {
    index.push(b);
    b.code.l2i();
    b.code.loadConstant(bits).imul();
  }

  /** An element of a sequence, which counts from 1. */
  static Code at(Code sequence, Shape.Seq s, Code number) {
    return Code.of(
        s.element(),
        b -> {
          int value = b.local();
          int index = b.local();
          Label good = b.code.newLabel();
          Label bad = b.code.newLabel();
          sequence.push(b);
          b.code.lstore(value);
          number.push(b);
          b.code.lstore(index).lload(index).lconst_1().lcmp().iflt(bad);
          b.code.lload(index).lload(value);
          b.mask(s.lengthBits());
          b.code.lcmp().ifle(good);
          b.code.labelBinding(bad);
          b.misfit();
          b.code.labelBinding(good).lload(value);
          b.code.lload(index).l2i().iconst_1().isub();
          b.code.loadConstant(s.element().bits()).imul();
          b.code.loadConstant(s.lengthBits()).iadd().lushr();
          b.mask(s.element().bits());
          b.fromField(s.element());
        });
  }

  /** The value at a key that is known. */
  Code part(Code function, Value key, Expr at) {
    if (function.constant().isPresent()) {
      return ofConstant(function.constant().get(), exprs.shapes.constant(key, null), at);
    }
    return switch (function.shape) {
      case Shape.Struct s -> {
        int found = indexOf(s.keys(), key);
        if (found < 0) {
          yield failing(new Shape.Bool());
        }
        Shape part = s.parts().get(found);
        int shift = s.shift(found);
        yield Code.of(
            part,
            b -> {
              function.push(b);
              b.extract(shift, part.bits());
              b.fromField(part);
            });
      }
      case Shape.Fun f -> {
        int found = indexOf(f.keys(), key);
        yield found < 0
            ? failing(f.element())
            : at(
                function,
                f,
                Code.constant(new Shape.Int(0, f.keys().count() - 1), IntValue.of(found)));
      }
      case Shape.Atom(Universe u) -> ofNumbered(function, u, key, at);
      case Shape.OneOf o -> ofOneOf(function, o, key, at);
      default -> throw Exprs.unsupported("a part of what has none", at);
    };
  }

  /** The part of whatever kind of value it is; one that has none fails. */
  private Code ofOneOf(Code function, Shape.OneOf one, Value key, Expr at) {
    Slot whole = new Slot(function);
    List<Integer> tags = new ArrayList<>();
    List<Code> parts = new ArrayList<>();
    for (int i = 0; i < one.alternatives().size(); i++) {
      Shape shape = one.alternatives().get(i);
      if (Shape.OneOf.keys(shape) != null && indexOf(Shape.OneOf.keys(shape), key) >= 0) {
        tags.add(i);
        parts.add(part(alternative(whole, one, i), key, at));
      }
    }
    if (parts.isEmpty()) {
      throw Exprs.unsupported("a part of what has none", at);
    }
    Shape joint = parts.getFirst().shape;
    for (Code p : parts) {
      joint = exprs.shapes.joint(joint, p.shape);
    }
    Shape shape = joint;
    requireNarrow(shape, at);
    List<Code> made = parts.stream().map(p -> exprs.shapes.to(shape, p)).toList();
    return Code.of(
        shape,
        b -> {
          Label end = b.code.newLabel();
          whole.define(b);
          for (int i = 0; i < made.size(); i++) {
            Label next = b.code.newLabel();
            isTagged(whole, one, tags.get(i)).jump(b, next, false);
            made.get(i).push(b);
            b.code.goto_(end);
            b.code.labelBinding(next);
          }
          failing(shape).push(b);
          b.code.labelBinding(end);
        });
  }

  /** A value as that alternative, which it must be. */
  static Code alternative(Code whole, Shape.OneOf one, int tag) {
    return Code.of(
        one.alternatives().get(tag),
        b -> {
          whole.push(b);
          b.code.loadConstant(one.tagBits()).lushr();
        });
  }

  static Code isTagged(Code whole, Shape.OneOf one, int tag) {
    return Code.test(
        (b, target, when) -> {
          whole.push(b);
          b.mask(one.tagBits());
          b.constant(tag);
          b.compare(when ? Body.Comparison.EQUAL : Body.Comparison.UNEQUAL, target);
        });
  }

  private Code ofNumbered(Code function, Universe u, Value key, Expr at) {
    Value[] parts = new Value[u.size()];
    Sketch all = new Sketch();
    all.exact = true;
    for (int i = 0; i < parts.length; i++) {
      FunctionValue f = FunctionValue.listed(u.get(i));
      int found = f == null ? -1 : indexOf(f.keys(), key);
      if (found >= 0) {
        parts[i] = f.valueAt(found);
        all.see(parts[i]);
      }
    }
    if (all.kinds() == 0) {
      throw Exprs.unsupported("a part of what has none", at);
    }
    Shape shape = exprs.shapes.of(all);
    long[] table = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      table[i] = parts[i] == null ? PackedStepper.MISSING : pushed(shape, parts[i]);
    }
    boolean whole = Arrays.stream(parts).allMatch(p -> p != null);
    return Code.of(
        shape,
        b -> {
          if (whole) {
            b.table(table);
            function.push(b);
            b.code.l2i().laload();
          } else {
            function.push(b);
            b.lookup(table, false);
          }
        });
  }

  // --- construction -----------------------------------------------------------

  private Code function(Expr.Function f, Frame frame, Shape want) {
    Keys keys = keys(f);
    Shape wanted = want instanceof Shape.Fun w && w.keys().equals(keys) ? w.element() : null;
    List<Code> values = new ArrayList<>();
    for (int i = 0; i < keys.count(); i++) {
      values.add(exprs.code(f.body(), frame(f, keys.keyAt(i), frame), wanted));
    }
    if (values.isEmpty()) {
      return exprs.shapes.constant(FunctionValue.EMPTY, want);
    }
    if (keys.isSequence() && want instanceof Shape.Seq s) {
      return sequence(values, s);
    }
    Shape element = wanted;
    if (element == null) {
      element = values.getFirst().shape;
      for (Code v : values) {
        element = exprs.shapes.joint(element, v.shape);
      }
    }
    Shape.Fun shape = new Shape.Fun(keys, element);
    requireNarrow(shape, f);
    Shape of = element;
    List<Code> parts = values.stream().map(v -> exprs.shapes.to(of, v)).toList();
    return packed(shape, parts, i -> i * of.bits());
  }

  /** The domain of a function that is written out, where it is the same everywhere. */
  Keys keys(Expr.Function f) {
    if (f.self().isPresent()) {
      throw Exprs.unsupported("a recursive function", f);
    }
    List<Value> domains = new ArrayList<>();
    for (Expr.Bound bound : f.bounds()) {
      Value domain =
          exprs
              .constant(bound.domain())
              .filter(Value::isEnumerable)
              .orElseThrow(() -> Exprs.unsupported("a function whose domain varies", f));
      domains.addAll(Collections.nCopies(bound.tuple() ? 1 : bound.slots().size(), domain));
    }
    if (domains.size() == 1) {
      return Keys.of(domains.getFirst());
    }
    if (f.bounds().stream().anyMatch(Expr.Bound::tuple)) {
      throw Exprs.unsupported("a function of several arguments, of which one is a tuple", f);
    }
    return Keys.of(new ProductValue(domains.toArray(Value[]::new)));
  }

  /** The frame of the function's value at a key. */
  Frame frame(Expr.Function f, Value key, Frame frame) {
    List<Integer> slots = f.bounds().stream().flatMap(b -> b.slots().stream()).toList();
    boolean whole = slots.size() == 1 && !f.bounds().getFirst().tuple();
    FunctionValue parts = whole ? null : FunctionValue.listed(key);
    if (!whole && (parts == null || !parts.isSequence() || parts.count() != slots.size())) {
      throw Exprs.unsupported("a pattern of a tuple that is none", f);
    }
    Frame inner = frame;
    for (int i = 0; i < slots.size(); i++) {
      Code part = exprs.shapes.constant(whole ? key : parts.valueAt(i), null);
      inner = inner.with(slots.get(i), new Frame.Held(part));
    }
    return inner;
  }

  static void requireNarrow(Shape shape, Expr at) {
    if (!shape.isNarrow()) {
      throw Exprs.unsupported("a value of many bits", at);
    }
  }

  private static Code packed(
      Shape shape, List<Code> parts, java.util.function.IntUnaryOperator shift) {
    return Code.of(
        shape,
        b -> {
          if (parts.isEmpty()) {
            b.code.lconst_0();
          }
          for (int i = 0; i < parts.size(); i++) {
            parts.get(i).push(b);
            b.toField(parts.get(i).shape);
            if (shift.applyAsInt(i) > 0 && shift.applyAsInt(i) < 64) {
              b.code.loadConstant(shift.applyAsInt(i)).lshl();
            }
            if (i > 0) {
              b.code.lor();
            }
          }
        });
  }

  private Code sequence(List<Code> values, Shape.Seq s) {
    if (values.size() > s.most()) {
      return failing(s);
    }
    List<Code> parts = new ArrayList<>();
    parts.add(Code.constant(new Shape.Int(0, s.most()), IntValue.of(values.size())));
    values.forEach(v -> parts.add(exprs.shapes.to(s.element(), v)));
    return packed(s, parts, i -> i == 0 ? 0 : s.shift(i - 1));
  }

  private Code record(Expr.Record r, Frame frame, Shape want) {
    StringValue[] names = r.names().toArray(StringValue[]::new);
    Keys keys = FunctionValue.record(names, new Value[names.length].clone()).keys();
    List<Expr> ordered = new ArrayList<>();
    for (int i = 0; i < keys.count(); i++) {
      for (int k = 0; k < names.length; k++) {
        if (names[k].equals(keys.keyAt(i))) {
          ordered.add(r.values().get(k));
        }
      }
    }
    return struct(keys, ordered, frame, want, r);
  }

  private Code tuple(Expr.Tuple t, Frame frame, Shape want) {
    if (t.elements().isEmpty()) {
      return exprs.shapes.constant(FunctionValue.EMPTY, want);
    }
    if (want instanceof Shape.Seq s) {
      return sequence(
          t.elements().stream().map(e -> exprs.code(e, frame, s.element())).toList(), s);
    }
    return struct(Keys.sequence(t.elements().size()), t.elements(), frame, want, t);
  }

  private Code struct(Keys keys, List<Expr> values, Frame frame, Shape want, Expr at) {
    if (want instanceof Shape.OneOf o && o.of(keys) >= 0) {
      Shape alternative = o.alternatives().get(o.of(keys));
      return exprs.shapes.to(o, struct(keys, values, frame, alternative, at));
    }
    if (want instanceof Shape.Fun f && f.keys().equals(keys)) {
      List<Code> parts = values.stream().map(v -> exprs.code(f.element(), v, frame)).toList();
      requireNarrow(f, at);
      return packed(f, parts, i -> i * f.element().bits());
    }
    Shape.Struct shape = null;
    if (want instanceof Shape.Struct s && s.keys().equals(keys)) {
      shape = s;
    }
    List<Code> parts = new ArrayList<>();
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Code part =
          shape == null
              ? exprs.code(values.get(i), frame, wanted(want, keys, i))
              : exprs.code(shape.parts().get(i), values.get(i), frame);
      parts.add(part);
      shapes.add(part.shape);
    }
    Shape.Struct made = new Shape.Struct(keys, List.copyOf(shapes));
    requireNarrow(made, at);
    Code code = packed(made, parts, made::shift);
    return want instanceof Shape.Atom && made.bits() <= 20
        ? exprs.shapes.softly(want, code).orElse(code)
        : code;
  }

  /** What a part of a value is best made as that will be looked up among numbered ones. */
  private Shape wanted(Shape want, Keys keys, int index) {
    if (!(want instanceof Shape.Atom(Universe u))) {
      return null;
    }
    Sketch all = new Sketch();
    all.exact = true;
    for (int i = 0; i < u.size(); i++) {
      FunctionValue f = FunctionValue.listed(u.get(i));
      if (f != null && f.keys().equals(keys)) {
        all.see(f.valueAt(index));
      }
    }
    return all.kinds() == 0 ? null : exprs.shapes.of(all);
  }
}
