package plumbline.tla.front;

import java.util.IdentityHashMap;
import java.util.Map;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.Subst;
import tla2sany.semantic.SymbolNode;

/**
 * What an INSTANCE puts in the place of the declared constants and variables of the module it
 * instantiates, and in which surroundings those expressions have to be read.
 */
final class Surroundings {
  /** No substitution: the root module itself. */
  static final Surroundings ROOT = new Surroundings(Map.of(), null);

  private final Map<SymbolNode, ExprOrOpArgNode> substitutes;
  private final Surroundings outer;

  private Surroundings(Map<SymbolNode, ExprOrOpArgNode> substitutes, Surroundings outer) {
    this.substitutes = substitutes;
    this.outer = outer;
  }

  static Surroundings of(Subst[] substitutions, Surroundings outer) {
    Map<SymbolNode, ExprOrOpArgNode> substitutes = new IdentityHashMap<>();
    for (Subst s : substitutions) {
      substitutes.put(s.getOp(), s.getExpr());
    }
    return new Surroundings(substitutes, outer);
  }

  /**
   * The innermost surroundings that substitute the symbol, or null: a nested module uses what the
   * modules around it declare, which their own instances substitute.
   */
  Surroundings substituting(SymbolNode symbol) {
    for (Surroundings s = this; s != null; s = s.outer) {
      if (s.substitutes.containsKey(symbol)) {
        return s;
      }
    }
    return null;
  }

  /** The expression to read instead of a declared symbol, or null. */
  ExprOrOpArgNode substitute(SymbolNode symbol) {
    return substitutes.get(symbol);
  }

  /** Where the substitutes are to be read. */
  Surroundings outer() {
    return outer;
  }
}
