package plumbline.tla.compile;

import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;

/**
 * Writes the steps of a next-state relation, as the interpreter takes them: conjuncts from left to
 * right, a successor for each way to be true. Named actions are methods of their own where nothing
 * follows them.
 */
final class Actions {
  /** What follows a part of an action. */
  @FunctionalInterface
  private interface Then {
    void write(Body b, Next next, Taken action, Label done);
  }

  /** The end of an action, behind which nothing comes. */
  private interface Last extends Then {}

  /**
   * Where in an action a part is.
   *
   * @param inside whether it is a part of a named action
   * @param named whether what is called may be a named action
   */
  private record Where(boolean inside, boolean named) {}

  /** So many alternatives are in one method. */
  private static final int ALTERNATIVES = 100;

  /** What is to be written as a method: a named action with arguments, or some alternatives. */
  private record Method(Object part, String name, int parameters, Consumer<Body> body) {}

  private final Exprs exprs;
  private final Facts facts;
  private final Map<Definition, Integer> actions = new IdentityHashMap<>();
  private final Map<List<Object>, Method> methods = new HashMap<>();
  private final Deque<Method> pending = new ArrayDeque<>();
  private final int variables;
  private final Successors successors;
  private final Map<Definition, Boolean> leaves = new IdentityHashMap<>();

  Actions(
      Exprs exprs,
      Facts facts,
      List<Definition> definitions,
      int variables,
      Successors successors) {
    this.successors = successors;
    this.exprs = exprs;
    this.facts = facts;
    this.variables = variables;
    for (int i = 0; i < definitions.size(); i++) {
      actions.put(definitions.get(i), i);
    }
  }

  private void deliver(Body b, Next next, Taken action, Label done) {
    exprs.next = next;
    successors.write(b, next, action);
  }

  /** Writes all steps from a state. */
  void relation(Body b, Expr relation, Definition whole) {
    Label done = b.code.newLabel();
    actions.put(whole, 0);
    Expr at = relation instanceof Expr.Call c && c.target() == whole ? whole.body() : relation;
    plan(
        at,
        new Frame(),
        new Next(variables),
        new Taken(0, whole, new Frame()),
        new Where(relation != at, true),
        b,
        done,
        (Last) this::deliver);
    b.code.labelBinding(done).return_();
  }

  /** Writes the methods that the steps call, and those that these call. */
  void methods(Unit unit) {
    while (!pending.isEmpty()) {
      Method m = pending.remove();
      exprs
          .interpreting
          .left()
          .measure(
              m.part,
              Unit.stepType(m.parameters),
              (code, scratch) -> {
                m.body.accept(new Body(code, scratch));
                code.return_();
              });
      unit.builder()
          .withMethodBody(
              m.name,
              Unit.stepType(m.parameters),
              ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL,
              code -> {
                Body b = new Body(code, unit);
                m.body.accept(b);
                code.return_();
              });
    }
  }

  private void plan(
      Expr expr, Frame frame, Next next, Taken action, Where where, Body b, Label done, Then then) {
    // What no named action has is left to the interpreter by what stands nearest.
    boolean isPart = action.index() == 0 && next.isEmpty() && then instanceof Last;
    if (isPart && exprs.interpreting.has(expr)) {
      interpreted(expr, expr, frame, where, b);
    } else if (isPart && isAlternative(expr)) {
      Left.writing(expr, () -> steps(expr, frame, next, action, where, b, done, then));
    } else {
      steps(expr, frame, next, action, where, b, done, then);
    }
  }

  private static boolean isAlternative(Expr expr) {
    return !(expr instanceof Expr.Call || expr instanceof Expr.Or);
  }

  /** Has the interpreter take the steps of a part. */
  private void interpreted(Object part, Expr of, Frame frame, Where where, Body b) {
    exprs.interpreting.steps(
        b,
        part,
        of,
        frame,
        where.inside,
        where.named,
        (n, d) -> successors.kind(b.unit, n, d, exprs.interpreting.any()));
  }

