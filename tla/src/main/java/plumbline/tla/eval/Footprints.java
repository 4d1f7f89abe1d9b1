package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.tla.Footprint;
import plumbline.tla.Footprint.Access;
import plumbline.tla.Footprint.Element;
import plumbline.tla.Footprint.Kind;
import plumbline.tla.eval.Unfolded.Place;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives;
import plumbline.tla.value.Value;

/**
 * Collects what a formula may read and write, from its text: more than it does, never less.
 *
 * <p>Only what is certain is narrow: {@code v[p]} for a parameter p reads a point, and {@code v' =
 * [v EXCEPT ![p] = e]} writes one. A primed variable is read as the unprimed one: what is different
 * in it the action writes itself. {@code v' = v \cup e}, or the same at a point, adds, where it is
 * all that the action says of {@code v'}: a second equation would compare the new value.
 */
final class Footprints {
  /** A text that unfolds to more expressions is taken to touch everything. */
  private static final int LARGEST = 100_000;

  private final int variables;
  private final Set<Access> accesses = new HashSet<>();
  private final Set<Definition> recursive = identities();
  private final Map<Unfolded, Set<Expr>> read = new IdentityHashMap<>();

  private final Assigned assigned = new Assigned();

  /** The update of EXCEPT that is looked at, if one is. */
  private Optional<Target> updated = Optional.empty();

  private int visited;
  private boolean everything;

  private Footprints(int variables) {
    this.variables = variables;
  }

  /** What a state predicate reads. */
  static Footprint reads(Expr predicate, int variables) {
    Footprints all = new Footprints(variables);
    all.read(predicate, new Unfolded(0));
    return all.footprint();
  }

  /** What a relation between states reads and writes. */
  static Footprint of(Expr relation, int variables) {
    Footprints all = new Footprints(variables);
    all.act(relation, new Unfolded(0));
    return all.footprint();
  }

  /** What an action that is reached on these routes reads and writes, and the ways there. */
  static Footprint of(List<Routes.Route> routes, int variables) {
    Footprints all = new Footprints(variables);
    for (Routes.Route route : routes) {
      route.way().looks().forEach(all::read);
      List<Runnable> conjuncts = new ArrayList<>();
      route.way().beside().forEach(b -> conjuncts.add(() -> all.act(b.expr(), b.slots())));
      Unfolded slots = route.slots().enter(route.call());
      List<Definition.Param> params = route.call().target().params();
      int parameter = 0;
      for (int i = 0; i < params.size(); i++) {
        if (!params.get(i).captured() && params.get(i).arity() == 0) {
          Place given = route.argument(parameter);
          all.read(given);
          slots.bind(i, new Unfolded.Parameter(parameter++, constant(given)));
        }
      }
      conjuncts.add(() -> all.act(route.call().target().body(), slots));
      all.assigned.together(conjuncts);
    }
    all.everything |= routes.isEmpty();
    return all.footprint();
  }

  private static Optional<Value> constant(Place given) {
    return given.expr() instanceof Expr.Const c ? Optional.of(c.value()) : Optional.empty();
  }

  private static <T> Set<T> identities() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private Footprint footprint() {
    for (int v = 0; everything && v < variables; v++) {
      accesses.add(new Access(v, Footprint.WHOLE, Kind.WRITE));
    }
    Set<Access> all = new HashSet<>();
    accesses.forEach(
        a ->
            all.add(
                a.kind() == Kind.ADD && assigned.isCompared(a.variable())
                    ? new Access(a.variable(), a.parameter(), Kind.WRITE)
                    : a));
    return new Footprint(all);
  }

  private boolean stop() {
    everything |= ++visited > LARGEST;
    return everything;
  }

  private void read(Place place) {
    // An argument that is used twice is read once.
    if (read.computeIfAbsent(place.slots(), s -> identities()).add(place.expr())) {
      read(place.expr(), place.slots());
    }
  }

