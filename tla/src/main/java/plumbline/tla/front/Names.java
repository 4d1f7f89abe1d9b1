package plumbline.tla.front;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import tla2sany.semantic.SymbolNode;

/**
 * The slots of one definition's frame: which name lies where. A name is its symbol, or the
 * component of an EXCEPT for the {@code @} in it.
 */
final class Names {
  private final Map<Object, Integer> slots = new IdentityHashMap<>();
  private final Set<Object> settled = Collections.newSetFromMap(new IdentityHashMap<>());
  private int size;

  /** Adds a name whose expression may be evaluated in the next state, too. */
  int add(Object name) {
    slots.put(name, size);
    return size++;
  }

  /** Adds a name that stands for the same value in either state, such as a bound variable. */
  int addSettled(Object name) {
    settled.add(name);
    return add(name);
  }

  /** Whether the name stands for the same value wherever it is evaluated. */
  boolean isSettled(Object name) {
    return settled.contains(name);
  }

  boolean has(Object name) {
    return slots.containsKey(name);
  }

  int slot(Object name) {
    return slots.get(name);
  }

  int size() {
    return size;
  }

  /** What a user calls a name. */
  static String text(Object name) {
    return name instanceof SymbolNode s ? s.getName().toString() : "@";
  }

  /** How many arguments a name takes: 0 for a value. */
  static int arity(Object name) {
    return name instanceof SymbolNode s ? s.getArity() : 0;
  }
}