  private void steps(
      Expr expr, Frame frame, Next next, Taken action, Where where, Body b, Label done, Then then) {
    exprs.next = next;
    switch (expr) {
      case Expr.And a ->
          conjuncts(
              a.conjuncts(),
              0,
              frame,
              next,
              action,
              where.inside ? new Where(true, false) : where,
              b,
              done,
              then);
      case Expr.Or o
          when !facts.isGuard(o)
              && o.disjuncts().size() > ALTERNATIVES
              && then instanceof Last
              && next.isEmpty()
              && frame.isEmpty() ->
          alternatives(o, action, where, b);
      case Expr.Or o when !facts.isGuard(o) -> {
        for (Expr d : o.disjuncts()) {
          Label end = b.code.newLabel();
          plan(d, frame, next, action, where, b, end, then);
          b.code.labelBinding(end);
        }
      }
      case Expr.Exists e when !facts.isGuard(e) ->
          exprs.sets.loop(
              b,
              e.bounds(),
              frame,
              (inner, in, end) -> plan(e.body(), in, next, action, where, inner, end, then));
      case Expr.Implies i when !facts.isGuard(i) ->
          branch(
              test(i.left(), frame, next),
              b,
              end -> plan(i.right(), frame, next, action, where, b, end, then),
              end -> then.write(b, next, action, end));
      case Expr.If i when !facts.isGuard(i) ->
          branch(
              test(i.condition(), frame, next),
              b,
              end -> plan(i.then(), frame, next, action, where, b, end, then),
              end -> plan(i.otherwise(), frame, next, action, where, b, end, then));
      case Expr.Case c when !facts.isGuard(c) -> cases(c, 0, frame, next, action, where, b, then);
      case Expr.Let l -> {
        Exprs.Entered in = exprs.let(l, frame);
        in.define(b);
        plan(l.body(), in.frame, next, action, where, b, done, then);
      }
      case Expr.Local l when frame.at(l.slot()) instanceof Frame.Named(Expr e, Frame f) ->
          plan(e, f, next, action, where, b, done, then);
      case Expr.Call c -> call(c, frame, next, action, where, b, done, then);
      case Expr.CallLocal c ->
          call(exprs.called(c, frame), frame, next, action, where, b, done, then);
      case Expr.Equal e -> {
        int variable = assigned(e.left(), frame);
        if (variable < 0) {
          guard(e, frame, next, action, b, done, then);
        } else {
          assign(variable, e.right(), e, frame, next, action, b, done, then);
        }
      }
      case Expr.In i when assigned(i.element(), frame) >= 0 ->
          assignFrom(assigned(i.element(), frame), i, frame, next, action, b, done, then);
      case Expr.Unchanged u -> unchanged(u.body(), u, frame, next, action, b, done, then);
      case Expr.Forall f when !facts.isGuard(f) -> {
        if (facts.isAction(f)) {
          throw Exprs.unsupported("assignments for all elements of a set", f);
        }
        times(
            new Multiplicity(exprs, facts).of(f, frame),
            b,
            end -> then.write(b, next, action, end));
      }
      case Expr.Square _, Expr.Angle _, Expr.Compose _ ->
          throw Exprs.unsupported(expr.getClass().getSimpleName(), expr);
      default -> guard(expr, frame, next, action, b, done, then);
    }
  }

  /** Very many alternatives are more than fit into a method. */
  private void alternatives(Expr.Or or, Taken action, Where where, Body b) {
    List<Expr> all = or.disjuncts();
    for (int from = 0; from < all.size(); from += ALTERNATIVES) {
      List<Expr> some = all.subList(from, Math.min(all.size(), from + ALTERNATIVES));
      Expr part = new Expr.Or(List.copyOf(some), or.at());
      Method method =
          new Method(
              part,
              "alternatives" + methods.size(),
              0,
              body -> {
                Label done = body.code.newLabel();
                plan(
                    part,
                    new Frame(),
                    new Next(variables),
                    action,
                    where,
                    body,
                    done,
                    (Last) this::deliver);
                body.code.labelBinding(done);
              });
      methods.put(List.of(part), method);
      pending.add(method);
      b.code.aload(0);
      b.loadState();
      b.code.invokevirtual(Unit.SELF, method.name, Unit.stepType(0));
    }
  }

