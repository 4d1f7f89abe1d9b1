package plumbline.tla.module;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.expr.Purity;
import plumbline.tla.value.ValueException;

/** The registry of native operators: by the module that defines them and their name there. */
public final class Natives {
  /** The operator that stands in our modules for a body that only Java can compute. */
  public static final String MARKER_MODULE = "PlumblineNative";

  public static final String MARKER = "Native";

  /**
   * An operator written in Java.
   *
   * @param module the module whose text declares it; "" for operators of the language
   * @param name its name there, for operators without a name their symbol
   * @param arity how many arguments it takes
   * @param defined whether the module's text defines the same in TLA+
   */
  public record Entry(
      String module,
      String name,
      int arity,
      boolean defined,
      Purity purity,
      NativeOperator operator) {}

  private static final Map<String, Entry> ALL = all();

  private Natives() {}

  /** Where the operators of a module enter themselves. */
  @FunctionalInterface
  interface Table {
    void add(Entry entry);

    /** An operator that the module's text defines as well. */
    default void faster(String module, String name, int arity, NativeOperator operator) {
      add(new Entry(module, name, arity, true, Purity.PURE, operator));
    }

    /** An operator without a definition that could be evaluated. */
    default void only(
        String module, String name, int arity, Purity purity, NativeOperator operator) {
      add(new Entry(module, name, arity, false, purity, operator));
    }
  }

  private static Map<String, Entry> all() {
    Map<String, Entry> entries = new HashMap<>();
    Table table =
        entry -> {
          if (entries.put(entry.module() + "!" + entry.name(), entry) != null) {
            throw new IllegalStateException("two natives for " + entry);
          }
        };
    LogicOperators.register(table);
    NumberOperators.register(table);
    CollectionOperators.register(table);
    BagOperators.register(table);
    TlcOperators.register(table);
    TlcExtOperators.register(table);
    RandomOperators.register(table);
    FoldOperators.register(table);
    FunctionOperators.register(table);
    SetExtOperators.register(table);
    SequenceExtOperators.register(table);
    SequenceSearchOperators.register(table);
    NumberExtOperators.register(table);
    GraphOperators.register(table);
    ClockOperators.register(table);
    JsonOperators.register(table);
    IoOperators.register(table);
    CsvOperators.register(table);
    SvgOperators.register(table);
    StatisticsOperators.register(table);
    MonitorOperators.register(table);
    return Map.copyOf(entries);
  }

  /** All of them, in no order. */
  public static Collection<Entry> entries() {
    return ALL.values();
  }

  public static Optional<Entry> find(String module, String name) {
    return Optional.ofNullable(ALL.get(module + "!" + name));
  }

  /** Of that operator; PURE when there is none. */
  public static Purity purity(String module, String name) {
    return find(module, name).map(Entry::purity).orElse(Purity.PURE);
  }

  /** The operator; throws when there is none, which {@link #find} tells. */
  public static NativeOperator get(String module, String name) {
    return find(module, name)
        .orElseThrow(
            () -> new ValueException("the operator " + name + " cannot be passed as an argument"))
        .operator();
  }
}
