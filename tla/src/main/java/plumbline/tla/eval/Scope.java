package plumbline.tla.eval;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.expr.Expr;

/**
 * Where the slots of a definition lie in a frame. An inlined definition gets a scope of its own in
 * the caller's frame, and remembers which arguments its parameters stand for.
 */
final class Scope {
  private final Layout layout;
  private final int base;
  private final Map<Integer, Alias> aliases = new HashMap<>();
  private final Map<Integer, Expr> kept = new HashMap<>();

  /** How large the frame has to be in the end. */
  static final class Layout {
    private int size;

    int size() {
      return size;
    }
  }

  /** The argument that a parameter stands for, with the scope to read it in. */
  record Alias(Expr.Arg argument, Scope scope) {}

  private Scope(Layout layout, int size) {
    this.layout = layout;
    this.base = layout.size;
    layout.size += size;
  }

  /** A frame of its own. */
  static Scope root(int size) {
    return new Scope(new Layout(), size);
  }

  /** Room for an inlined definition in the same frame. */
  Scope inlined(int size) {
    return new Scope(layout, size);
  }

  int slot(int local) {
    return base + local;
  }

  int frameSize() {
    return layout.size();
  }

  /**
   * Lets an argument stand for a parameter: what the argument itself stands for, if it is a
   * parameter of an inlined definition in turn. An operator that only the frame knows cannot.
   */
  void standFor(int parameter, Expr.Arg argument, Scope from) {
    Alias outer =
        switch (argument) {
          case Expr.LocalOperatorArg l -> from.alias(l.slot());
          case Expr.ValueArg(Expr.Local l) -> from.alias(l.slot());
          default -> null;
        };
    if (outer != null) {
      aliases.put(parameter, outer);
    } else if (!(argument instanceof Expr.LocalOperatorArg)) {
      aliases.put(parameter, new Alias(argument, from));
    }
  }

  /** Notes what a LET value is that the frame keeps. */
  void keep(int slot, Expr value) {
    kept.put(slot, value);
  }

  /** The expression of a LET value that the frame keeps. */
  Optional<Expr> kept(int slot) {
    return Optional.ofNullable(kept.get(slot));
  }

  /**
   * What the parameter stands for, or null when the slot is no parameter of an inlined definition.
   */
  Alias alias(int local) {
    return aliases.get(local);
  }
}