  private Code test(Expr expr, Frame frame, Next next) {
    exprs.next = next;
    return exprs.test(expr, frame);
  }

  private interface Part {
    void write(Label end);
  }

  private static void branch(Code condition, Body b, Part yes, Part no) {
    Label otherwise = b.code.newLabel();
    Label first = b.code.newLabel();
    Label end = b.code.newLabel();
    condition.jump(b, otherwise, false);
    yes.write(first);
    b.code.labelBinding(first).goto_(end);
    b.code.labelBinding(otherwise);
    Label second = b.code.newLabel();
    no.write(second);
    b.code.labelBinding(second);
    b.code.labelBinding(end);
  }

  /** Goes on once for each way in which a condition is true. */
  private static void times(Code ways, Body b, Part part) {
    int left = b.local();
    Label end = b.code.newLabel();
    Label next = b.code.newLabel();
    ways.push(b);
    b.code.lstore(left);
    Label top = b.code.newBoundLabel();
    b.code.lload(left).lconst_0().lcmp().ifeq(end);
    part.write(next);
    b.code.labelBinding(next).lload(left).lconst_1().lsub().lstore(left).goto_(top);
    b.code.labelBinding(end);
  }

  private void cases(
      Expr.Case c, int arm, Frame frame, Next next, Taken action, Where where, Body b, Then then) {
    if (arm == c.arms().size()) {
      Label end = b.code.newLabel();
      if (c.other().isPresent()) {
        plan(c.other().get(), frame, next, action, where, b, end, then);
      } else {
        Functions.failing(new Shape.Bool()).push(b);
        b.code.pop2();
      }
      b.code.labelBinding(end);
      return;
    }
    branch(
        test(c.arms().get(arm).condition(), frame, next),
        b,
        end -> plan(c.arms().get(arm).value(), frame, next, action, where, b, end, then),
        end -> cases(c, arm + 1, frame, next, action, where, b, then));
  }

  private void conjuncts(
      List<Expr> all,
      int at,
      Frame frame,
      Next next,
      Taken action,
      Where where,
      Body b,
      Label done,
      Then then) {
    if (at == all.size()) {
      then.write(b, next, action, done);
      return;
    }
    Then rest = (body, n, a, end) -> conjuncts(all, at + 1, frame, n, a, where, body, end, then);
    Expr conjunct = all.get(at);
    if (at > 0 && next.isComplete()) {
      // What is left once every variable has its value is only evaluated.
      guard(conjunct, frame, next, action, b, done, rest);
    } else {
      plan(conjunct, frame, next, action, where, b, done, at == all.size() - 1 ? then : rest);
    }
  }

  private void guard(
      Expr expr, Frame frame, Next next, Taken action, Body b, Label done, Then then) {
    test(expr, frame, next).jump(b, done, false);
    then.write(b, next, action, done);
  }

  // --- calls ------------------------------------------------------------------

  private void call(
      Expr.Call c,
      Frame frame,
      Next next,
      Taken action,
      Where where,
      Body b,
      Label done,
      Then then) {
    boolean may = facts.mayAssign(c);
    if (!may && facts.isGuard(c)) {
      guard(c, frame, next, action, b, done, then);
      return;
    }
    Integer index = where.named && may ? actions.get(c.target()) : null;
    Where inside = new Where(true, where.named && may);
    boolean last = then instanceof Last;
    if (index != null && leaves.computeIfAbsent(c.target(), this::isLeaf)) {
      unlessOther(b, index, done);
    }
    if (index != null && last && next.isEmpty()) {
      if (exprs.interpreting.has(c.target())) {
        interpreted(c.target(), c, frame, where, b);
      } else if (!split(c, frame, index, inside, b)) {
        Left.writing(
            c.target(), () -> inline(c, frame, next, index, action, inside, b, done, then));
      }
      return;
    }
    inline(c, frame, next, index, action, inside, b, done, then);
  }

