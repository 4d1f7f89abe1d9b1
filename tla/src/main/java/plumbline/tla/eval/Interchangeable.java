package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;
import plumbline.tla.value.BigIntValue;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.InfiniteSet;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.IntervalValue;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.Renaming;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;

/**
 * Which elements of constant sets a spec treats alike, by its text: nothing in it names them, looks
 * into them, or depends on an order of values as CHOOSE does.
 */
final class Interchangeable {
  private static final Set<String> ANY_OF =
      Set.of("Naturals", "Integers", "Reals", "FiniteSets", "Sequences", "Bags");
  private static final Set<String> ONES =
      Set.of("TLC!:>", "TLC!@@", "TLC!Assert", "TLC!Print", "TLC!PrintT", "TLC!Permutations");

  private final Set<Definition> visited = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Long, Value> constants = new LinkedHashMap<>();
  private boolean opaque;
  private boolean looksIntoStrings;

  private Interchangeable() {}

  /** The classes of two or more, in the order in which their sets stand in the text. */
  static List<List<Value>> in(List<Expr> texts) {
    Interchangeable all = new Interchangeable();
    texts.forEach(all::visit);
    return all.opaque ? List.of() : all.classes();
  }

  private void visit(Expr expr) {
    switch (expr) {
      case Expr.Const c -> add(c.value());
      case Expr.Choose _ -> opaque = true;
      case Expr.Native n -> use(n.module(), n.name());
      case Expr.Record r -> r.names().forEach(this::add);
      case Expr.RecordSet r -> r.names().forEach(this::add);
      case Expr.Field f -> add(f.name());
      case Expr.Call c -> visit(c.target());
      default -> {}
    }
    Operands.arguments(expr).forEach(this::visit);
    Operands.forEach(expr, this::visit);
  }

  private void visit(Definition definition) {
    if (visited.add(definition)) {
      visit(definition.body());
    }
  }

  private void visit(Expr.Arg arg) {
    switch (arg) {
      case Expr.ValueArg _, Expr.LocalOperatorArg _ -> {}
      case Expr.NativeArg n -> use(n.module(), n.name());
      case Expr.OperatorArg o -> {
        visit(o.target());
        o.captured().forEach(this::visit);
      }
    }
  }

  private void use(String module, String name) {
    looksIntoStrings |= module.equals("Sequences");
    opaque |= !ANY_OF.contains(module) && !ONES.contains(module + "!" + name);
  }

  private List<List<Value>> classes() {
    List<List<Value>> classes = new ArrayList<>();
    for (Value atom : candidates()) {
      Optional<List<Value>> alike =
          classes.stream().filter(c -> mayChange(c.getFirst(), atom)).findFirst();
      if (alike.isPresent()) {
        alike.get().add(atom);
      } else {
        classes.add(new ArrayList<>(List.of(atom)));
      }
    }
    return classes.stream().filter(c -> c.size() > 1).map(List::copyOf).toList();
  }

  private void add(Value constant) {
    switch (constant) {
      case StringValue _, ModelValue _, SetValue _, FunctionValue _ ->
          constants.put(constant.fingerprint(), constant);
      case IntValue _, BigIntValue _, BoolValue _, IntervalValue _, InfiniteSet _ -> {}
      // What it has in it is not seen without listing it.
      default -> opaque = true;
    }
  }

  private Collection<Value> candidates() {
    Map<Long, Value> candidates = new LinkedHashMap<>();
    for (Value constant : constants.values()) {
      if (constant instanceof SetValue set) {
        ValueIterator elements = set.iterator();
        for (Value v = elements.next(); v != null; v = elements.next()) {
          if (v instanceof ModelValue || (v instanceof StringValue && !looksIntoStrings)) {
            candidates.put(v.fingerprint(), v);
          }
        }
      }
    }
    return candidates.values();
  }

  /** Whether all constants are the same when the two change places. */
  private boolean mayChange(Value one, Value other) {
    if (one.getClass() != other.getClass()) {
      return false;
    }
    Renaming exchange = new Renaming();
    exchange.set(one, other.fingerprint());
    exchange.set(other, one.fingerprint());
    return constants.values().stream().allMatch(c -> c.fingerprint(exchange) == c.fingerprint());
  }
}
