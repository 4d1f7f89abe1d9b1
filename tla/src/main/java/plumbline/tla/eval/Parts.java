package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.SourceText;
import plumbline.tla.SpecException;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;
import plumbline.tla.value.OperatorValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/** Which values tell why a condition is false. */
final class Parts {
  /** Larger sets are kept as they are made. */
  private static final int LISTED = 10_000;

  private final Planner planner;
  private final SourceText text;
  private final List<String> variables;

  /** What is to be told of a condition, by the text that it has in the spec. */
  record Part(String text, Node node) {}

  /**
   * @param variables their names
   */
  Parts(Planner planner, SourceText text, List<String> variables) {
    this.planner = planner;
    this.text = text;
    this.variables = variables;
  }

  /**
   * The condition's operands, then what it picks out of functions and records, and the variables
   * and identifiers in it.
   */
  List<Part> of(Expr condition, Scope scope) {
    Collector parts = new Collector(scope);
    parts.operands(condition);
    parts.mentions(condition);
    return parts.list();
  }

  /** A set that is to offer something, and what is mentioned in it. */
  List<Part> ofSet(Expr set, Scope scope) {
    Collector parts = new Collector(scope);
    parts.add(set);
    parts.mentions(set);
    return parts.list();
  }

  /** A variable that has its next value already, and what else it was to be. */
  List<Part> ofAssignment(int variable, Expr value, Scope scope) {
    Collector parts = new Collector(scope);
    parts.add(
        new Expr.Prime(new Expr.Var(variable, variables.get(variable), value.at()), value.at()));
    parts.add(value);
    parts.mentions(value);
    return parts.list();
  }

  /** The identifiers of bounds. */
  List<Part> ofBounds(List<Expr.Bound> bounds, Scope scope) {
    List<Part> parts = new ArrayList<>();
    for (Expr.Bound b : bounds) {
      for (int i = 0; i < b.slots().size(); i++) {
        Expr bound = new Expr.Local(b.slots().get(i), b.names().get(i), b.domain().at());
        parts.add(new Part(b.names().get(i), planner.plan(bound, scope)));
      }
    }
    return parts;
  }

  /** The values of the parts that have one; of two with the same text the first. */
  static Map<String, Value> values(List<Part> parts, Env env) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Part p : parts) {
      value(p.node, env).ifPresent(v -> values.putIfAbsent(p.text, v));
    }
    return Collections.unmodifiableMap(values);
  }

  private static Optional<Value> value(Node node, Env env) {
    try {
      Value value = node.eval(env);
      return value instanceof OperatorValue ? Optional.empty() : Optional.of(kept(value));
    } catch (SpecException | ValueException e) {
      return Optional.empty();
    }
  }

  /** The value without lazy parts, but a set that is large or infinite as it is made. */
  static Value kept(Value value) {
    boolean listed = !value.isSet() || (value.isEnumerable() && value.size() <= LISTED);
    return listed ? value.strict() : value;
  }

  private final class Collector {
    private final Scope scope;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final BitSet bound = new BitSet();

    Collector(Scope scope) {
      this.scope = scope;
    }

    List<Part> list() {
      return List.copyOf(parts.values());
    }

    void operands(Expr e) {
      switch (e) {
        case Expr.Not n -> operands(n.body());
        case Expr.And a -> a.conjuncts().forEach(this::operands);
        case Expr.Or o -> o.disjuncts().forEach(this::operands);
        case Expr.Implies i -> {
          operands(i.left());
          operands(i.right());
        }
        case Expr.Exists x -> x.bounds().forEach(b -> add(b.domain()));
        case Expr.Forall x -> x.bounds().forEach(b -> add(b.domain()));
        case Expr.Equivalent _,
            Expr.Equal _,
            Expr.NotEqual _,
            Expr.In _,
            Expr.NotIn _,
            Expr.SubsetEq _,
            Expr.Native _,
            Expr.Call _,
            Expr.CallLocal _ ->
            Operands.forEach(e, this::add);
        default -> {}
      }
    }

    void mentions(Expr e) {
      Operands.forEachBoundSlot(e, bound::set);
      switch (e) {
        case Expr.Var _, Expr.Local _, Expr.Apply _, Expr.Field _ -> add(e);
        case Expr.Prime(Expr.Var _, _) -> {
          add(e);
          return;
        }
        default -> {}
      }
      Operands.forEach(e, this::mentions);
    }

    void add(Expr e) {
      String shown =
          switch (e) {
            case Expr.Var v -> v.name();
            case Expr.Local l -> l.name();
            case Expr.Prime(Expr.Var v, _) -> v.name() + "'";
            default -> text.of(e.at());
          };
      if (!shown.isEmpty() && !parts.containsKey(shown) && !readsBound(e)) {
        parts.put(shown, new Part(shown, planner.plan(e, scope)));
      }
    }

    private boolean readsBound(Expr e) {
      if (e instanceof Expr.Local l) {
        return bound.get(l.slot());
      }
      boolean[] reads = {false};
      Operands.forEach(e, part -> reads[0] |= readsBound(part));
      return reads[0];
    }
  }
}