  private void inline(
      Expr.Call c,
      Frame frame,
      Next next,
      Integer index,
      Taken action,
      Where inside,
      Body b,
      Label done,
      Then then) {
    Exprs.Entered in = exprs.enter(c.target(), c.args(), frame, c);
    in.define(b);
    Taken inner = index == null ? action : new Taken(index, c.target(), in.frame);
    plan(c.target().body(), in.frame, next, inner, inside, b, done, then);
  }

  /** Passes over an action where another one is wanted, and counts where it is this one. */
  private static void unlessOther(Body b, int action, Label done) {
    Label on = b.code.newLabel();
    b.code.aload(0).getfield(Unit.BASE, "wanted", ConstantDescs.CD_int).iflt(on);
    b.code.aload(0).getfield(Unit.BASE, "wanted", ConstantDescs.CD_int);
    b.code.loadConstant(action).if_icmpne(done);
    b.code.aload(0).dup().getfield(Unit.BASE, "tries", ConstantDescs.CD_int);
    b.code.iconst_1().iadd().putfield(Unit.BASE, "tries", ConstantDescs.CD_int);
    b.code.labelBinding(on);
  }

  /** Whether no named action is a part of it. */
  private boolean isLeaf(Definition definition) {
    return Operands.called(definition.body()).stream().noneMatch(actions::containsKey);
  }

  /** Calls a method for a named action; false where its arguments cannot be passed. */
  private boolean split(Expr.Call c, Frame frame, int action, Where inside, Body b) {
    List<Code> arguments = new ArrayList<>();
    for (Expr.Arg arg : c.args()) {
      if (!(arg instanceof Expr.ValueArg(Expr value)) || facts.isAction(value)) {
        return false;
      }
      try {
        arguments.add(exprs.interpreting.strictly(() -> exprs.code(value, frame, null)));
      } catch (Unsupported e) {
        return false;
      }
    }
    List<Object> key = new ArrayList<>();
    key.add(c.target());
    List<Code> passed = new ArrayList<>();
    Frame in = new Frame();
    for (int i = 0; i < arguments.size(); i++) {
      Code code = arguments.get(i);
      key.add(code.shape);
      if (code.constant().isPresent()) {
        key.add(code.constant().get().fingerprint());
        in.put(i, new Frame.Held(code));
      } else {
        in.put(i, new Frame.Held(Code.local(code.shape, 3 + 2 * passed.size())));
        passed.add(code);
      }
    }
    Method method = methods.get(key);
    if (method == null) {
      method =
          new Method(
              c.target(),
              "action" + action + "_" + methods.size(),
              passed.size(),
              body -> {
                Label done = body.code.newLabel();
                Left.writing(
                    c.target(),
                    () ->
                        plan(
                            c.target().body(),
                            in,
                            new Next(variables),
                            new Taken(action, c.target(), in),
                            inside,
                            body,
                            done,
                            (Last) this::deliver));
                body.code.labelBinding(done);
              });
      methods.put(key, method);
      pending.add(method);
    }
    b.code.aload(0);
    b.loadState();
    passed.forEach(p -> p.push(b));
    b.code.invokevirtual(Unit.SELF, method.name, Unit.stepType(passed.size()));
    return true;
  }

  // --- assignments --------------------------------------------------------------

  /** The variable that {@code x'} is of, or -1. */
  private int assigned(Expr expr, Frame frame) {
    Exprs.Place place = exprs.resolve(expr, frame);
    return place.expr() instanceof Expr.Prime p
            && exprs.resolve(p.body(), place.frame()).expr() instanceof Expr.Var v
        ? v.index()
        : -1;
  }

