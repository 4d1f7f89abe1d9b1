package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.Feed;
import plumbline.tla.NextFilter;
import plumbline.tla.Operator;
import plumbline.tla.Refusal;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.StateSink;
import plumbline.tla.Stepper;
import plumbline.tla.SuccessorSink;
import plumbline.tla.compile.Fallback;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Permutation;
import plumbline.tla.value.Renaming;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;

/** Steps a planned spec with registers of its own. */
final class PlannedStepper implements Stepper {
  private static final int[] NO_SLOTS = {};

  private final PlannedSpec spec;
  private final Env env;
  private final Map<Operator, PlannedSpec.Planned> operators = new HashMap<>();
  private List<Permutation> permutations;

  /** By invariant, as far as they were asked for; null before. */
  private final List<Optional<Unchanged>> unchanged;

  /** The plans of single actions, by index, as far as they were asked for. */
  private final ActionPlanner.Relation[] instances;

  PlannedStepper(PlannedSpec spec, Env env) {
    this.spec = spec;
    this.env = env;
    this.unchanged = new ArrayList<>(Collections.nCopies(spec.invariants.size(), null));
    this.instances = new ActionPlanner.Relation[spec.actions().size()];
  }

  @Override
  public void initial(StateSink sink) {
    Value[] state = new Value[env.variables()];
    guarded(
        () -> {
          enter(state, null, spec.init.frameSize());
          env.partial = state;
          env.delivery = e -> sink.accept(new State(e.partial.clone()));
          return Attempt.of(spec.init.step()).run(env);
        });
  }

  @Override
  public void successors(State from, SuccessorSink sink) {
    step(
        spec.next,
        from,
        null,
        e -> sink.accept(spec.actions().get(e.action), new State(e.partial.clone())));
  }

  @Override
  public void successors(State from, Action action, Argument[] arguments, SuccessorSink sink) {
    successors(from, action, arguments, NextFilter.ALL, sink);
  }

  @Override
  public void successors(
      State from, Action action, Argument[] arguments, NextFilter filter, SuccessorSink sink) {
    ActionPlanner.Relation instance = instance(action);
    step(
        instance,
        from,
        arguments,
        sought(action),
        filter,
        e ->
            e.action != action.index()
                || (instance == spec.next && !matches(arguments))
                || sink.accept(action, new State(e.partial.clone())));
  }

  @Override
  public void successors(State from, Action action, SuccessorSink sink) {
    step(
        instance(action),
        from,
        Env.ANY,
        e -> e.action != action.index() || sink.accept(action, new State(e.partial.clone())));
  }

  /** The next-state relation itself has only the steps that no named action has. */
  private static int sought(Action action) {
    return action.index() == 0 ? Env.NONE_SOUGHT : action.index();
  }

  private ActionPlanner.Relation instance(Action action) {
    ActionPlanner.Relation known = instances[action.index()];
    if (known == null) {
      known = spec.instance(action);
      instances[action.index()] = known;
    }
    return known;
  }

