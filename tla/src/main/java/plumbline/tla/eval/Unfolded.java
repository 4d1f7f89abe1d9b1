package plumbline.tla.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.Value;

/**
 * What the text alone says of the slots of one use of a definition: the expression that stands for
 * each, where it is no loop's.
 */
final class Unfolded {
  /** What a slot holds. */
  sealed interface Binding {}

  /**
   * A parameter of the action that is looked at.
   *
   * @param constant its argument, where the next-state relation has a constant there
   */
  record Parameter(int index, Optional<Value> constant) implements Binding {}

  /** The value of an expression: an argument, or a LET value. */
  record Meaning(Place place) implements Binding {}

  /** An element of a set. */
  record Element(Place set) implements Binding {}

  /** An operator, partly applied. */
  record Operator(Definition target, List<Expr.Arg> captured, Unfolded around) implements Binding {}

  /** An expression with what its slots mean. */
  record Place(Expr expr, Unfolded slots) {}

  private final Map<Integer, Binding> bindings = new HashMap<>();
  private final int frameSize;

  /**
   * @param frameSize how many slots the definition has
   */
  Unfolded(int frameSize) {
    this.frameSize = frameSize;
  }

  int frameSize() {
    return frameSize;
  }

  void bind(int slot, Binding binding) {
    bindings.put(slot, binding);
  }

  /** What the slot holds; nothing is known of a bound variable of a loop over several. */
  Optional<Binding> at(int slot) {
    return Optional.ofNullable(bindings.get(slot));
  }

  /** Binds the values of a LET. */
  void enter(Expr.Let let) {
    let.values().forEach(v -> bind(v.slot(), new Meaning(new Place(v.value(), this))));
  }

  /** Binds the variables of a quantifier that each range over a set of their own. */
  void enter(List<Expr.Bound> bounds) {
    for (Expr.Bound b : bounds) {
      if (!b.tuple()) {
        bind(b.slots().getFirst(), new Element(new Place(b.domain(), this)));
      }
    }
  }

  /** The slots of an operator that is called from here. */
  Unfolded enter(Expr.Call call) {
    Unfolded inner = new Unfolded(call.target().frameSize());
    inner.pass(0, call.args(), this);
    return inner;
  }

  /** The slots of an operator that is a parameter and called from here. */
  Unfolded enter(Operator operator, Expr.CallLocal call) {
    Unfolded inner = new Unfolded(operator.target.frameSize());
    inner.pass(0, operator.captured, operator.around);
    inner.pass(operator.captured.size(), call.args(), this);
    return inner;
  }

  private void pass(int first, List<Expr.Arg> args, Unfolded from) {
    for (int i = 0; i < args.size(); i++) {
      int slot = first + i;
      switch (args.get(i)) {
        case Expr.ValueArg(Expr value) -> bind(slot, new Meaning(from.resolve(value)));
        case Expr.OperatorArg(Definition target, List<Expr.Arg> captured) ->
            bind(slot, new Operator(target, captured, from));
        case Expr.LocalOperatorArg l -> from.at(l.slot()).ifPresent(b -> bind(slot, b));
        case Expr.NativeArg _ -> {}
      }
    }
  }

  /** The expression that a parameter or LET value stands for, through any number of calls. */
  Place resolve(Expr expr) {
    Place place = new Place(expr, this);
    while (place.expr instanceof Expr.Local l
        && place.slots.at(l.slot()).orElse(null) instanceof Meaning m) {
      place = m.place;
    }
    return place;
  }

  /** The variable that an expression stands for, or -1; as {@link Assignments#variable}. */
  static int variable(Place place) {
    Place meant = place.slots.resolve(place.expr);
    return switch (meant.expr) {
      case Expr.Var v -> v.index();
      case Expr.Call c when c.args().isEmpty() ->
          variable(new Place(c.target().body(), meant.slots.enter(c)));
      default -> -1;
    };
  }

  /** The variable of which an expression stands for the next value, or -1. */
  static int primed(Place place) {
    Place meant = place.slots.resolve(place.expr);
    return meant.expr instanceof Expr.Prime p ? variable(new Place(p.body(), meant.slots)) : -1;
  }

  /** The operator that a slot holds, where the text says so. */
  Optional<Operator> operator(int slot) {
    return at(slot).map(b -> b instanceof Operator o ? o : null);
  }
}