  private void assign(
      int variable,
      Expr value,
      Expr at,
      Frame frame,
      Next next,
      Taken action,
      Body b,
      Label done,
      Then then) {
    if (next.has(variable)) {
      guard(at, frame, next, action, b, done, then);
      return;
    }
    exprs.next = next;
    Layout.Place place = exprs.layout.place(variable);
    if (place.isNarrow()) {
      Slot slot = new Slot(exprs.code(place.shape(), value, frame));
      slot.define(b);
      then.write(b, next.with(variable, new Next.Held(slot)), action, done);
      return;
    }
    Exprs.Place of = exprs.resolve(value, frame);
    if (of.expr() instanceof Expr.If i) {
      branch(
          test(i.condition(), of.frame(), next),
          b,
          end -> assign(variable, i.then(), at, of.frame(), next, action, b, end, then),
          end -> assign(variable, i.otherwise(), at, of.frame(), next, action, b, end, then));
      return;
    }
    if (of.expr() instanceof Expr.Call c
        && exprs.constant(c).isEmpty()
        && !c.target().recursive()) {
      Exprs.Entered in = exprs.enter(c.target(), c.args(), of.frame(), c);
      in.define(b);
      assign(variable, c.target().body(), at, in.frame, next, action, b, done, then);
      return;
    }
    then.write(b, next.with(variable, assigned(variable, place, of, b)), action, done);
  }

  /** What becomes of a variable of many bits, worked out by the interpreter where it has to be. */
  private Next.Assigned assigned(int variable, Layout.Place place, Exprs.Place value, Body b) {
    try {
      return changed(variable, place, value.expr(), value.frame(), b);
    } catch (Unsupported e) {
      if (!exprs.interpreting.isOn() || e.isForAll()) {
        throw e;
      }
      Slot number = new Slot(exprs.interpreting.code(value.expr(), value.frame(), null, e));
      number.define(b);
      return new Next.Boxed(number);
    }
  }

  /** What becomes of a variable of many bits. */
  private Next.Assigned changed(int variable, Layout.Place place, Expr value, Frame frame, Body b) {
    UnaryOperator<Code> bind =
        code -> {
          if (code.constant().isPresent()) {
            return code;
          }
          Slot slot = new Slot(code);
          slot.define(b);
          return slot;
        };
    if (value instanceof Expr.Var v && v.index() == variable) {
      return new Next.Kept();
    }
    if (SetCodes.elements(place.shape()).isPresent()) {
      return new Next.Changed(changes(variable, value, frame, b));
    }
    Shape.Fun f = (Shape.Fun) place.shape();
    if (value instanceof Expr.Except e
        && exprs.resolve(e.base(), frame).expr() instanceof Expr.Var v
        && v.index() == variable
        && e.updates().size() == 1) {
      return new Next.Patched(
          List.of(
              exprs.functions.updates.patch(place, e.updates().getFirst(), frame, value, bind)));
    }
    if (value instanceof Expr.Function g && exprs.functions.keys(g).equals(f.keys())) {
      List<Updates.Patch> patches = new ArrayList<>();
      for (int i = 0; i < f.keys().count(); i++) {
        Frame in = exprs.functions.frame(g, f.keys().keyAt(i), frame);
        patches.add(
            new Updates.Patch(
                Code.constant(
                    new Shape.Int(0, f.keys().count() - 1L), plumbline.tla.value.IntValue.of(i)),
                bind.apply(exprs.code(f.element(), g.body(), in))));
      }
      return new Next.Patched(patches);
    }
    throw Exprs.unsupported("a new value of many bits", value);
  }

