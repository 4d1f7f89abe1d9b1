package plumbline.tla.module;

import java.util.HashMap;
import java.util.Map;
import plumbline.tla.value.ValueException;

/** The registry of native operators: by the module that defines them and their name there. */
public final class Natives {
  private static final Map<String, NativeOperator> ALL = new HashMap<>();

  static {
    Table table = (module, name, operator) -> ALL.put(module + "!" + name, operator);
    NumberOperators.register(table);
    CollectionOperators.register(table);
    TlcOperators.register(table);
    LogicOperators.register(table);
  }

  private Natives() {}

  /** Where the operators of a module enter themselves. */
  @FunctionalInterface
  interface Table {
    void add(String module, String name, NativeOperator operator);
  }

  public static boolean has(String module, String name) {
    return ALL.containsKey(module + "!" + name);
  }

  /** The operator; throws when there is none, which {@link #has} tells. */
  public static NativeOperator get(String module, String name) {
    NativeOperator operator = ALL.get(module + "!" + name);
    if (operator == null) {
      throw new ValueException("the operator " + name + " cannot be passed as an argument");
    }
    return operator;
  }
}
