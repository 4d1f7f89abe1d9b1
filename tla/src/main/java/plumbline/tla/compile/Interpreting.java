package plumbline.tla.compile;

import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import plumbline.tla.compile.Interpreter.Input;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;
import plumbline.tla.value.Value;

/** Makes code of what cannot be compiled: it has the {@link Interpreter} work it out. */
final class Interpreting {
  /** Integers of which nothing is known. */
  static final Shape.Int INTEGER = new Shape.Int(-(1L << 31), (1L << 31) - 1);

  private static final MethodTypeDesc VALUE =
      MethodTypeDesc.of(
          ConstantDescs.CD_long, Unit.LONGS, ConstantDescs.CD_int, ConstantDescs.CD_int);
  private static final MethodTypeDesc ELEMENTS =
      MethodTypeDesc.of(Unit.LONGS, Unit.LONGS, ConstantDescs.CD_int, ConstantDescs.CD_int);
  private static final MethodTypeDesc STEPS =
      MethodTypeDesc.of(
          ConstantDescs.CD_void, Unit.LONGS, ConstantDescs.CD_int, ConstantDescs.CD_int);

  private final Exprs exprs;
  private final Fallback fallback;
  private final Shape.Any any;
  private final Left left;
  private boolean on;

  /**
   * @param on whether anything is interpreted
   */
  Interpreting(Exprs exprs, Fallback fallback, Shape.Any any, Left left, boolean on) {
    this.exprs = exprs;
    this.fallback = fallback;
    this.any = any;
    this.left = left;
    this.on = on;
  }

  /** Whether what cannot be compiled is interpreted. */
  boolean isOn() {
    return on;
  }

  /** Whether a named action or a formula is left to the interpreter as a whole. */
  boolean has(Object part) {
    return on && left.has(part);
  }

  /** What is left to the interpreter. */
  Left left() {
    return left;
  }

  /** The shape of values of any form. */
  Shape.Any any() {
    return any;
  }

  /** Makes what is only of use where it is compiled. */
  <T> T strictly(Supplier<T> making) {
    boolean before = on;
    on = false;
    try {
      return making.get();
    } finally {
      on = before;
    }
  }

  /** What is read, and the values that are passed. */
  private record Reading(int slots, List<Input> all, List<Code> passed) {
    Input[] inputs() {
      return all.toArray(Input[]::new);
    }
  }

  /**
   * The value of an expression.
   *
   * @param want the shape that the value has to have; null for any
   * @param why it is not compiled
   */
  Code code(Expr expr, Frame frame, Shape want, Unsupported why) {
    Shape result = want instanceof Shape.Int ? INTEGER : want != null ? want : any;
    if (!result.isNarrow()) {
      throw why;
    }
    Operandwise operands = new Operandwise(exprs, frame, fallback.slots(expr));
    Expr of = operands.of(expr);
    Reading reading = reading(of, operands.frame(), why);
    Interpreter.Site site =
        new Interpreter.Site(
            fallback.expression(of),
            reading.slots,
            reading.inputs(),
            Codec.of(result),
            low(result));
    return Code.of(
        result,
        b -> {
          tell(expr, why);
          call(b, reading, b.unit.interpreted(site), "interpreted", VALUE);
        });
  }

  /**
   * The value of a function with what is at the end of a path replaced.
   *
   * @param from where the path that is left begins
   */
  Code updated(Code function, Expr.Update update, int from, Frame frame, Expr at) {
    Operandwise operands = new Operandwise(exprs, frame, fallback.slots(at));
    Expr base = operands.bound(at, function);
    List<List<Expr>> path = update.path().subList(from, update.path().size());
    Expr.Update rest = new Expr.Update(path, update.old(), update.value(), update.at());
    return code(
        new Expr.Except(base, List.of(rest), at.at()),
        operands.frame(),
        null,
        Exprs.unsupported("EXCEPT of what has no parts", at));
  }

  /** A formula that is left to the interpreter as a whole. */
  Code test(Expr formula) {
    Unsupported why = new Unsupported(left.why(formula), formula.at());
    return code(formula, new Frame(), new Shape.Bool(), why);
  }

  /** A set to go through. */
  SetCode set(Expr expr, Frame frame, Unsupported why) {
    Reading reading = reading(expr, frame, why);
    Interpreter.Site site =
        new Interpreter.Site(
            fallback.expression(expr), reading.slots, reading.inputs(), Codec.of(any), 0);
    return new SetCode() {
      @Override
      Shape element() {
        return any;
      }

      @Override
      void each(Body b, Visitor visitor) {
        tell(expr, why);
        int elements = b.code.allocateLocal(TypeKind.REFERENCE);
        int index = b.localInt();
        int local = b.local();
        call(b, reading, b.unit.interpreted(site), "elements", ELEMENTS);
        b.code.astore(elements).iconst_0().istore(index);
        Label top = b.code.newBoundLabel();
        Label next = b.code.newLabel();
        Label end = b.code.newLabel();
        b.code.iload(index).aload(elements).arraylength().if_icmpge(end);
        b.code.aload(elements).iload(index).laload().lstore(local);
        visitor.visit(b, Code.local(any, local), next);
        b.code.labelBinding(next).iinc(index, 1).goto_(top);
        b.code.labelBinding(end);
      }

      @Override
      Code contains(Code element) {
        throw why;
      }
    };
  }

