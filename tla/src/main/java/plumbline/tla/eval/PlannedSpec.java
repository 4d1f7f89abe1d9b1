package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plumbline.tla.Action;
import plumbline.tla.Footprint;
import plumbline.tla.Formula;
import plumbline.tla.Operator;
import plumbline.tla.Similar;
import plumbline.tla.SourceRange;
import plumbline.tla.SourceText;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;
import plumbline.tla.State;
import plumbline.tla.Unchecked;
import plumbline.tla.compile.Compiler;
import plumbline.tla.compile.Facts;
import plumbline.tla.config.SpecConfig;
import plumbline.tla.config.SpecConfig.Name;
import plumbline.tla.eval.Unfolded.Place;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Definition.Level;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.LoweredModule;
import plumbline.tla.front.ParsedModule;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Sets;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/** A spec whose formulas are planned; steppers share the plans. */
final class PlannedSpec implements Spec {
  /** A planned expression with the frame that it needs. */
  record Planned(Node node, int frameSize) {}

  private static final Pattern TYPED = Pattern.compile("^Type|TypeOK|TypeInv");

  private final LoweredModule module;
  private final SpecConfig config;
  private final SpecOptions options;
  private final List<String> warnings;
  private final Registers registers = new Registers();
  private final RunFacts facts = new RunFacts(this, registers);
  private final Planner planner = new Planner();
  private final List<Unchecked> unchecked = new ArrayList<>();
  private final List<Formula> invariantNames = new ArrayList<>();
  private final List<Formula> initialNames = new ArrayList<>();
  private final List<Formula> stepNames = new ArrayList<>();
  private final List<Formula> lastingNames = new ArrayList<>();

  final List<Planned> invariants = new ArrayList<>();
  final List<Planned> initialProperties = new ArrayList<>();
  final List<Planned> stepProperties = new ArrayList<>();
  final List<Planned> lastingFrom = new ArrayList<>();
  final List<Planned> lastingOnward = new ArrayList<>();
  final List<Planned> assumptions = new ArrayList<>();
  final List<Planned> constraints = new ArrayList<>();
  final List<Planned> actionConstraints = new ArrayList<>();
  final List<Planned> symmetries = new ArrayList<>();
  final Optional<Planned> view;
  final Optional<Planned> alias;
  final Optional<Planned> postcondition;
  final ActionPlanner.Relation init;
  final ActionPlanner.Relation next;

  private final Levels written = new Levels(Level.CONSTANT);
  private final Map<String, Optional<Planned>> plain = new HashMap<>();
  private final Map<Action, ActionPlanner.Relation> alone = new HashMap<>();
  private final Map<Action, ActionPlanner.Relation> probed = new HashMap<>();
  private final SourceText text;
  private Function<Action, ActionPlanner.Relation> instances;
  private Function<Action, ActionPlanner.Relation> probes;
  private final List<Expr> texts = new ArrayList<>();
  private final List<Expr> invariantTexts = new ArrayList<>();
  private final List<Expr> stepTexts = new ArrayList<>();
  private final Operators operators;
  private final Map<Action, Footprint> footprints = new ConcurrentHashMap<>();
  private final Map<Operator, Footprint> inspected = new ConcurrentHashMap<>();
  private final Map<Integer, Footprint> seen = new ConcurrentHashMap<>();
  private Anatomy anatomy;
  private Expr step;

  PlannedSpec(ParsedModule parsed, SpecConfig config, SpecOptions options) {
    this.module = parsed.lower(config);
    this.config = config;
    this.options = options;
    this.operators = new Operators(module, planner, written);
    this.warnings = parsed.warnings();
    this.text = new SourceText(parsed.unwritten());
    module.assumptions().forEach(a -> assumptions.add(planned(a.body(), 0)));
    config.invariants().forEach(n -> add(invariants, invariantNames, n));
    config.constraints().forEach(n -> constraints.add(planned(n)));
    config.actionConstraints().forEach(n -> actionConstraints.add(planned(n)));
    config.symmetry().forEach(n -> symmetries.add(planned(n)));
    view = config.view().map(this::planned);
    alias = config.alias().map(this::planned);
    postcondition = config.postcondition().map(this::planned);
    config.properties().forEach(this::property);
    if (config.specification().isPresent()) {
      Definition spec = definition(config.specification().get());
      written.of(spec);
      Properties parts = new Properties(spec.name(), spec.body(), written);
      if (parts.initial().isEmpty() || parts.steps().size() != 1) {
        throw new SpecException(
            SpecException.Kind.CONFIG,
            "the specification "
                + spec.name()
                + " must be of the form Init /\\ [][Next]_vars, with fairness conditions if any",
            spec.at());
      }
      Expr first = new Expr.And(parts.initial(), spec.at());
      texts.add(first);
      init = planner.actions().initial(first, spec.frameSize());
      Expr.Square step = (Expr.Square) parts.steps().getFirst();
      next = relation(step.action(), spec);
    } else if (config.init().isPresent() && config.next().isPresent()) {
      Definition first = definition(config.init().get());
      Definition step = definition(config.next().get());
      texts.add(call(first));
      init = planner.actions().initial(call(first), 0);
      next = relation(call(step), step);
    } else if (config.init().isPresent() || config.next().isPresent()) {
      throw new SpecException(
          SpecException.Kind.CONFIG,
          "INIT and NEXT must both be given, or SPECIFICATION instead",
          config.init().or(config::next).orElseThrow().at());
    } else {
      requireNothingToCheck();
      init = null;
      next = null;
    }
  }