  private void read(Expr expr, Unfolded slots) {
    if (stop()) {
      return;
    }
    switch (expr) {
      case Expr.Var v -> accesses.add(new Access(v.index(), Footprint.WHOLE, Kind.READ));
      case Expr.Apply a -> {
        Optional<Access> point = point(a.function(), a.arguments(), slots, Kind.READ);
        if (point.isPresent()) {
          accesses.add(point.get());
        } else {
          operands(a, slots);
        }
      }
      case Expr.In i -> contains(i.set(), i.element(), slots);
      case Expr.NotIn n -> contains(n.set(), n.element(), slots);
      case Expr.Local l -> {
        Place meant = slots.resolve(l);
        if (!(meant.expr() instanceof Expr.Local)) {
          read(meant);
        } else {
          updated.filter(t -> t.isOld(meant)).ifPresent(t -> accesses.add(t.access(Kind.READ)));
        }
      }
      case Expr.Let l -> {
        slots.enter(l);
        read(l.body(), slots);
      }
      case Expr.Call c when c.target().recursive() -> recursive(c, slots);
      case Expr.Call c -> {
        natives(c.args());
        read(c.target().body(), slots.enter(c));
      }
      case Expr.CallLocal c ->
          slots
              .operator(c.slot())
              .ifPresentOrElse(
                  o -> read(o.target().body(), slots.enter(o, c)), () -> operands(c, slots));
      case Expr.Native n -> {
        require(Natives.purity(n.module(), n.name()));
        operands(n, slots);
      }
      default -> operands(expr, slots);
    }
  }

  /** {@code element \in set}. */
  private void contains(Expr set, Expr element, Unfolded slots) {
    Place meant = slots.resolve(set);
    Expr bare = meant.expr() instanceof Expr.Prime p ? p.body() : meant.expr();
    Optional<Access> part =
        switch (bare) {
          case Expr.Var v -> Optional.of(new Access(v.index(), Footprint.WHOLE, Kind.READ));
          case Expr.Apply a -> point(a.function(), a.arguments(), meant.slots(), Kind.READ);
          default -> Optional.empty();
        };
    if (part.isPresent()) {
      accesses.add(of(part.get(), Elements.of(new Place(element, slots))));
    } else {
      read(set, slots);
    }
    read(element, slots);
  }

  private static Access of(Access part, Optional<Element> element) {
    return new Access(part.variable(), part.parameter(), part.kind(), element);
  }

  private void operands(Expr expr, Unfolded slots) {
    Operands.arguments(expr).forEach(a -> passed(a, slots));
    Operands.forEach(expr, e -> read(e, slots));
  }

  /** What draws lots or asks about the run may answer differently after another action. */
  private void require(Purity purity) {
    everything |= purity != Purity.PURE;
  }

  private void natives(List<Expr.Arg> args) {
    for (Expr.Arg arg : args) {
      if (arg instanceof Expr.NativeArg n) {
        require(Natives.purity(n.module(), n.name()));
      }
    }
  }

  /** An operator that is handed to what is not looked into: it may be called with anything. */
  private void passed(Expr.Arg arg, Unfolded slots) {
    switch (arg) {
      case Expr.ValueArg _ -> {}
      case Expr.NativeArg n -> require(Natives.purity(n.module(), n.name()));
      case Expr.OperatorArg o -> {
        o.captured().forEach(c -> passed(c, slots));
        anyCall(o.target());
      }
      case Expr.LocalOperatorArg l ->
          slots
              .operator(l.slot())
              .ifPresent(
                  o -> {
                    o.captured().forEach(c -> captured(c, o.around()));
                    anyCall(o.target());
                  });
    }
  }

  private void captured(Expr.Arg arg, Unfolded around) {
    if (arg instanceof Expr.ValueArg(Expr value)) {
      read(value, around);
    } else {
      passed(arg, around);
    }
  }

  private void recursive(Expr.Call call, Unfolded slots) {
    operands(call, slots);
    anyCall(call.target());
  }

