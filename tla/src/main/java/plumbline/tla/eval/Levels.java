package plumbline.tla.eval;

import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Definition.Level;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives;

/**
 * What an expression may look at: the level of an expression and of a definition, and which slots
 * of its frame it reads.
 *
 * <p>The levels are the least ones that fit all definitions at once, computed by going round until
 * nothing rises any more. (SANY's own levels give every RECURSIVE operator the highest, so that no
 * value which such an operator computes could ever be kept.)
 */
final class Levels {
  /** The level that an operator is taken for which is a parameter. */
  private final Level operators;

  private final Map<Definition, Level> definitions = new IdentityHashMap<>();
  private final Map<Expr, BitSet> slots = new IdentityHashMap<>();
  private final Map<Expr, Boolean> pure = new IdentityHashMap<>();

  /** Levels of the expressions within settled definitions. */
  private Map<Expr, Level> known = new IdentityHashMap<>();

  /** Levels of the LET values and parameters of the definition that is being looked at. */
  private Map<Integer, Level> locals = new HashMap<>();

  private boolean settling;
  private boolean risen;

  /**
   * @param operators the level to take an operator for which is a parameter: the highest where a
   *     wrong guess would make a value be kept too long, the lowest where it would refuse what the
   *     calls, whose arguments count there, do not deserve
   */
  Levels(Level operators) {
    this.operators = operators;
  }

  /** The level of the body, parameters taken as constants. */
  Level of(Definition definition) {
    Level level = definitions.get(definition);
    if (level != null) {
      return level;
    }
    if (settling) {
      return visit(definition);
    }
    settling = true;
    Map<Expr, Level> settled = known;
    known = new IdentityHashMap<>();
    Map<Definition, Level> before = new IdentityHashMap<>(definitions);
    visit(definition);
    do {
      risen = false;
      known = new IdentityHashMap<>();
      for (Definition d : List.copyOf(definitions.keySet())) {
        if (!before.containsKey(d)) {
          visit(d);
        }
      }
    } while (risen);
    settled.putAll(known);
    known = settled;
    settling = false;
    return definitions.get(definition);
  }

  private Level visit(Definition definition) {
    Level before = definitions.putIfAbsent(definition, Level.CONSTANT);
    Map<Integer, Level> outer = locals;
    locals = new HashMap<>();
    for (int i = 0; i < definition.params().size(); i++) {
      if (definition.params().get(i).primed()) {
        locals.put(i, Level.STATE);
      }
    }
    Level level = of(definition.body());
    locals = outer;
    if (before == null || level.compareTo(before) > 0) {
      definitions.put(definition, level);
      risen = true;
    }
    return level;
  }

  Level of(Expr expr) {
    Level level = known.get(expr);
    if (level == null) {
      level = compute(expr);
      known.put(expr, level);
    }
    return level;
  }

  private Level compute(Expr expr) {
    return switch (expr) {
      case Expr.Local l -> locals.getOrDefault(l.slot(), Level.CONSTANT);
      case Expr.Var v -> Level.STATE;
      case Expr.Prime p -> atLeast(Level.ACTION, p);
      case Expr.Unchanged u -> atLeast(Level.ACTION, u);
      case Expr.Square s -> atLeast(Level.ACTION, s);
      case Expr.Angle a -> atLeast(Level.ACTION, a);
      case Expr.Compose c -> atLeast(Level.ACTION, c);
      case Expr.Enabled e -> {
        ofOperands(e);
        yield Level.STATE;
      }
      case Expr.Temporal t -> atLeast(Level.TEMPORAL, t);
      case Expr.CallLocal c -> atLeast(operators, c);
      case Expr.Call c -> atLeast(of(c.target()), c);
      case Expr.Let l -> {
        for (Expr.LetValue v : l.values()) {
          locals.put(v.slot(), of(v.value()));
        }
        yield of(l.body());
      }
      default -> ofOperands(expr);
    };
  }