  /** Without a behaviour only assumptions can be checked. */
  private void requireNothingToCheck() {
    Optional<Name> asked =
        Stream.concat(config.invariants().stream(), config.properties().stream()).findFirst();
    if (!module.variables().isEmpty() || asked.isPresent()) {
      throw new SpecException(
          SpecException.Kind.CONFIG,
          module.name()
              + " has no behaviour: give SPECIFICATION, or INIT and NEXT, in its configuration ("
              + module.name()
              + ".cfg beside it), or use --init and --next",
          asked.map(Name::at).orElse(SourceRange.NONE));
    }
  }

  private ActionPlanner.Relation relation(Expr relation, Definition context) {
    step = relation;
    Definition named = relation instanceof Expr.Call c ? c.target() : context;
    instances =
        action -> planner.actions().instance(relation, context.frameSize(), named, next, action);
    probes =
        action ->
            new ActionPlanner(planner, new Probing(planner, text, module.variables()))
                .ways(relation, context.frameSize(), named, next, action);
    texts.add(relation);
    ActionPlanner.Relation all = planner.actions().next(relation, context.frameSize(), named);
    anatomy = new Anatomy(relation, context.frameSize(), all.definitions());
    return all;
  }

  /** The plan of one action alone, made when it is first asked for. */
  ActionPlanner.Relation instance(Action action) {
    synchronized (alone) {
      return alone.computeIfAbsent(action, instances);
    }
  }

  /** The plan that tells why an action is refused, made when it is first asked for. */
  ActionPlanner.Relation ways(Action action) {
    synchronized (alone) {
      return probed.computeIfAbsent(action, probes);
    }
  }

  RunFacts facts() {
    return facts;
  }

  long seed() {
    return options.seed();
  }

  /** What the configuration names of what {@link Spec} does not list. */
  record Configured(
      Optional<RunFacts.Named> init,
      List<RunFacts.Named> constraints,
      List<RunFacts.Named> actionConstraints) {}

  Configured configured() {
    return new Configured(
        config.init().or(config::specification).map(this::named),
        config.constraints().stream().map(this::named).toList(),
        config.actionConstraints().stream().map(this::named).toList());
  }

  private RunFacts.Named named(Name name) {
    return new RunFacts.Named(name.text(), definition(name).at());
  }

  /** The definition of that name if there is one without arguments; planned when asked for. */
  Optional<Planned> plainDefinition(String name) {
    synchronized (alone) {
      return plain.computeIfAbsent(
          name,
          n ->
              module.definition(n).filter(d -> d.params().isEmpty()).map(d -> planned(call(d), 0)));
    }
  }

  private static Expr call(Definition definition) {
    return new Expr.Call(definition, List.of(), definition.at());
  }

  private Definition definition(Name name) {
    Definition definition =
        module
            .definition(name.text())
            .orElseThrow(
                () ->
                    new SpecException(
                        SpecException.Kind.CONFIG,
                        "the module "
                            + module.name()
                            + " defines no "
                            + name.text()
                            + Similar.hint(
                                name.text(),
                                module.definitions().stream().map(Definition::name).toList()),
                        name.at()));
    if (!definition.params().isEmpty()) {
      throw new SpecException(
          SpecException.Kind.CONFIG,
          name.text() + " takes arguments, but the configuration needs a definition without",
          name.at());
    }
    return definition;
  }

  private Planned planned(Name name) {
    texts.add(call(definition(name)));
    return planned(call(definition(name)), 0);
  }

  private Planned planned(Expr expr, int frame) {
    Scope scope = Scope.root(frame);
    Node node = planner.plan(expr, scope);
    return new Planned(node, scope.frameSize());
  }