  /** The body of an operator, whatever its parameters are: each is read where it is passed. */
  private void anyCall(Definition target) {
    if (recursive.add(target)) {
      read(target.body(), new Unfolded(target.frameSize()));
      // Nobody knows how often it is called.
      Runnable called = () -> act(target.body(), new Unfolded(target.frameSize()));
      assigned.together(List.of(called, called));
    }
  }

  /** The point of a variable that is a parameter. */
  private Optional<Access> point(Expr function, List<Expr> arguments, Unfolded slots, Kind kind) {
    Place of = slots.resolve(function);
    if (of.expr() instanceof Expr.Prime p) {
      of = of.slots().resolve(p.body());
    }
    if (!(of.expr() instanceof Expr.Var v) || arguments.size() != 1) {
      return Optional.empty();
    }
    Place at = slots.resolve(arguments.getFirst());
    return at.expr() instanceof Expr.Local l
            && at.slots().at(l.slot()).orElse(null) instanceof Unfolded.Parameter(int parameter, _)
        ? Optional.of(new Access(v.index(), parameter, kind))
        : Optional.empty();
  }

  /** What is executed: it may assign. */
  private void act(Expr expr, Unfolded slots) {
    if (stop()) {
      return;
    }
    switch (expr) {
      case Expr.And a ->
          assigned.together(
              a.conjuncts().stream().<Runnable>map(c -> () -> act(c, slots)).toList());
      case Expr.Or o -> o.disjuncts().forEach(d -> act(d, slots));
      case Expr.Implies i -> {
        read(i.left(), slots);
        act(i.right(), slots);
      }
      case Expr.If i -> {
        read(i.condition(), slots);
        act(i.then(), slots);
        act(i.otherwise(), slots);
      }
      case Expr.Case c -> {
        c.arms().forEach(a -> read(a.condition(), slots));
        c.arms().forEach(a -> act(a.value(), slots));
        c.other().ifPresent(o -> act(o, slots));
      }
      case Expr.Let l -> {
        slots.enter(l);
        act(l.body(), slots);
      }
      case Expr.Exists e -> {
        e.bounds().forEach(b -> read(b.domain(), slots));
        act(e.body(), slots);
      }
      case Expr.Forall f -> {
        f.bounds().forEach(b -> read(b.domain(), slots));
        // As many conjuncts as there are elements.
        Runnable instance = () -> act(f.body(), slots);
        assigned.together(List.of(instance, instance));
      }
      case Expr.Local l -> {
        Place meant = slots.resolve(l);
        if (!(meant.expr() instanceof Expr.Local)) {
          act(meant.expr(), meant.slots());
        }
      }
      case Expr.Call c when c.target().recursive() -> recursive(c, slots);
      case Expr.Call c -> {
        natives(c.args());
        act(c.target().body(), slots.enter(c));
      }
      case Expr.CallLocal c ->
          slots
              .operator(c.slot())
              .ifPresentOrElse(
                  o -> act(o.target().body(), slots.enter(o, c)), () -> operands(c, slots));
      case Expr.Equal e -> {
        int variable = Unfolded.primed(new Place(e.left(), slots));
        if (variable >= 0) {
          assigned.add(variable);
          assign(Target.whole(variable), e.right(), slots);
        } else {
          read(e, slots);
        }
      }
      case Expr.In i -> {
        int variable = Unfolded.primed(new Place(i.element(), slots));
        if (variable >= 0) {
          assigned.add(variable);
          accesses.add(new Access(variable, Footprint.WHOLE, Kind.WRITE));
          read(i.set(), slots);
        } else {
          read(i, slots);
        }
      }
      case Expr.Unchanged u -> unchanged(u.body(), slots);
      case Expr.Square s -> {
        act(s.action(), slots);
        unchanged(s.subscript(), slots);
      }
      case Expr.Angle a -> {
        read(a.subscript(), slots);
        act(a.action(), slots);
      }
      case Expr.Compose _ -> everything = true;
      default -> read(expr, slots);
    }
  }