  /** What makes a set that has words of its own of the one that it was. */
  private List<Next.Change> changes(int variable, Expr value, Frame frame, Body b) {
    Exprs.Place place = exprs.resolve(value, frame);
    return switch (place.expr()) {
      case Expr.Var v when v.index() == variable -> List.of();
      case Expr.Cup c -> changed(variable, c.left(), c.right(), true, place.frame(), b);
      case Expr.Diff d -> changed(variable, d.left(), d.right(), false, place.frame(), b);
      default ->
          List.of(
              new Next.Change.Clear(),
              new Next.Change.Each(elements(place.expr(), place.frame(), b), true));
    };
  }

  private List<Next.Change> changed(
      int variable, Expr set, Expr by, boolean add, Frame frame, Body b) {
    List<Next.Change> all = new ArrayList<>(changes(variable, set, frame, b));
    Exprs.Place place = exprs.resolve(by, frame);
    if (add && place.expr() instanceof Expr.Cup c) {
      all.add(new Next.Change.Each(elements(c.left(), place.frame(), b), true));
      all.add(new Next.Change.Each(elements(c.right(), place.frame(), b), true));
    } else {
      all.add(new Next.Change.Each(elements(place.expr(), place.frame(), b), add));
    }
    return all;
  }

  /** The elements of a set that is written out are worked out here, others where they are used. */
  private SetCode elements(Expr set, Frame frame, Body b) {
    Exprs.Place place = exprs.resolve(set, frame);
    if (exprs.constant(place.expr()).isEmpty() && place.expr() instanceof Expr.MapSet m) {
      return exprs.sets.images(m, place.frame());
    }
    if (!(place.expr() instanceof Expr.SetOf s) || exprs.constant(s).isPresent()) {
      return exprs.sets.set(set, frame);
    }
    List<Code> elements = new ArrayList<>();
    for (Expr e : s.elements()) {
      Slot slot = new Slot(exprs.code(e, place.frame(), null));
      slot.define(b);
      elements.add(slot);
    }
    return SetCodes.of(elements, set);
  }

  private void assignFrom(
      int variable,
      Expr.In i,
      Frame frame,
      Next next,
      Taken action,
      Body b,
      Label done,
      Then then) {
    if (next.has(variable)) {
      guard(i, frame, next, action, b, done, then);
      return;
    }
    Layout.Place place = exprs.layout.place(variable);
    if (!place.isNarrow() && !exprs.interpreting.isOn()) {
      throw Exprs.unsupported("a choice of a value of many bits", i);
    }
    exprs.next = next;
    exprs
        .sets
        .set(i.set(), frame)
        .each(
            b,
            (inner, element, end) -> {
              Shape shape = place.isNarrow() ? place.shape() : exprs.interpreting.any();
              Slot slot = new Slot(exprs.shapes.to(shape, element));
              slot.define(inner);
              Next.Assigned held = place.isNarrow() ? new Next.Held(slot) : new Next.Boxed(slot);
              then.write(inner, next.with(variable, held), action, end);
            });
  }

  private void unchanged(
      Expr body, Expr at, Frame frame, Next next, Taken action, Body b, Label done, Then then) {
    Exprs.Place place = exprs.resolve(body, frame);
    if (place.expr() instanceof Expr.Var v) {
      if (next.has(v.index())) {
        guard(new Expr.Unchanged(v, at.at()), place.frame(), next, action, b, done, then);
      } else {
        then.write(b, next.with(v.index(), new Next.Kept()), action, done);
      }
      return;
    }
    if (place.expr() instanceof Expr.Tuple t) {
      unchanged(t.elements(), 0, at, place.frame(), next, action, b, done, then);
      return;
    }
    guard(at, frame, next, action, b, done, then);
  }

  private void unchanged(
      List<Expr> all,
      int index,
      Expr at,
      Frame frame,
      Next next,
      Taken action,
      Body b,
      Label done,
      Then then) {
    if (index == all.size()) {
      then.write(b, next, action, done);
      return;
    }
    unchanged(
        all.get(index),
        at,
        frame,
        next,
        action,
        b,
        done,
        (body, n, a, end) -> unchanged(all, index + 1, at, frame, n, a, body, end, then));
  }
}