  private void add(List<Planned> plans, List<Formula> names, Name name) {
    Definition definition = definition(name);
    if (written.of(definition).compareTo(Level.STATE) > 0) {
      throw new SpecException(
          SpecException.Kind.CONFIG,
          name.text()
              + " is no state predicate: it has primes or temporal operators; check it as a"
              + " PROPERTY",
          name.at());
    }
    names.add(new Formula(names.size(), name.text(), definition.at()));
    plans.add(planned(name));
    if (plans == invariants) {
      invariantTexts.add(call(definition));
    }
  }

  private void property(Name name) {
    Definition definition = definition(name);
    if (written.of(definition).compareTo(Level.STATE) <= 0) {
      add(initialProperties, initialNames, name);
      return;
    }
    Properties parts = new Properties(name.text(), definition.body(), written);
    addAll(parts.initial(), initialProperties, initialNames, definition);
    addAll(parts.invariants(), invariants, invariantNames, definition);
    invariantTexts.addAll(parts.invariants());
    addAll(parts.steps(), stepProperties, stepNames, definition);
    stepTexts.addAll(parts.steps());
    for (Properties.Lasting l : parts.lasting()) {
      texts.add(l.from());
      texts.add(l.onward());
      lastingNames.add(new Formula(lastingNames.size(), definition.name(), l.onward().at()));
      lastingFrom.add(planned(l.from(), definition.frameSize()));
      lastingOnward.add(planned(l.onward(), definition.frameSize()));
    }
    unchecked.addAll(parts.rest());
  }

  private void addAll(
      List<Expr> exprs, List<Planned> plans, List<Formula> names, Definition definition) {
    for (Expr e : exprs) {
      names.add(new Formula(names.size(), definition.name(), e.at()));
      texts.add(e);
      plans.add(planned(e, definition.frameSize()));
    }
  }

  @Override
  public String name() {
    return module.name();
  }

  @Override
  public List<String> variables() {
    return module.variables();
  }

  @Override
  public Set<String> modules() {
    Set<String> modules = new TreeSet<>(Set.of(module.name()));
    module.definitions().forEach(d -> modules.add(d.module()));
    return modules;
  }

  @Override
  public boolean hasBehaviour() {
    return init != null;
  }

  @Override
  public List<Action> actions() {
    return next == null ? List.of() : next.actions();
  }

  @Override
  public List<Action> parts(Action action) {
    return anatomy.parts(action).stream().map(i -> actions().get(i)).toList();
  }

  @Override
  public Footprint footprint(Action action) {
    return footprints.computeIfAbsent(action, a -> anatomy.footprint(a, variables().size()));
  }

  @Override
  public Footprint footprint(Operator operator) {
    return inspected.computeIfAbsent(
        operator, o -> Footprints.reads(operators.body(o), variables().size()));
  }

  @Override
  public Footprint footprint(Formula invariant) {
    return seen.computeIfAbsent(
        invariant.index(), i -> Footprints.reads(invariantTexts.get(i), variables().size()));
  }

  /** What one thread remembers of an invariant; empty where that is no use. */
  Optional<Unchanged> unchanged(int invariant) {
    Formula formula = invariantNames.get(invariant);
    synchronized (alone) {
      boolean pure = planner.levels().isPure(invariantTexts.get(invariant));
      return Unchanged.of(footprint(formula), pure);
    }
  }

  @Override
  public Footprint stepFootprint(Formula property) {
    return Footprints.reads(stepTexts.get(property.index()), variables().size());
  }

  @Override
  public Optional<Value> domain(Action action, int parameter) {
    List<Place> sets = anatomy.domains(action, parameter);
    synchronized (alone) {
      return sets.stream().allMatch(s -> planner.levels().isClosed(s.expr()))
          ? sets.stream().map(this::value).reduce(Sets::cup)
          : Optional.empty();
    }
  }

  @Override
  public Optional<Operator> operator(String name) {
    synchronized (alone) {
      return operators.find(name);
    }
  }

  @Override
  public List<String> operators() {
    return operators.names();
  }

  /** The plan of an operator by itself. */
  Planned plan(Operator operator) {
    synchronized (alone) {
      return operators.plan(operator);
    }
  }

  @Override
  public List<String> typeInvariants() {
    synchronized (alone) {
      return typed()
          .filter(d -> new TypeInvariant(d, planner.levels()).isPure())
          .map(Definition::name)
          .toList();
    }
  }

  @Override
  public Map<String, Value> types() {
    Map<String, Value> types = new LinkedHashMap<>();
    synchronized (alone) {
      PlannedStepper stepper = new PlannedStepper(this, env());
      typed()
          .forEach(
              d ->
                  new TypeInvariant(d, planner.levels())
                      .sets()
                      .forEach(
                          (variable, set) -> {
                            String name = variables().get(variable);
                            if (planner.levels().isClosed(set.expr()) && !types.containsKey(name)) {
                              types.put(name, stepper.constant(planned(set)));
                            }
                          }));
    }
    return types;
  }