  private Level atLeast(Level least, Expr expr) {
    Level level = ofOperands(expr);
    return max(level, least);
  }

  private Level ofOperands(Expr expr) {
    Level[] level = {Level.CONSTANT};
    Operands.forEach(expr, e -> level[0] = max(level[0], of(e)));
    for (Expr.Arg arg : Operands.arguments(expr)) {
      level[0] = max(level[0], ofOperator(arg));
    }
    return level[0];
  }

  private Level ofOperator(Expr.Arg arg) {
    return switch (arg) {
      case Expr.ValueArg v -> Level.CONSTANT;
      case Expr.NativeArg n -> Level.CONSTANT;
      case Expr.LocalOperatorArg l -> operators;
      case Expr.OperatorArg o -> {
        Level level = of(o.target());
        for (Expr.Arg captured : o.captured()) {
          level = max(level, ofOperator(captured));
        }
        yield level;
      }
    };
  }

  /**
   * Whether the expression has the same value wherever it is evaluated: it reads no variable, no
   * parameter and no bound variable but its own, and nothing in it has an effect or draws lots.
   */
  boolean isClosed(Expr expr) {
    return of(expr) == Level.CONSTANT && free(expr).isEmpty() && isPure(expr);
  }

  /** Whether nothing in the expression has an effect, draws lots, or depends on the run. */
  boolean isPure(Expr expr) {
    Boolean known = pure.get(expr);
    if (known == null) {
      boolean[] all = {
        switch (expr) {
          case Expr.Call c -> c.target().purity() == Purity.PURE;
          case Expr.Native n -> Natives.purity(n.module(), n.name()) == Purity.PURE;
          default -> true;
        }
      };
      for (Expr.Arg arg : Operands.arguments(expr)) {
        all[0] &= isPure(arg);
      }
      Operands.forEach(expr, e -> all[0] = all[0] && isPure(e));
      known = all[0];
      pure.put(expr, known);
    }
    return known;
  }

  private boolean isPure(Expr.Arg arg) {
    return switch (arg) {
      case Expr.ValueArg v -> true;
      case Expr.LocalOperatorArg l -> true;
      case Expr.NativeArg n -> Natives.purity(n.module(), n.name()) == Purity.PURE;
      case Expr.OperatorArg o ->
          o.target().purity() == Purity.PURE && o.captured().stream().allMatch(this::isPure);
    };
  }

  /** Whether the expression reads one of the slots and does not bind it itself. */
  boolean reads(Expr expr, BitSet any) {
    return free(expr).intersects(any);
  }

  /** Whether the argument does. */
  boolean reads(Expr.Arg arg, BitSet any) {
    return switch (arg) {
      case Expr.ValueArg(Expr value) -> reads(value, any);
      case Expr.NativeArg n -> false;
      case Expr.LocalOperatorArg l -> any.get(l.slot());
      case Expr.OperatorArg o -> o.captured().stream().anyMatch(c -> reads(c, any));
    };
  }

  /** The slots that the expression reads and does not bind itself. */
  BitSet free(Expr expr) {
    BitSet free = slots.get(expr);
    if (free == null) {
      BitSet read = new BitSet();
      switch (expr) {
        case Expr.Local l -> read.set(l.slot());
        case Expr.CallLocal c -> read.set(c.slot());
        default -> {}
      }
      Operands.arguments(expr).forEach(arg -> operators(arg, read));
      Operands.forEach(expr, e -> read.or(free(e)));
      Operands.forEachBoundSlot(expr, read::clear);
      free = read;
      slots.put(expr, free);
    }
    return free;
  }

  private static void operators(Expr.Arg arg, BitSet read) {
    switch (arg) {
      case Expr.LocalOperatorArg l -> read.set(l.slot());
      case Expr.OperatorArg o -> o.captured().forEach(c -> operators(c, read));
      case Expr.ValueArg v -> {}
      case Expr.NativeArg n -> {}
    }
  }

  private static Level max(Level a, Level b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
