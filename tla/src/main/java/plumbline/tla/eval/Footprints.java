package plumbline.tla.eval;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.tla.Footprint;
import plumbline.tla.Footprint.Access;
import plumbline.tla.eval.Unfolded.Place;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives;

/**
 * Collects what a formula may read and write, from its text: more than it does, never less.
 *
 * <p>Only what is certain is narrow: {@code v[p]} for a parameter p reads a point, and {@code v' =
 * [v EXCEPT ![p] = e]} writes one. A primed variable is read as the unprimed one: what is different
 * in it the action writes itself.
 */
final class Footprints {
  /** A text that unfolds to more expressions is taken to touch everything. */
  private static final int LARGEST = 100_000;

  private final int variables;
  private final Set<Access> accesses = new HashSet<>();
  private final Set<Definition> recursive = identities();
  private final Map<Unfolded, Set<Expr>> read = new IdentityHashMap<>();
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
      route.way().beside().forEach(b -> all.act(b.expr(), b.slots()));
      Unfolded slots = route.slots().enter(route.call());
      List<Definition.Param> params = route.call().target().params();
      int parameter = 0;
      for (int i = 0; i < params.size(); i++) {
        if (!params.get(i).captured() && params.get(i).arity() == 0) {
          all.read(route.argument(parameter));
          slots.bind(i, new Unfolded.Parameter(parameter++));
        }
      }
      all.act(route.call().target().body(), slots);
    }
    all.everything |= routes.isEmpty();
    return all.footprint();
  }

  private static <T> Set<T> identities() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private Footprint footprint() {
    for (int v = 0; everything && v < variables; v++) {
      accesses.add(new Access(v, Footprint.WHOLE, true));
    }
    return new Footprint(accesses);
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
      case Expr.Var v -> accesses.add(new Access(v.index(), Footprint.WHOLE, false));
      case Expr.Apply a -> {
        Optional<Access> point = point(a.function(), a.arguments(), slots, false);
        if (point.isPresent()) {
          accesses.add(point.get());
        } else {
          operands(a, slots);
        }
      }
      case Expr.Local l -> {
        Place meant = slots.resolve(l);
        if (!(meant.expr() instanceof Expr.Local)) {
          read(meant);
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
      act(target.body(), new Unfolded(target.frameSize()));
    }
  }

  /** The point of a variable that is a parameter. */
  private Optional<Access> point(
      Expr function, List<Expr> arguments, Unfolded slots, boolean write) {
    Place of = slots.resolve(function);
    if (of.expr() instanceof Expr.Prime p) {
      of = of.slots().resolve(p.body());
    }
    if (!(of.expr() instanceof Expr.Var v) || arguments.size() != 1) {
      return Optional.empty();
    }
    Place at = slots.resolve(arguments.getFirst());
    return at.expr() instanceof Expr.Local l
            && at.slots().at(l.slot()).orElse(null) instanceof Unfolded.Parameter(int parameter)
        ? Optional.of(new Access(v.index(), parameter, write))
        : Optional.empty();
  }

  /** What is executed: it may assign. */
  private void act(Expr expr, Unfolded slots) {
    if (stop()) {
      return;
    }
    switch (expr) {
      case Expr.And a -> a.conjuncts().forEach(c -> act(c, slots));
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
        act(f.body(), slots);
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
          assign(variable, e.right(), slots);
        } else {
          read(e, slots);
        }
      }
      case Expr.In i -> {
        int variable = Unfolded.primed(new Place(i.element(), slots));
        if (variable >= 0) {
          accesses.add(new Access(variable, Footprint.WHOLE, true));
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
    if (Unfolded.variable(meant) >= 0) {
      return;
    }
    switch (meant.expr()) {
      case Expr.Tuple t -> t.elements().forEach(e -> unchanged(e, meant.slots()));
      case Expr.Call c when c.args().isEmpty() && !c.target().recursive() ->
          unchanged(c.target().body(), meant.slots().enter(c));
      default -> read(meant);
    }
  }

  /** {@code variable' = value}. */
  private void assign(int variable, Expr value, Unfolded slots) {
    if (stop()) {
      return;
    }
    Place meant = slots.resolve(value);
    switch (meant.expr()) {
      case Expr.Var v when v.index() == variable -> {}
      case Expr.Except e -> except(variable, e, meant.slots());
      case Expr.If i -> {
        read(i.condition(), meant.slots());
        assign(variable, i.then(), meant.slots());
        assign(variable, i.otherwise(), meant.slots());
      }
      case Expr.Case c -> {
        c.arms().forEach(a -> read(a.condition(), meant.slots()));
        c.arms().forEach(a -> assign(variable, a.value(), meant.slots()));
        c.other().ifPresent(o -> assign(variable, o, meant.slots()));
      }
      case Expr.Let l -> {
        meant.slots().enter(l);
        assign(variable, l.body(), meant.slots());
      }
      case Expr.Call c when !c.target().recursive() ->
          assign(variable, c.target().body(), meant.slots().enter(c));
      default -> {
        accesses.add(new Access(variable, Footprint.WHOLE, true));
        read(meant);
      }
    }
  }

  /**
   * {@code variable' = [base EXCEPT ![p] = e]}: what stays as it is, is neither read nor written.
   */
  private void except(int variable, Expr.Except except, Unfolded slots) {
    assign(variable, except.base(), slots);
    for (Expr.Update u : except.updates()) {
      Expr whole = new Expr.Var(variable, "", u.at());
      accesses.add(
          point(whole, u.path().getFirst(), slots, true)
              .orElse(new Access(variable, Footprint.WHOLE, true)));
      u.path().forEach(keys -> keys.forEach(k -> read(k, slots)));
      read(u.value(), slots);
    }
  }
}