  /** What may say which values variables have. */
  private Stream<Definition> typed() {
    return Stream.concat(
            config.invariants().stream().map(this::definition),
            module.definitions().stream()
                .filter(d -> d.module().equals(module.name()) && d.params().isEmpty())
                .filter(d -> TYPED.matcher(d.name()).find())
                .filter(d -> written.of(d) == Level.STATE))
        .distinct();
  }

  private Planned planned(Place closed) {
    return planned(closed.expr(), closed.slots().frameSize());
  }

  /** The value of an expression that is the same everywhere. */
  private Value value(Place closed) {
    return Parts.kept(new PlannedStepper(this, env()).constant(planned(closed)));
  }

  @Override
  public List<Formula> invariants() {
    return invariantNames;
  }

  @Override
  public List<Formula> assumptions() {
    Map<Integer, Formula> all = new LinkedHashMap<>();
    for (int i = 0; i < module.assumptions().size(); i++) {
      LoweredModule.Assumption a = module.assumptions().get(i);
      all.put(i, new Formula(i, a.name(), a.at()));
    }
    return List.copyOf(all.values());
  }

  @Override
  public List<Formula> initialProperties() {
    return initialNames;
  }

  @Override
  public List<Formula> stepProperties() {
    return stepNames;
  }

  @Override
  public List<Formula> lastingProperties() {
    return lastingNames;
  }

  @Override
  public List<Unchecked> unchecked() {
    return unchecked;
  }

  @Override
  public boolean hasConstraints() {
    return !constraints.isEmpty();
  }

  @Override
  public boolean hasActionConstraints() {
    return !actionConstraints.isEmpty();
  }

  @Override
  public boolean hasViewOrSymmetry() {
    return view.isPresent() || !symmetries.isEmpty();
  }

  @Override
  public boolean hasPostcondition() {
    return postcondition.isPresent();
  }

  @Override
  public boolean hasAlias() {
    return alias.isPresent();
  }

  @Override
  public boolean checkDeadlock() {
    return config.checkDeadlock().orElse(true);
  }

  @Override
  public List<List<Value>> interchangeable() {
    List<Expr> all = new ArrayList<>(texts);
    module.added().forEach(d -> all.add(d.body()));
    return Interchangeable.in(all);
  }

  @Override
  public Compiler.Result compiled(List<State> seen, boolean withArguments, int spare) {
    if (!withArguments && (view.isPresent() || !lastingFrom.isEmpty())) {
      return new Compiler.Result(
          Optional.empty(), "it has a VIEW, or a PROPERTY of what comes to stay");
    }
    synchronized (alone) {
      return Compiler.compile(source(withArguments, spare), seen);
    }
  }

  private Compiler.Source source(boolean withArguments, int spare) {
    Levels levels = planner.levels();
    Map<Expr, Optional<Value>> known = new IdentityHashMap<>();
    return new Compiler.Source(
        variables(),
        step,
        next.definitions().getFirst(),
        next.definitions(),
        actions(),
        invariantTexts,
        config.constraints().stream().map(n -> call(definition(n))).toList(),
        stepTexts,
        config.actionConstraints().stream().map(n -> call(definition(n))).toList(),
        new Facts() {
          @Override
          public boolean isGuard(Expr expr) {
            return Ways.isSingle(expr) && !isAction(expr);
          }

          @Override
          public boolean mayAssign(Expr.Call call) {
            return isAction(call) || call.target().params().stream().anyMatch(p -> p.arity() > 0);
          }

          @Override
          public boolean isAction(Expr expr) {
            return levels.of(expr).compareTo(Level.STATE) > 0;
          }
        },
        new Interpretation(planner, next, this::stepper),
        e -> known.computeIfAbsent(e, this::constant),
        types(),
        withArguments ? List.of() : stepper().permutations(),
        withArguments,
        spare);
  }

  private Optional<Value> constant(Expr expr) {
    if (!planner.levels().isClosed(expr)) {
      return Optional.empty();
    }
    try {
      Value value =
          new PlannedStepper(this, env()).constant(planned(expr, Interpretation.most(expr)));
      // A set says more of its elements by its form than by a list.
      return Optional.of(value.isSet() && !(value instanceof SetValue) ? value : value.strict());
    } catch (SpecException | ValueException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public String digest() {
    return SpecDigest.of(module, config, options);
  }

  @Override
  public SourceText sourceText() {
    return text;
  }

  @Override
  public Atoms atoms() {
    return module.atoms();
  }

  @Override
  public PlannedStepper stepper() {
    return new PlannedStepper(this, env());
  }

  private Env env() {
    return new Env(this, registers.own(), options.out(), new SplittableRandom(options.seed()));
  }
}
