package plumbline.tla.eval;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.module.NativeContext;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/**
 * The registers of one evaluation: the current frame, the current and the next state. One per
 * stepper, never shared between threads; nodes change the registers and put them back.
 */
final class Env implements NativeContext {
  /** Slots of the operator under evaluation: a {@link Value}, or a {@link Thunk} not yet forced. */
  Object[] frame = new Object[0];

  /** The values of the unprimed variables; null for one that is not assigned yet. */
  Value[] current;

  /** The values of the primed variables, or null where no next state exists. */
  Value[] next;

  /** Whichever of the two arrays is being assigned: what was read from it must not be cached. */
  Value[] partial;

  /** Within {@code A \cdot B}: the state that A started from, and the array that B is to fill. */
  Value[] before;

  Value[] target;

  /** The innermost call of a recursive action. */
  Recursion.Call call;

  /** What is left of the innermost {@code \\A} that is executed as a conjunction. */
  Conjuncts.Left left;

  /** The arguments to take an action with; null when all are wanted. */
  Value[] given;

  /** Where the terminal step of an action delivers. */
  Delivery delivery;

  /** The action last entered while stepping, an index into the plan's list. */
  int action;

  /** Where the arguments of that action are. */
  int[] argumentSlots = new int[0];

  private Value[] constants = new Value[16];
  private final Map<Long, Value> registers = new HashMap<>();
  private final Map<Object, Object> memory = new HashMap<>();
  private final List<String> variables;
  private final Atoms atoms;
  private final PrintStream out;
  private RandomGenerator random;
  private final Path folder;
  private Stepper.Statistics statistics = new NoStatistics();

  /** Takes a state that satisfies an action; false ends the enumeration. */
  @FunctionalInterface
  interface Delivery {
    boolean deliver(Env env);
  }

  Env(List<String> variables, Atoms atoms, PrintStream out, RandomGenerator random, Path folder) {
    this.variables = variables;
    this.atoms = atoms;
    this.out = out;
    this.random = random;
    this.folder = folder;
  }

  /** An argument of the action last entered. */
  Value argument(int index) {
    Object bound = frame[argumentSlots[index]];
    return (bound instanceof Thunk t ? t.force(this) : (Value) bound).strict();
  }

  /** The value of a constant definition, or null when it was not computed yet. */
  Value constant(int index) {
    return index < constants.length ? constants[index] : null;
  }

  void constant(int index, Value value) {
    if (index >= constants.length) {
      constants = Arrays.copyOf(constants, Math.max(index + 1, 2 * constants.length));
    }
    constants[index] = value;
  }

  void statistics(Stepper.Statistics statistics) {
    this.statistics = statistics;
  }

  String variable(int index) {
    return variables.get(index);
  }

  int variables() {
    return variables.size();
  }

  @Override
  public Atoms atoms() {
    return atoms;
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public Optional<Value> register(long index) {
    return Optional.ofNullable(registers.get(index));
  }

  @Override
  public void setRegister(long index, Value value) {
    registers.put(index, value);
  }

  Map<Long, Value> registers() {
    return new HashMap<>(registers);
  }

  void registers(Map<Long, Value> others) {
    registers.clear();
    registers.putAll(others);
  }

  void seed(long seed) {
    random = new SplittableRandom(seed);
  }

  @Override
  public Optional<Value> statistic(String name) {
    return statistics.get(name);
  }

  @Override
  public List<Value> trace() {
    StringValue[] names = variables.stream().map(atoms::string).toArray(StringValue[]::new);
    List<Value> records = new ArrayList<>();
    for (State state : statistics.trace()) {
      records.add(FunctionValue.record(names.clone(), state.values().clone()));
    }
    return records;
  }

  @Override
  public Map<Object, Object> memory() {
    return memory;
  }

  private static final class NoStatistics implements Stepper.Statistics {
    @Override
    public Optional<Value> get(String name) {
      return Optional.empty();
    }

    @Override
    public List<State> trace() {
      return List.of();
    }
  }
}
