package plumbline.tla.front;

import java.util.IdentityHashMap;
import java.util.Map;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.SymbolNode;

/** The slots of one definition's frame: which name lies where. */
final class Names {
  private final Map<SymbolNode, Integer> slots = new IdentityHashMap<>();
  private final Map<OpApplNode, Integer> olds = new IdentityHashMap<>();
  private int size;

  int add(SymbolNode name) {
    slots.put(name, size);
    return size++;
  }

  boolean has(SymbolNode name) {
    return slots.containsKey(name);
  }

  int slot(SymbolNode name) {
    return slots.get(name);
  }

  /** A slot for the {@code @} of an EXCEPT's component. */
  int addOld(OpApplNode component) {
    olds.put(component, size);
    return size++;
  }

  int old(OpApplNode component) {
    return olds.get(component);
  }

  int size() {
    return size;
  }
}
