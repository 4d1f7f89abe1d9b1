package plumbline.tla.eval;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import plumbline.tla.Argument;
import plumbline.tla.Feed;
import plumbline.tla.NextFilter;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.expr.Definition;
import plumbline.tla.module.NativeContext;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

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

  /** Whether {@link #current} holds the next state, since what is evaluated is primed. */
  boolean ahead;

  /** Whichever of the two arrays is being assigned: what was read from it must not be cached. */
  Value[] partial;

  /** Within {@code A \cdot B}: the state that A started from, and the array that B is to fill. */
  Value[] before;

  Value[] target;

  /** What is known of the state that {@code partial} is to become. */
  NextFilter filter = NextFilter.ALL;

  /** Within {@code A \cdot B}: what is known of the state that B leads to. */
  NextFilter targetFilter = NextFilter.ALL;

  /** The innermost call of a recursive action. */
  Recursion.Call call;

  /** What is left of the innermost {@code \\A} that is executed as a conjunction. */
  Conjuncts.Left left;

  /** In place of arguments to take an action with: all that there are. */
  static final Argument[] ANY = {};

  /** The operator last entered by a call: the one to name when a recursion does not end. */
  Definition entered;

  /** The arguments to take an action with; null when only the arguments themselves are wanted. */
  Argument[] given;

  /** Where the terminal step of an action delivers. */
  Delivery delivery;

  /** The action last entered while stepping, an index into the plan's list. */
  int action;

  /** What notes why an action is refused; null while steps are taken. */
  Probe probe;

  /**
   * The action whose steps are its own whatever named actions it is made of; negative where a step
   * is that of the innermost action that it is a step of.
   */
  int sought = NONE_SOUGHT;

  static final int NONE_SOUGHT = -1;

  /** Whether the action that is sought is being taken. */
  boolean withinSought;

  /** Where the arguments of that action are. */
  int[] argumentSlots = new int[0];

  private Value[] constants = new Value[16];
  private final Map<Object, Value> memory = new HashMap<>();
  private final List<String> variables;
  private final Atoms atoms;
  private final PrintStream out;
  private RandomGenerator random;
  private final PlannedSpec spec;
  private final Registers.Own registers;
  private Stepper.Statistics statistics = new NoStatistics();
  private Optional<Feed> feed = Optional.empty();

  /** Takes a state that satisfies an action; false ends the enumeration. */
  @FunctionalInterface
  interface Delivery {
    boolean deliver(Env env);
  }

  Env(PlannedSpec spec, Registers.Own registers, PrintStream out, RandomGenerator random) {
    this.spec = spec;
    this.variables = spec.variables();
    this.atoms = spec.atoms();
    this.registers = registers;
    this.out = out;
    this.random = random;
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
  public Optional<Value> register(Value key) {
    return registers.get(key, current != null);
  }

  @Override
  public void setRegister(Value key, Value value) {
    registers.set(key, value, current != null);
  }

  Registers.Own registers() {
    return registers;
  }

  void seed(long seed) {
    random = new SplittableRandom(seed);
  }

  @Override
  public Optional<Value> statistic(String name) {
    OptionalLong level =
        ahead && name.equals("level") ? statistics.count(name) : OptionalLong.empty();
    return level.isPresent()
        ? Optional.of(IntValue.of(level.getAsLong() + 1))
        : spec.facts().get(name, statistics);
  }

  @Override
  public void request(String name) {
    statistics.request(name);
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
  public Value counterExample() {
    return spec.facts().counterExample(statistics.counterExample());
  }

  @Override
  public Optional<Value> definition(String name) {
    return spec.plainDefinition(name).map(this::run);
  }

  private Value run(PlannedSpec.Planned plan) {
    Object[] saved = frame;
    frame = new Object[plan.frameSize()];
    try {
      return plan.node().eval(this);
    } finally {
      frame = saved;
    }
  }

  void feed(Feed given) {
    this.feed = Optional.of(given);
  }

  @Override
  public Optional<Feed> feed() {
    return feed;
  }

  @Override
  public Map<Object, Value> memory() {
    return memory;
  }

  private static final class NoStatistics implements Stepper.Statistics {
    @Override
    public OptionalLong count(String name) {
      return OptionalLong.empty();
    }

    @Override
    public List<State> trace() {
      return List.of();
    }

    @Override
    public void request(String what) {
      throw new ValueException(
          "TLCSet(\"" + what + "\", TRUE) has a meaning only while states are explored");
    }
  }
}