  private boolean matches(Argument[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (!arguments[i].accepts(env.argument(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Value[]> argumentsOf(State from, Action action) {
    Map<List<Value>, Value[]> all = new LinkedHashMap<>();
    step(
        instance(action),
        from,
        null,
        sought(action),
        NextFilter.ALL,
        e -> {
          if (e.action == action.index()) {
            all.putIfAbsent(List.of(arguments()), arguments());
          }
          return true;
        });
    return new ArrayList<>(all.values());
  }

  @Override
  public List<Refusal> refusals(State from, Action action, Argument[] arguments) {
    Probe probe = Probe.telling(action.parameters().size());
    probe(probe, from, action, arguments, NextFilter.ALL, e -> probe.delivered());
    return probe.refusals();
  }

  @Override
  public void successorsWithout(
      SourceRange conjunct,
      State from,
      Action action,
      Argument[] arguments,
      NextFilter filter,
      SuccessorSink sink) {
    probe(
        Probe.without(conjunct, action.parameters().size()),
        from,
        action,
        arguments,
        filter,
        e ->
            e.action != action.index()
                || !Step.isAssigned(e)
                || sink.accept(action, new State(e.partial.clone())));
  }

  private void probe(
      Probe probe,
      State from,
      Action action,
      Argument[] arguments,
      NextFilter filter,
      Env.Delivery delivery) {
    Probe outer = env.probe;
    env.probe = probe;
    try {
      Argument[] given = action.parameters().isEmpty() ? Env.ANY : arguments;
      step(spec.ways(action), from, given, sought(action), filter, delivery);
    } finally {
      env.probe = outer;
    }
  }

  private void step(
      ActionPlanner.Relation relation, State from, Argument[] given, Env.Delivery delivery) {
    step(relation, from, given, Env.NONE_SOUGHT, NextFilter.ALL, delivery);
  }

  private void step(
      ActionPlanner.Relation relation,
      State from,
      Argument[] given,
      int sought,
      NextFilter filter,
      Env.Delivery delivery) {
    guarded(
        () -> {
          enter(from.values(), new Value[env.variables()], relation.frameSize());
          env.partial = env.next;
          env.action = 0;
          env.argumentSlots = NO_SLOTS;
          env.given = given;
          env.sought = sought;
          env.filter = filter;
          env.delivery = delivery;
          return Attempt.of(relation.step()).run(env);
        });
  }

  @Override
  public Value[] arguments() {
    Value[] arguments = new Value[env.argumentSlots.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = env.argument(i);
    }
    return arguments;
  }

  @Override
  public boolean invariant(int index, State state) {
    Optional<Unchanged> unchanged = unchanged(index);
    if (unchanged.isPresent() && unchanged.get().holds(state)) {
      return true;
    }
    boolean holds = test(spec.invariants.get(index), state.values(), null);
    if (holds && unchanged.isPresent()) {
      unchanged.get().held(state);
    }
    return holds;
  }

  private Optional<Unchanged> unchanged(int invariant) {
    Optional<Unchanged> known = unchanged.get(invariant);
    if (known == null) {
      known = spec.unchanged(invariant);
      unchanged.set(invariant, known);
    }
    return known;
  }

  @Override
  public boolean constraints(State state) {
    for (PlannedSpec.Planned c : spec.constraints) {
      if (!test(c, state.values(), null)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean actionConstraints(State from, State to) {
    for (PlannedSpec.Planned c : spec.actionConstraints) {
      if (!test(c, from.values(), to.values())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean initialProperty(int index, State state) {
    return test(spec.initialProperties.get(index), state.values(), null);
  }

  @Override
  public boolean stepProperty(int index, State from, State to) {
    return test(spec.stepProperties.get(index), from.values(), to.values());
  }

  @Override
  public boolean lastingFrom(int index, State state) {
    return test(spec.lastingFrom.get(index), state.values(), null);
  }

  @Override
  public boolean lastingOnward(int index, State state) {
    return test(spec.lastingOnward.get(index), state.values(), null);
  }

  @Override
  public boolean assumption(int index) {
    return test(spec.assumptions.get(index), null, null);
  }

  @Override
  public boolean postcondition() {
    return spec.postcondition.isEmpty() || test(spec.postcondition.get(), null, null);
  }

  @Override
  public long fingerprint(State state) {
    if (!spec.hasViewOrSymmetry()) {
      return state.fingerprint();
    }
    Value shown = spec.view.isPresent() ? eval(spec.view.get(), state.values(), null) : null;
    long sum = shown == null ? state.fingerprint() : shown.fingerprint();
    for (Permutation p : permutations()) {
      Renaming r = p.renaming();
      sum += shown == null ? state.fingerprint(r) : shown.fingerprint(r);
    }
    return sum;
  }

  /** The group of the SYMMETRY without the identity; empty where there is none. */
  List<Permutation> permutations() {
    if (permutations == null) {
      List<Permutation> all = new ArrayList<>();
      for (PlannedSpec.Planned s : spec.symmetries) {
        ValueIterator elements = eval(s, null, null).iterator();
        for (Value v = elements.next(); v != null; v = elements.next()) {
          all.add(Permutation.of(v));
        }
      }
      permutations = Permutation.group(all);
    }
    return permutations;
  }

  @Override
  public Map<String, Value> alias(State state, State next) {
    Map<String, Value> shown = new LinkedHashMap<>();
    if (spec.alias.isPresent()
        && eval(spec.alias.get(), state.values(), next.values()) instanceof FunctionValue f
        && f.isRecord()) {
      for (int i = 0; i < f.count(); i++) {
        shown.put(((StringValue) f.keyAt(i)).text(), f.valueAt(i));
      }
      return shown;
    }
    for (int i = 0; i < state.size(); i++) {
      shown.put(env.variable(i), state.get(i));
    }
    return shown;
  }

  @Override
  public Map<Value, Value> registers() {
    return env.registers().copy();
  }

  @Override
  public void registers(Map<Value, Value> registers) {
    env.registers().replace(registers);
  }

  @Override
  public void seed(long seed) {
    env.seed(seed);
  }

  @Override
  public void statistics(Statistics statistics) {
    env.statistics(statistics);
  }

  @Override
  public void feed(Feed feed) {
    env.feed(feed);
  }

  private boolean test(PlannedSpec.Planned plan, Value[] current, Value[] next) {
    return guarded(
        () -> {
          enter(current, next, plan.frameSize());
          return plan.node().test(env);
        });
  }

  private Value eval(PlannedSpec.Planned plan, Value[] current, Value[] next) {
    return guarded(
        () -> {
          enter(current, next, plan.frameSize());
          return plan.node().evalStrict(env);
        });
  }

  @Override
  public Value evaluate(
      Operator operator, Optional<State> state, Optional<State> next, Value... arguments) {
    if (arguments.length != operator.arity()) {
      throw new IllegalArgumentException(operator + " is given " + arguments.length + " arguments");
    }
    PlannedSpec.Planned plan = operators.computeIfAbsent(operator, spec::plan);
    return guarded(
        () -> {
          enter(
              state.map(State::values).orElse(null),
              next.map(State::values).orElse(null),
              plan.frameSize());
          System.arraycopy(arguments, 0, env.frame, 0, arguments.length);
          return plan.node().evalStrict(env);
        });
  }

  /** The value of what reads slots and the states; it may be lazy. */
  Value value(Node node, int frameSize, Value[] slots, Value[] current, Value[] next) {
    return guarded(
        () -> {
          enter(current, next, frameSize);
          System.arraycopy(slots, 0, env.frame, 0, slots.length);
          return node.eval(env);
        });
  }

  /** Gives the steps of an action that reads slots. */
  void steps(
      ActionPlanner.Relation action, Value[] slots, Value[] current, Fallback.Receiver receiver) {
    guarded(
        () -> {
          enter(current, new Value[env.variables()], action.frameSize());
          System.arraycopy(slots, 0, env.frame, 0, slots.length);
          env.partial = env.next;
          env.action = 0;
          env.argumentSlots = NO_SLOTS;
          env.given = null;
          env.delivery =
              e -> {
                receiver.take(e.action, arguments(), e.partial);
                return true;
              };
          return action.step().run(env);
        });
  }

  /** The value of what looks at no state. */
  Value constant(PlannedSpec.Planned plan) {
    return guarded(
        () -> {
          enter(null, null, plan.frameSize());
          return plan.node().eval(env);
        });
  }

  private void enter(Value[] current, Value[] next, int frameSize) {
    env.frame = new Object[frameSize];
    env.current = current;
    env.next = next;
    env.partial = null;
    env.ahead = false;
    env.sought = Env.NONE_SOUGHT;
    env.withinSought = false;
    env.filter = NextFilter.ALL;
  }

  /** Runs with the registers put back afterwards, since a sink may step or evaluate in turn. */
  private <T> T guarded(Supplier<T> work) {
    Object[] frame = env.frame;
    Value[] current = env.current;
    Value[] next = env.next;
    Value[] partial = env.partial;
    Env.Delivery delivery = env.delivery;
    int action = env.action;
    int[] slots = env.argumentSlots;
    Argument[] given = env.given;
    int sought = env.sought;
    boolean withinSought = env.withinSought;
    NextFilter filter = env.filter;
    Recursion.Call call = env.call;
    boolean ahead = env.ahead;
    try {
      return work.get();
    } catch (ValueException e) {
      throw new SpecException(SpecException.Kind.EVALUATION, e.getMessage(), SourceRange.NONE, e);
    } catch (StackOverflowError e) {
      throw new SpecException(
          SpecException.Kind.EVALUATION,
          "the evaluation is nested too deeply: a recursion without end, or one that is very long"
              + (env.entered == null ? "" : ", in " + env.entered.name()),
          env.entered == null ? SourceRange.NONE : env.entered.at());
    } finally {
      env.frame = frame;
      env.current = current;
      env.next = next;
      env.partial = partial;
      env.delivery = delivery;
      env.action = action;
      env.argumentSlots = slots;
      env.given = given;
      env.sought = sought;
      env.withinSought = withinSought;
      env.filter = filter;
      env.call = call;
      env.ahead = ahead;
    }
  }
}
