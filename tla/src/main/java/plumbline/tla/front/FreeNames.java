package plumbline.tla.front;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpArgNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SubstInNode;
import tla2sany.semantic.SymbolNode;

/**
 * The parameters, bound variables, LET names and variables of the spec that a definition takes from
 * around it, itself or through the operators that it calls. One object walks one definition's text;
 * what is bound anywhere in that text is not free in it, since SANY has a symbol of its own for
 * each binding.
 */
final class FreeNames {
  /** What is known of the definitions met; empty for one that is still being walked. */
  private final Map<OpDefNode, Set<SymbolNode>> known;

  private final Set<SymbolNode> mentioned = new LinkedHashSet<>();
  private final Set<SymbolNode> bound = new LinkedHashSet<>();

  private FreeNames(Map<OpDefNode, Set<SymbolNode>> known) {
    this.known = known;
  }

  /** The free names of a definition, in the order in which they are first mentioned. */
  static Set<SymbolNode> of(OpDefNode definition, Surroundings surroundings) {
    return of(definition, surroundings, new IdentityHashMap<>());
  }

  private static Set<SymbolNode> of(
      OpDefNode definition, Surroundings surroundings, Map<OpDefNode, Set<SymbolNode>> known) {
    Set<SymbolNode> before = known.putIfAbsent(definition, Set.of());
    if (before != null) {
      return before;
    }
    FreeNames names = new FreeNames(known);
    names.definition(definition, surroundings);
    names.mentioned.removeAll(names.bound);
    known.put(definition, names.mentioned);
    return names.mentioned;
  }

  private void definition(OpDefNode d, Surroundings surroundings) {
    bound.addAll(List.of(d.getParams()));
    walk(d.getBody(), surroundings);
  }

  private void walk(SemanticNode node, Surroundings surroundings) {
    if (node == null) {
      return;
    }
    switch (node) {
      case OpApplNode a -> application(a, surroundings);
      case OpArgNode o -> symbol(o.getOp(), surroundings);
      case SubstInNode s -> {
        Surroundings inner = Surroundings.of(s.getSubsts(), surroundings);
        inner.all().forEach(e -> walk(e, surroundings));
        walk(s.getBody(), inner);
      }
      case LetInNode l -> {
        for (OpDefNode d : l.getLets()) {
          bound.add(d);
          if (d.getKind() == ASTConstants.UserDefinedOpKind) {
            definition(d, surroundings);
          }
        }
        walk(l.getBody(), surroundings);
      }
      default -> {
        SemanticNode[] children = node.getChildren();
        if (children != null) {
          for (SemanticNode child : children) {
            walk(child, surroundings);
          }
        }
      }
    }
  }

  private void application(OpApplNode a, Surroundings surroundings) {
    symbol(a.getOperator(), surroundings);
    for (ExprOrOpArgNode arg : a.getArgs()) {
      walk(arg, surroundings);
    }
    if (a.getUnbdedQuantSymbols() != null) {
      bound.addAll(List.of(a.getUnbdedQuantSymbols()));
    }
    if (a.getBdedQuantSymbolLists() != null) {
      for (FormalParamNode[] symbols : a.getBdedQuantSymbolLists()) {
        bound.addAll(List.of(symbols));
      }
      for (ExprNode domain : a.getBdedQuantBounds()) {
        walk(domain, surroundings);
      }
    }
  }

  private void symbol(SymbolNode symbol, Surroundings surroundings) {
    Surroundings by = surroundings.substituting(symbol);
    if (by != null) {
      walk(by.substitute(symbol), by.outer());
      return;
    }
    if (symbol instanceof OpDefNode d) {
      mentioned.add(d);
      if (d.getKind() == ASTConstants.UserDefinedOpKind) {
        mentioned.addAll(of(d, surroundings, known));
      }
    } else if (symbol instanceof FormalParamNode
        || symbol.getKind() == ASTConstants.VariableDeclKind) {
      mentioned.add(symbol);
    }
  }
}
