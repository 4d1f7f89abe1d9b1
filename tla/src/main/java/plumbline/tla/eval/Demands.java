package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Definition.Level;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives;
import plumbline.tla.value.BoolValue;

/**
 * What the body of {@code \E x \in S : body} demands whatever x is. Where that is false, no element
 * needs to be looked at: {@code \E b, e \in 1 .. 100 : Is("send", i, j) /\ Send(i, j, <<b, e>>)}
 * takes one look and not ten thousand, wherever in the definitions below the demand stands.
 */
final class Demands {
  private static final int DEEPEST = 8;

  private final Levels levels;
  private final Map<Definition, Boolean> effects = new IdentityHashMap<>();

  Demands(Levels levels) {
    this.levels = levels;
  }

  /**
   * A condition that does not look at what is bound, without which the body is true of nothing;
   * empty where none is seen.
   *
   * @param bounds of the quantifier, but for those that were bound before
   * @param most what the condition may look at
   */
  Optional<Expr> of(List<Expr.Bound> bounds, Expr body, Level most) {
    BitSet bound = new BitSet();
    bounds.forEach(b -> b.slots().forEach(bound::set));
    return demanded(body, bound, most, DEEPEST);
  }

  private Optional<Expr> demanded(Expr expr, BitSet bound, Level most, int depth) {
    if (!levels.reads(expr, bound) && levels.of(expr).compareTo(most) <= 0 && !hasEffect(expr)) {
      return Optional.of(expr);
    }
    return switch (expr) {
      case Expr.And a -> inAnd(a, bound, most, depth);
      case Expr.Or o -> {
        List<Expr> all =
            o.disjuncts().stream().flatMap(d -> demanded(d, bound, most, depth).stream()).toList();
        yield all.size() < o.disjuncts().size()
            ? Optional.empty()
            : Optional.of(new Expr.Or(all, o.at()));
      }
      case Expr.Let l -> inLet(l, bound, most, depth);
      case Expr.Call c when depth > 0 && !c.target().recursive() -> inCall(c, bound, most, depth);
      default -> Optional.empty();
    };
  }

  /** What follows a conjunct that prints, say, decides nothing before each element has printed. */
  private Optional<Expr> inAnd(Expr.And and, BitSet bound, Level most, int depth) {
    List<Expr> all = new ArrayList<>();
    for (Expr c : and.conjuncts()) {
      demanded(c, bound, most, depth).ifPresent(all::add);
      if (hasEffect(c)) {
        break;
      }
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(new Expr.And(all, and.at()));
  }

  private Optional<Expr> inLet(Expr.Let let, BitSet bound, Level most, int depth) {
    BitSet all = (BitSet) bound.clone();
    List<Expr.LetValue> kept = new ArrayList<>();
    for (Expr.LetValue v : let.values()) {
      if (hasEffect(v.value())) {
        return Optional.empty();
      }
      if (levels.reads(v.value(), all)) {
        all.set(v.slot());
      } else {
        kept.add(v);
      }
    }
    return demanded(let.body(), all, most, depth)
        .map(body -> kept.isEmpty() ? body : new Expr.Let(kept, body, let.at()));
  }

  /** What the operator's body demands of the arguments that do not look at what is bound. */
  private Optional<Expr> inCall(Expr.Call call, BitSet bound, Level most, int depth) {
    Definition target = call.target();
    levels.of(target);
    BitSet parameters = new BitSet();
    List<Expr.Arg> args = new ArrayList<>();
    for (int i = 0; i < call.args().size(); i++) {
      Expr.Arg arg = call.args().get(i);
      if (!levels.reads(arg, bound)) {
        args.add(arg);
      } else if (arg instanceof Expr.ValueArg) {
        parameters.set(i);
        args.add(new Expr.ValueArg(new Expr.Const(BoolValue.FALSE, call.at())));
      } else {
        return Optional.empty();
      }
    }
    return demanded(target.body(), parameters, most, depth - 1)
        .map(body -> new Expr.Call(withBody(target, body), args, call.at()));
  }

  private static Definition withBody(Definition original, Expr body) {
    Definition part =
        new Definition(original.name(), original.module(), original.params(), false, original.at());
    part.define(body, original.frameSize(), original.purity());
    return part;
  }

  /** Whether evaluating it once more could be noticed, or could give another value. */
  private boolean hasEffect(Expr expr) {
    boolean[] any = {
      switch (expr) {
        case Expr.Call c -> hasEffect(c.target());
        case Expr.Native n -> hasEffect(n.module(), n.name());
        default -> false;
      }
    };
    Operands.arguments(expr).forEach(arg -> any[0] |= hasEffect(arg));
    Operands.forEach(expr, e -> any[0] = any[0] || hasEffect(e));
    return any[0];
  }

  private boolean hasEffect(Expr.Arg arg) {
    return switch (arg) {
      case Expr.ValueArg v -> false;
      case Expr.LocalOperatorArg l -> false;
      case Expr.NativeArg n -> hasEffect(n.module(), n.name());
      case Expr.OperatorArg o ->
          hasEffect(o.target()) || o.captured().stream().anyMatch(this::hasEffect);
    };
  }

  private boolean hasEffect(Definition definition) {
    if (definition.purity() == Purity.PURE || isComputedOnce(definition)) {
      return false;
    }
    Boolean known = effects.get(definition);
    if (known == null) {
      effects.put(definition, true);
      known = hasEffect(definition.body());
      effects.put(definition, known);
    }
    return known;
  }

  /** A log that is read from a file, say: only its first evaluation can be noticed. */
  private boolean isComputedOnce(Definition definition) {
    return definition.params().isEmpty()
        && levels.of(definition) == Level.CONSTANT
        && definition.purity() != Purity.VARYING;
  }

  /** TLCGet changes nothing, and gives the same until something is found. */
  private static boolean hasEffect(String module, String name) {
    return Natives.purity(module, name) != Purity.PURE && !name.equals("TLCGet");
  }
}
