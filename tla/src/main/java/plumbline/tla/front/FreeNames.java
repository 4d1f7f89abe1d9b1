package plumbline.tla.front;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tla2sany.semantic.APSubstInNode;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.AtNode;
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
 * Finds what a definition takes from the scopes around it: parameters, bound variables, values of a
 * LET, and the {@code @} of an EXCEPT (known by its component).
 *
 * <p>Such a name is mentioned by the definition itself, by an operator of an enclosing LET that it
 * uses, or by what an INSTANCE substitutes in it; these are followed until nothing new comes. Each
 * name has one binder, so a name is bound in a text if its binder is anywhere in that text.
 */
final class FreeNames {
  private record Visit(OpDefNode definition, Surroundings surroundings) {}

  private final Lowering lowering;
  private final Set<Object> free = new LinkedHashSet<>();
  private final Set<Visit> known = new HashSet<>();
  private final Deque<Visit> waiting = new ArrayDeque<>();

  private final List<Object> mentioned = new ArrayList<>();
  private final Set<Object> bound = Collections.newSetFromMap(new IdentityHashMap<>());

  private FreeNames(Lowering lowering) {
    this.lowering = lowering;
  }

  /** The free names of a definition, in the order of their first mention. */
  static Set<Object> of(OpDefNode definition, Surroundings surroundings, Lowering lowering) {
    FreeNames names = new FreeNames(lowering);
    names.visit(definition, surroundings);
    for (Visit v = names.waiting.poll(); v != null; v = names.waiting.poll()) {
      names.mentioned.clear();
      names.bound.clear();
      Collections.addAll(names.bound, (Object[]) v.definition.getParams());
      names.walk(v.definition.getBody(), v.surroundings);
      names.mentioned.stream().filter(n -> !names.bound.contains(n)).forEach(names.free::add);
    }
    return names.free;
  }

  private void visit(OpDefNode definition, Surroundings surroundings) {
    Visit visit = new Visit(definition, surroundings);
    if (known.add(visit)) {
      waiting.add(visit);
    }
  }

  private void walk(SemanticNode node, Surroundings surroundings) {
    switch (node) {
      case null -> {}
      case OpApplNode a -> {
        bind(a);
        symbol(a.getOperator(), surroundings);
        for (ExprOrOpArgNode arg : a.getArgs()) {
          if (a.getOperator().getName().equals("$Except")) {
            bound.add(arg);
          }
          walk(arg, surroundings);
        }
        if (a.getBdedQuantBounds() != null) {
          for (ExprNode bound : a.getBdedQuantBounds()) {
            walk(bound, surroundings);
          }
        }
      }
      case OpArgNode o -> {
        if (o.getOp() instanceof OpDefNode d && d.getName().equals("LAMBDA")) {
          define(d, surroundings);
        } else {
          symbol(o.getOp(), surroundings);
        }
      }
      case AtNode a -> mentioned.add(a.getExceptComponentRef());
      case LetInNode l -> {
        lowering.enter(l);
        for (OpDefNode d : l.getLets()) {
          bound.add(d);
        }
        for (OpDefNode d : l.getLets()) {
          define(d, surroundings);
        }
        walk(l.getBody(), surroundings);
      }
      case SubstInNode s -> walk(s.getBody(), lowering.inside(s.getSubsts(), surroundings));
      case APSubstInNode s -> walk(s.getBody(), lowering.inside(s.getSubsts(), surroundings));
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

  private void bind(OpApplNode a) {
    if (a.getBdedQuantSymbolLists() != null) {
      for (FormalParamNode[] list : a.getBdedQuantSymbolLists()) {
        Collections.addAll(bound, (Object[]) list);
      }
    }
    if (a.getUnbdedQuantSymbols() != null) {
      Collections.addAll(bound, (Object[]) a.getUnbdedQuantSymbols());
    }
  }

  private void define(OpDefNode d, Surroundings surroundings) {
    Collections.addAll(bound, (Object[]) d.getParams());
    walk(d.getBody(), surroundings);
  }

  private void symbol(SymbolNode symbol, Surroundings surroundings) {
    Surroundings by = surroundings.substituting(symbol);
    if (by != null) {
      walk(by.substitute(symbol), by.outer());
    } else if (symbol instanceof FormalParamNode) {
      mentioned.add(symbol);
    } else if (symbol instanceof OpDefNode d
        && d.getKind() == ASTConstants.UserDefinedOpKind
        && !bound.contains(d)) {
      if (lowering.isLetValue(d)) {
        mentioned.add(d);
      } else if (lowering.isLocal(d) || surroundings != Surroundings.ROOT) {
        visit(d, surroundings);
      }
    }
  }
}
