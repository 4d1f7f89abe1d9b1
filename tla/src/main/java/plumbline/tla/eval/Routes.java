package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;

/** How the next-state relation comes to an action: every place that calls it. */
final class Routes {
  private final Definition action;
  private final Set<Definition> within = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Route> found = new ArrayList<>();
  private boolean composed;

  /**
   * @param call the place that calls the action
   * @param slots what slots mean there
   */
  record Route(Expr.Call call, Unfolded slots, Way way) {
    /** What the action's parameter of that index is given. */
    Unfolded.Place argument(int parameter) {
      List<Unfolded.Place> given = new ArrayList<>();
      for (int i = 0; i < call.args().size(); i++) {
        if (!call.target().params().get(i).captured()
            && call.args().get(i) instanceof Expr.ValueArg(Expr value)) {
          given.add(slots.resolve(value));
        }
      }
      return given.get(parameter);
    }
  }

  /**
   * @param looks what is looked at on the way: conditions and the sets of quantifiers
   * @param beside what the action is a conjunction with
   */
  record Way(List<Unfolded.Place> looks, List<Unfolded.Place> beside) {
    private Way look(Unfolded slots, List<Expr> at) {
      return new Way(joined(looks, slots, at), beside);
    }

    private Way besides(Unfolded slots, List<Expr> conjuncts) {
      return new Way(looks, joined(beside, slots, conjuncts));
    }

    private static List<Unfolded.Place> joined(
        List<Unfolded.Place> before, Unfolded slots, List<Expr> further) {
      return Stream.concat(before.stream(), further.stream().map(e -> new Unfolded.Place(e, slots)))
          .toList();
    }
  }

  private Routes(Definition action) {
    this.action = action;
  }

  /**
   * Every route, in the order of the text; none where the action is a part of a composition, or is
   * not called but written in place.
   */
  static List<Route> to(Definition action, Expr relation, int frameSize) {
    Routes routes = new Routes(action);
    routes.walk(relation, new Unfolded(frameSize), new Way(List.of(), List.of()), false);
    return routes.composed ? List.of() : routes.found;
  }

  /**
   * @param inside whether it is the body of a definition: a conjunction there is no way to further
   *     actions
   */
  private void walk(Expr expr, Unfolded slots, Way so, boolean inside) {
    switch (expr) {
      case Expr.Call c when c.target() == action -> found.add(new Route(c, slots, so));
      case Expr.Call c -> called(c.target(), slots.enter(c), so);
      case Expr.CallLocal c ->
          slots.operator(c.slot()).ifPresent(o -> called(o.target(), slots.enter(o, c), so));
      case Expr.Or o -> o.disjuncts().forEach(d -> walk(d, slots, so, inside));
      case Expr.And a when !inside -> {
        for (Expr conjunct : a.conjuncts()) {
          List<Expr> others = a.conjuncts().stream().filter(c -> c != conjunct).toList();
          walk(conjunct, slots, so.besides(slots, others), inside);
        }
      }
      case Expr.Exists e -> {
        slots.enter(e.bounds());
        List<Expr> sets = e.bounds().stream().map(Expr.Bound::domain).toList();
        walk(e.body(), slots, so.look(slots, sets), inside);
      }
      case Expr.Implies i -> walk(i.right(), slots, so.look(slots, List.of(i.left())), inside);
      case Expr.If i -> {
        Way further = so.look(slots, List.of(i.condition()));
        walk(i.then(), slots, further, inside);
        walk(i.otherwise(), slots, further, inside);
      }
      case Expr.Case c -> {
        Way further = so.look(slots, c.arms().stream().map(Expr.Arm::condition).toList());
        c.arms().forEach(a -> walk(a.value(), slots, further, inside));
        c.other().ifPresent(o -> walk(o, slots, further, inside));
      }
      case Expr.Let l -> {
        slots.enter(l);
        walk(l.body(), slots, so, inside);
      }
      case Expr.Local l -> {
        Unfolded.Place meant = slots.resolve(l);
        if (meant.expr() != l) {
          walk(meant.expr(), meant.slots(), so, inside);
        }
      }
      case Expr.Square s -> walk(s.action(), slots, so, inside);
      case Expr.Angle a -> walk(a.action(), slots, so.look(slots, List.of(a.subscript())), inside);
      case Expr.Compose c -> {
        int before = found.size();
        walk(c.first(), slots, so, inside);
        walk(c.second(), slots, so, inside);
        composed |= found.size() > before;
      }
      default -> {}
    }
  }

  private void called(Definition target, Unfolded slots, Way so) {
    if (!target.recursive() && within.add(target)) {
      walk(target.body(), slots, so, true);
      within.remove(target);
    }
  }
}