  /**
   * Writes the steps of a part of the next-state relation.
   *
   * @param part what is left to the interpreter as a whole
   * @param of the part where it stands
   * @param inside whether it is a part of a named action
   * @param named whether what it calls may be a named action
   * @param kind of successors by an action of that number, whose arguments are of any form
   */
  void steps(
      Body b,
      Object part,
      Expr of,
      Frame frame,
      boolean inside,
      boolean named,
      BiFunction<Integer, Definition, Integer> kind) {
    Unsupported why = new Unsupported(left.why(part), of.at());
    BitSet variables = new BitSet();
    variables.set(0, exprs.layout.variables());
    Reading reading = reading(of, frame, Reads.of(of), variables, new BitSet(), why);
    int[] kinds = fallback.actions().stream().mapToInt(_ -> -1).toArray();
    kinds[0] = kind.apply(0, fallback.actions().getFirst());
    Set<Definition> called = Operands.called(of);
    for (int i = 1; i < kinds.length; i++) {
      if (called.contains(fallback.actions().get(i))) {
        kinds[i] = kind.apply(i, fallback.actions().get(i));
      }
    }
    left.tell("the step at " + of.at() + ": " + why.getMessage());
    Interpreter.ActionSite site =
        new Interpreter.ActionSite(
            fallback.action(of, inside, named), reading.slots, reading.inputs(), any, kinds);
    call(b, reading, b.unit.interpreted(site), "interpretedSteps", STEPS);
  }

  /** What compiled code has for the code 0. */
  private static long low(Shape shape) {
    return shape instanceof Shape.Int(long low, long _) ? low : 0;
  }

  private void tell(Expr expr, Unsupported why) {
    left.tell(
        why.at().equals(expr.at())
            ? expr.at() + ": " + why.getMessage()
            : expr.at() + ": " + why.getMessage() + " at " + why.at());
  }

  private static void call(Body b, Reading reading, int site, String method, MethodTypeDesc type) {
    List<Integer> locals = new ArrayList<>();
    for (Code code : reading.passed) {
      int local = b.local();
      code.push(b);
      b.code.lstore(local);
      locals.add(local);
    }
    b.code.aload(0);
    for (int i = 0; i < locals.size(); i++) {
      b.code.aload(0).getfield(Unit.BASE, "passed", Unit.LONGS);
      b.code.loadConstant(i).lload(locals.get(i)).lastore();
    }
    b.loadState();
    b.code.loadConstant(site).invokevirtual(Unit.BASE, method, type);
  }

  // --- what is read -----------------------------------------------------------------

  private Reading reading(Expr expr, Frame frame, Unsupported why) {
    Reads reads = Reads.of(expr);
    return reading(expr, frame, reads, reads.current(), reads.next(), why);
  }

  private Reading reading(
      Expr expr, Frame frame, Reads reads, BitSet current, BitSet next, Unsupported why) {
    if (!fallback.isPure(expr)) {
      throw why.forAll();
    }
    List<Input> inputs = new ArrayList<>();
    List<Code> passed = new ArrayList<>();
    BitSet free = fallback.free(expr);
    for (int slot = free.nextSetBit(0); slot >= 0; slot = free.nextSetBit(slot + 1)) {
      if (reads.primedSlots().get(slot) && frame.at(slot) instanceof Frame.Named) {
        // What it stands for is to be read in both states.
        throw why;
      }
      slot(slot, frame, why, inputs, passed);
    }
    boolean later = exprs.isAhead();
    current.stream().forEach(v -> inputs.add(new Interpreter.Current(v, later)));
    if (!next.isEmpty()) {
      next(next, why, inputs, passed);
    }
    return new Reading(free.length(), List.copyOf(inputs), passed);
  }

  private void slot(int slot, Frame frame, Unsupported why, List<Input> inputs, List<Code> passed) {
    switch (frame.at(slot)) {
      case Frame.Held(Code code) -> pass(slot, code, why, inputs, passed);
      case Frame.Named(Expr e, Frame f) -> {
        Exprs.Place place = exprs.resolve(e, f);
        Optional<Value> constant = exprs.constant(place.expr());
        if (constant.isPresent()) {
          inputs.add(new Interpreter.Fixed(slot, constant.get()));
        } else if (place.expr() instanceof Expr.Var v) {
          inputs.add(new Interpreter.Stored(slot, v.index(), exprs.isAhead()));
        } else {
          pass(slot, exprs.code(place.expr(), place.frame(), null), why, inputs, passed);
        }
      }
      case null, default -> throw why;
    }
  }

  private static void pass(
      int slot, Code code, Unsupported why, List<Input> inputs, List<Code> passed) {
    if (code.constant().isPresent()) {
      inputs.add(new Interpreter.Fixed(slot, code.constant().get()));
      return;
    }
    if (!code.shape.isNarrow()) {
      throw why;
    }
    inputs.add(new Interpreter.Passed(slot, Codec.of(code.shape), low(code.shape)));
    passed.add(code);
  }

  private void next(BitSet variables, Unsupported why, List<Input> inputs, List<Code> passed) {
    if (exprs.next == null || exprs.isAhead()) {
      throw why;
    }
    for (int v = variables.nextSetBit(0); v >= 0; v = variables.nextSetBit(v + 1)) {
      if (exprs.next.isSeen()) {
        inputs.add(new Interpreter.Next(v));
      } else {
        Code code = exprs.next.value(v, exprs).orElseThrow(() -> why);
        inputs.add(new Interpreter.PassedNext(v, Codec.of(code.shape), low(code.shape)));
        passed.add(code);
      }
    }
  }
}