  private void unchanged(Expr body, Unfolded slots) {
    Place meant = slots.resolve(body);
    int variable = Unfolded.variable(meant);
    if (variable >= 0) {
      assigned.add(variable);
      return;
    }
    switch (meant.expr()) {
      case Expr.Tuple t -> t.elements().forEach(e -> unchanged(e, meant.slots()));
      case Expr.Call c when c.args().isEmpty() && !c.target().recursive() ->
          unchanged(c.target().body(), meant.slots().enter(c));
      default -> read(meant);
    }
  }

  /** {@code target = value}. */
  private void assign(Target target, Expr value, Unfolded slots) {
    if (stop()) {
      return;
    }
    Place meant = slots.resolve(value);
    if (target.isKept(meant)) {
      return;
    }
    switch (meant.expr()) {
      case Expr.Except e when target.isWhole() -> except(target, e, meant.slots());
      case Expr.If i -> {
        read(i.condition(), meant.slots());
        assign(target, i.then(), meant.slots());
        assign(target, i.otherwise(), meant.slots());
      }
      case Expr.Case c -> {
        c.arms().forEach(a -> read(a.condition(), meant.slots()));
        c.arms().forEach(a -> assign(target, a.value(), meant.slots()));
        c.other().ifPresent(o -> assign(target, o, meant.slots()));
      }
      case Expr.Let l -> {
        meant.slots().enter(l);
        assign(target, l.body(), meant.slots());
      }
      case Expr.Call c when !c.target().recursive() -> {
        natives(c.args());
        assign(target, c.target().body(), meant.slots().enter(c));
      }
      default -> {
        if (!add(target, meant)) {
          accesses.add(target.access(Kind.WRITE));
          read(meant);
        }
      }
    }
  }

  /** Whether the value is what the target holds and more; then it was noted what is added. */
  private boolean add(Target target, Place value) {
    Place meant = value.slots().resolve(value.expr());
    if (target.isKept(meant)) {
      return true;
    }
    return switch (meant.expr()) {
      case Expr.Cup c -> addOne(target, c.left(), c.right(), meant.slots());
      case Expr.Native n when isSum(n) ->
          addOne(target, operand(n, 0), operand(n, 1), meant.slots());
      default -> false;
    };
  }

  private boolean addOne(Target target, Expr left, Expr right, Unfolded slots) {
    if (add(target, new Place(left, slots))) {
      added(target, right, slots);
      return true;
    }
    if (add(target, new Place(right, slots))) {
      added(target, left, slots);
      return true;
    }
    return false;
  }

  private void added(Target target, Expr more, Unfolded slots) {
    Place meant = slots.resolve(more);
    Access add = target.access(Kind.ADD);
    if (meant.expr() instanceof Expr.SetOf s) {
      s.elements().forEach(e -> accesses.add(of(add, Elements.of(new Place(e, meant.slots())))));
    } else {
      accesses.add(add);
    }
    read(more, slots);
  }

  /** Of numbers or bags: all of them commute where they have a value at all. */
  private static boolean isSum(Expr.Native n) {
    return (n.name().equals("+") && Arithmetic.has(n.module(), n.name()))
        || (n.name().equals("\\oplus") && n.module().equals("Bags"));
  }

  private static Expr operand(Expr.Native n, int index) {
    return ((Expr.ValueArg) n.args().get(index)).value();
  }

  /**
   * {@code variable' = [base EXCEPT ![p] = e]}: what stays as it is, is neither read nor written.
   */
  private void except(Target whole, Expr.Except except, Unfolded slots) {
    assign(whole, except.base(), slots);
    for (Expr.Update u : except.updates()) {
      Expr variable = new Expr.Var(whole.part().variable(), "", u.at());
      u.path().forEach(keys -> keys.forEach(k -> read(k, slots)));
      Access part =
          point(variable, u.path().getFirst(), slots, Kind.WRITE).orElse(whole.access(Kind.WRITE));
      Optional<Target> outer = updated;
      updated = Optional.of(new Target(part, Optional.of(u), slots));
      assign(updated.get(), u.value(), slots);
      updated = outer;
    }
  }
}
