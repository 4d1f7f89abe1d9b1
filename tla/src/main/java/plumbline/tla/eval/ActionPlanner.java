package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import plumbline.tla.Action;
import plumbline.tla.NextFilter;
import plumbline.tla.SourceRange;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.Value;

/**
 * Plans initial predicates and next-state relations into {@link Step}s. Definitions are inlined, so
 * that an action has one flat frame; the step after a disjunction is planned once and shared by the
 * branches.
 *
 * <p>As in TLC, conjuncts are executed from left to right, a disjunction or quantifier gives a
 * state for each way to be true whatever its level, and only {@code x' = e}, {@code x' \in S} and
 * UNCHANGED assign.
 */
final class ActionPlanner {
  private final Planner planner;
  private final Guards guards;
  private final Assignments assignments;

  /** The named actions found while a next-state relation is planned; null outside. */
  private Map<Definition, Action> named;

  private List<Action> found;
  private boolean insideAction;

  /** Whether what is planned is a part of the wanted action. */
  private boolean insideWanted;

  /** What becomes of a way that does not lead to the wanted action. */
  private Step elsewhere = Step.NOWHERE;

  /** The only action to plan; null when all of the relation is wanted. */
  private Wanted wanted;

  private final Map<Recursion.Key, Recursion> recursions = new HashMap<>();

  ActionPlanner(Planner planner, Guards guards) {
    this.planner = planner;
    this.guards = guards;
    this.assignments = new Assignments(guards);
  }

  /**
   * @param step the plan
   * @param frameSize slots that its frame needs
   * @param actions the named actions in it, in the order in which they were met
   * @param definitions theirs
   */
  record Relation(Step step, int frameSize, List<Action> actions, List<Definition> definitions) {}

  /** Plans Init: variables are assigned where {@code primed} is false. */
  Relation initial(Expr init, int frame) {
    Scope scope = Scope.root(frame);
    Step step = plan(init, scope, false, deliver(action -> init.at()));
    return new Relation(step, scope.frameSize(), List.of(), List.of());
  }

  /** Plans Next and finds its named actions; the action of index 0 is the relation itself. */
  Relation next(Expr next, int frame, Definition definition) {
    named = new LinkedHashMap<>();
    found = new ArrayList<>();
    Action whole = new Action(0, definition.name(), List.of(), definition.at());
    named.put(definition, whole);
    found.add(whole);
    Scope scope = Scope.root(frame);
    List<Action> met = found;
    Step step = plan(next, scope, true, deliver(action -> met.get(action).at()));
    List<Action> actions = List.copyOf(found);
    List<Definition> definitions = List.copyOf(named.keySet());
    named = null;
    found = null;
    return new Relation(step, scope.frameSize(), actions, definitions);
  }

  /**
   * Plans the ways into one named action alone. Its step runs the instance with the arguments in
   * {@link Env#given}; without given arguments it delivers at every instance that it meets, for the
   * arguments in the frame.
   */
  Relation instance(Expr next, int frame, Definition definition, Relation whole, Action action) {
    Wanted only = new Wanted(action);
    Step last = deliver(taken -> whole.actions().get(taken).at());
    Relation alone = ways(next, frame, definition, whole, only, last);
    return only.alone() ? alone : whole;
  }

  /** Plans the ways into one named action, for what is to be learned on them. */
  Relation ways(Expr next, int frame, Definition definition, Relation whole, Action action) {
    Step last = env -> env.delivery.deliver(env);
    return ways(next, frame, definition, whole, new Wanted(action), last);
  }

  private Relation ways(
      Expr next, int frame, Definition definition, Relation whole, Wanted action, Step last) {
    named = new HashMap<>();
    found = new ArrayList<>(List.of(whole.actions().getFirst()));
    named.put(definition, found.getFirst());
    wanted = action;
    Scope scope = Scope.root(frame);
    Step step = plan(next, scope, true, last);
    named = null;
    found = null;
    wanted = null;
    return new Relation(step, scope.frameSize(), whole.actions(), whole.definitions());
  }

  /**
   * Plans a part of a next-state relation by itself.
   *
   * @param inside whether it is a part of a named action
   * @param mayName whether what it calls may be a named action
   */
  Relation part(Expr part, int frame, boolean inside, boolean mayName, Relation whole) {
    if (mayName) {
      named = new LinkedHashMap<>();
      for (int i = 0; i < whole.actions().size(); i++) {
        named.put(whole.definitions().get(i), whole.actions().get(i));
      }
    }
    found = new ArrayList<>(whole.actions());
    insideAction = inside;
    Scope scope = Scope.root(frame);
    Step step = plan(part, scope, true, deliver(taken -> whole.actions().get(taken).at()));
    insideAction = false;
    named = null;
    found = null;
    return new Relation(step, scope.frameSize(), whole.actions(), whole.definitions());
  }

  private static Step deliver(IntFunction<SourceRange> action) {
    return Step.deliver(
        action,
        env -> {
          for (Value v : env.partial) {
            if (v == null) {
              return false;
            }
          }
          return true;
        });
  }

  /** {@code ENABLED action}: whether some assignment of the primed variables makes it true. */
  Node enabled(Expr.Enabled enabled, Scope scope) {
    Step step = unnamed(() -> plan(enabled.action(), scope, true, env -> false));
    return Planner.test(
        enabled.at(),
        env -> {
          Value[] next = env.next;
          Value[] partial = env.partial;
          NextFilter filter = env.filter;
          env.next = new Value[env.variables()];
          env.partial = env.next;
          env.filter = NextFilter.ALL;
          try {
            return !step.run(env);
          } finally {
            env.next = next;
            env.partial = partial;
            env.filter = filter;
          }
        });
  }

  /** {@code A \cdot B} of a step that is known: whether some state can lie between. */
  Node composed(Expr.Compose c, Scope scope) {
    Step step = unnamed(() -> Composition.plan(c, this, scope, env -> false));
    return Planner.test(
        c.at(),
        env -> {
          Value[] partial = env.partial;
          try {
            return !step.run(env);
          } finally {
            env.partial = partial;
          }
        });
  }

  /** Plans what contains no named action of the next-state relation. */
  private Step unnamed(Supplier<Step> planning) {
    Map<Definition, Action> outer = named;
    named = null;
    Step step = planning.get();
    named = outer;
    return step;
  }

  Step plan(Expr expr, Scope scope, boolean primed, Step then) {
    return switch (expr) {
      case Expr.And a ->
          // What an action calls in its conjuncts is a part of it, not an action of its own.
          insideAction
              ? unnamed(() -> conjunction(a, scope, primed, then))
              : conjunction(a, scope, primed, then);
      case Expr.Or o when !isGuard(o, primed) ->
          Step.choice(branches(o.disjuncts(), scope, primed, then, Step.NOWHERE));
      case Expr.Exists e when !isGuard(e, primed) -> exists(e, scope, primed, then);
      case Expr.Forall f when !isGuard(f, primed) -> forall(f, scope, primed, then);
      case Expr.Implies i when !isGuard(i, primed) -> {
        Node condition = planner.plan(i.left(), scope);
        Step consequence = plan(i.right(), scope, primed, then);
        yield env -> condition.test(env) ? consequence.run(env) : then.run(env);
      }
      case Expr.If i when !isGuard(i, primed) -> {
        Node condition = planner.plan(i.condition(), scope);
        List<Expr> alternatives = List.of(i.then(), i.otherwise());
        Step[] branches = branches(alternatives, List.of(i.condition()), scope, primed, then);
        Step yes = branches[0];
        Step no = branches[1];
        yield env -> condition.test(env) ? yes.run(env) : no.run(env);
      }
      case Expr.Case c when !isGuard(c, primed) -> cases(c, scope, primed, then);
      case Expr.Let l -> {
        Planner.LetSlots slots = planner.letSlots(l, scope);
        for (Expr.LetValue v : l.values()) {
          if (planner.levels().of(v.value()).compareTo(assigning(primed)) >= 0) {
            scope.standFor(v.slot(), new Expr.ValueArg(v.value()), scope);
          }
        }
        Step body = plan(l.body(), scope, primed, then);
        yield env -> {
          slots.fill(env);
          return body.run(env);
        };
      }
      case Expr.Local l -> {
        Scope.Alias alias = scope.alias(l.slot());
        yield alias != null && alias.argument() instanceof Expr.ValueArg(Expr value)
            ? plan(value, alias.scope(), primed, then)
            : guards.guard(l, scope, then);
      }
      case Expr.Call c -> call(c, scope, primed, then);
      case Expr.CallLocal c -> {
        Scope.Alias alias = scope.alias(c.slot());
        yield alias != null && alias.argument() instanceof Expr.OperatorArg o
            ? inline(o, alias.scope(), c, scope, primed, then)
            : guards.guard(c, scope, then);
      }
      case Expr.Equal e -> {
        int variable = Assignments.variable(e.left(), scope, primed);
        yield variable >= 0
            ? guards.assign(variable, e.right(), e.at(), scope, then)
            : guards.guard(e, scope, then);
      }
      case Expr.In i -> {
        int variable = Assignments.variable(i.element(), scope, primed);
        yield variable >= 0
            ? guards.assignFrom(variable, i.set(), i.at(), scope, then)
            : guards.guard(i, scope, then);
      }
      case Expr.Unchanged u when primed ->
          assignments.unchanged(u.body(), u.at(), scope, guards.passed(then));
      case Expr.Square s when primed ->
          Step.choice(
              new Step[] {
                plan(s.action(), scope, true, then),
                assignments.unchanged(s.subscript(), s.subscript().at(), scope, then)
              });
      case Expr.Angle a when primed -> {
        Expr changed = new Expr.Not(new Expr.Unchanged(a.subscript(), a.at()), a.at());
        yield plan(a.action(), scope, true, guards.guard(changed, scope, then));
      }
      case Expr.Compose c when primed -> Composition.plan(c, this, scope, then);
      default -> guards.guard(expr, scope, then);
    };
  }

  private Step conjunction(Expr.And and, Scope scope, boolean primed, Step then) {
    Step step = then;
    int containing = 0;
    for (Expr conjunct : and.conjuncts().reversed()) {
      int before = met();
      Step rest = step;
      step = plan(conjunct, scope, primed, rest);
      containing += met() > before ? 1 : 0;
      if (conjunct != and.conjuncts().getFirst() && !guards.isSingle(conjunct)) {
        // As in TLC, what is left once every variable has its value is only evaluated.
        step = Step.onceAssigned(guards.guard(conjunct, scope, rest), step);
      }
    }
    if (containing > 1) {
      wanted.ambiguous();
    }
    return step;
  }

  private int met() {
    return wanted == null ? 0 : wanted.met();
  }

  /** Plans alternatives that the conditions decide between. */
  private Step[] branches(
      List<Expr> alternatives, List<Expr> conditions, Scope scope, boolean primed, Step then) {
    Step outer = elsewhere;
    elsewhere = guards.elsewhere(conditions, scope);
    Step[] steps = branches(alternatives, scope, primed, then, elsewhere);
    elsewhere = outer;
    return steps;
  }

  /**
   * Plans alternatives. When one action is wanted and some of them lead to it, the others become
   * the given step.
   */
  private Step[] branches(
      List<Expr> alternatives, Scope scope, boolean primed, Step then, Step other) {
    Step[] steps = new Step[alternatives.size()];
    boolean[] leads = new boolean[steps.length];
    int start = met();
    for (int i = 0; i < steps.length; i++) {
      int before = met();
      steps[i] = plan(alternatives.get(i), scope, primed, then);
      leads[i] = met() > before;
    }
    for (int i = 0; met() > start && i < steps.length; i++) {
      if (!leads[i]) {
        steps[i] = other;
      }
    }
    return steps;
  }

  private Step exists(Expr.Exists exists, Scope scope, boolean primed, Step then) {
    Binder[] binders = planner.binders(exists.bounds(), scope);
    int before = met();
    Step step = plan(exists.body(), scope, primed, then);
    if (met() == before) {
      return guards.exists(
          binders, exists.bounds(), scope, demanded(exists, binders.length, scope, primed), step);
    }
    // The first bound changes fastest, as in Loops.
    for (int i = 0; i < binders.length; i++) {
      int parameter =
          binders[i].slots.length == 1 ? wanted.parameter(binders[i].slots[0], before) : -1;
      Expr.Bound bound = exists.bounds().get(i);
      Supplier<Optional<Node>> demanded = demanded(exists, i + 1, scope, primed);
      step =
          parameter < 0
              ? guards.exists(new Binder[] {binders[i]}, List.of(bound), scope, demanded, step)
              : guards.given(binders[i], bound, parameter, scope, demanded, step);
    }
    return step;
  }

  /** What the body demands whatever the first so many bounds are. */
  private Supplier<Optional<Node>> demanded(
      Expr.Exists exists, int open, Scope scope, boolean primed) {
    return primed
        ? () ->
            planner.demanded(
                exists.bounds().subList(0, open), exists.body(), Definition.Level.STATE, scope)
        : Optional::empty;
  }

  private Step forall(Expr.Forall forall, Scope scope, boolean primed, Step then) {
    Binder[] binders = planner.binders(forall.bounds(), scope);
    Conjuncts conjuncts = new Conjuncts(binders, then);
    conjuncts.define(
        unnamed(() -> plan(forall.body(), scope, primed, conjuncts::next)),
        guards.guard(forall.body(), scope, conjuncts::next));
    return conjuncts::begin;
  }

  /** Whether it assigns nothing and is true in one way only, so that evaluating it will do. */
  private boolean isGuard(Expr expr, boolean primed) {
    return guards.isSingle(expr) && planner.levels().of(expr).compareTo(assigning(primed)) < 0;
  }

  private Step cases(Expr.Case c, Scope scope, boolean primed, Step then) {
    int count = c.arms().size();
    Node[] conditions = new Node[count];
    List<Expr> tested = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tested.add(c.arms().get(i).condition());
      conditions[i] = planner.plan(tested.get(i), scope);
      values.add(c.arms().get(i).value());
    }
    c.other().ifPresent(values::add);
    Step[] steps = branches(values, tested, scope, primed, then);
    Step other = c.other().isPresent() ? steps[count] : guards.guard(c, scope, then);
    return env -> {
      for (int i = 0; i < count; i++) {
        if (conditions[i].test(env)) {
          return steps[i].run(env);
        }
      }
      return other.run(env);
    };
  }

  private Step call(Expr.Call call, Scope scope, boolean primed, Step then) {
    Definition target = call.target();
    if (!mayAssign(call, primed) && guards.isSingle(call)) {
      return guards.guard(call, scope, then);
    }
    if (target.recursive()) {
      return recursive(call, scope, primed, then);
    }
    if (!mayAssign(call, primed)) {
      // No action, but each way to make it true still counts as a successor.
      return unnamed(() -> inlined(call, scope, primed, then));
    }
    return inlined(call, scope, primed, then);
  }

  private Step inlined(Expr.Call call, Scope scope, boolean primed, Step then) {
    Definition target = call.target();
    return inline(
        new Expr.OperatorArg(target, List.of()),
        scope,
        new Expr.CallLocal(0, target.name(), call.args(), call.at()),
        scope,
        primed,
        then);
  }

  /**
   * Whether the body, or an argument like {@code x'} that it is given, can mention a primed
   * variable.
   */
  private boolean mayAssign(Expr.Call call, boolean primed) {
    return !primed
        || planner.levels().of(call).compareTo(Definition.Level.STATE) > 0
        || call.target().params().stream().anyMatch(p -> p.arity() > 0);
  }

  private Step recursive(Expr.Call call, Scope scope, boolean primed, Step then) {
    Definition target = call.target();
    Calls.Argument[] arguments = new Calls.Argument[call.args().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] =
          planner.calls().argument(call.args().get(i), target.params().get(i).primed(), scope);
    }
    Recursion.Key key = new Recursion.Key(target, primed);
    Recursion recursion = recursions.get(key);
    if (recursion == null) {
      recursion = new Recursion();
      planner.levels().of(target);
      recursions.put(key, recursion);
      Scope own = Scope.root(target.frameSize());
      recursion.define(
          unnamed(() -> plan(target.body(), own, primed, Recursion.RETURN)), own.frameSize());
    }
    return recursion.call(arguments, then);
  }

  /** The body of an operator with its parameters bound, in the same frame. */
  private Step inline(
      Expr.OperatorArg operator,
      Scope operatorScope,
      Expr.CallLocal call,
      Scope scope,
      boolean primed,
      Step then) {
    Definition target = operator.target();
    planner.levels().of(target);
    Scope inner = scope.inlined(target.frameSize());
    int count = target.params().size();
    int captured = operator.captured().size();
    int[] slots = new int[count];
    Calls.Argument[] arguments = new Calls.Argument[count];
    for (int i = 0; i < count; i++) {
      Expr.Arg arg = i < captured ? operator.captured().get(i) : call.args().get(i - captured);
      Scope from = i < captured ? operatorScope : scope;
      slots[i] = inner.slot(i);
      arguments[i] = planner.calls().argument(arg, target.params().get(i).primed(), from);
      boolean byName =
          arg instanceof Expr.ValueArg(Expr value)
              && (target.params().get(i).primed()
                  || planner.levels().of(value).compareTo(assigning(primed)) >= 0);
      if (byName || arg instanceof Expr.OperatorArg || arg instanceof Expr.LocalOperatorArg) {
        inner.standFor(i, arg, from);
      }
    }
    boolean outer = insideAction;
    Step outerElsewhere = elsewhere;
    insideAction = true;
    elsewhere = Step.NOWHERE;
    boolean outerWanted = insideWanted;
    insideWanted |= wanted != null && wanted.is(target);
    int before = met();
    Step body = plan(target.body(), inner, primed, then);
    insideAction = outer;
    elsewhere = outerElsewhere;
    insideWanted = outerWanted;
    if (named != null && primed) {
      int action = action(target).index();
      int[] shown = shown(target, slots);
      if (wanted != null && wanted.is(action)) {
        wanted.meet(shown);
        body = guards.only(body, call.at());
      } else if (wanted != null && !insideWanted && met() == before) {
        body = guards.other(body, elsewhere);
      }
      body = Step.mark(action, shown, body);
    }
    for (int i = 0; i < count && met() > before; i++) {
      Expr.Arg arg = i < captured ? operator.captured().get(i) : call.args().get(i - captured);
      Scope from = i < captured ? operatorScope : scope;
      if (arg instanceof Expr.ValueArg(Expr.Local l) && from.alias(l.slot()) == null) {
        wanted.passed(from.slot(l.slot()), slots[i], before);
      }
    }
    return count == 0 ? body : Step.bind(slots, arguments, body);
  }

  /** The least level of what may assign: an expression on the next state, or on the initial one. */
  private static Definition.Level assigning(boolean primed) {
    return primed ? Definition.Level.ACTION : Definition.Level.STATE;
  }

  private Action action(Definition target) {
    return named.computeIfAbsent(
        target,
        t -> {
          List<String> parameters = new ArrayList<>();
          for (Definition.Param p : t.params()) {
            if (!p.captured() && p.arity() == 0) {
              parameters.add(p.name());
            }
          }
          Action action = new Action(found.size(), t.name(), parameters, t.at());
          found.add(action);
          return action;
        });
  }

  private static int[] shown(Definition target, int[] slots) {
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < slots.length; i++) {
      if (!target.params().get(i).captured() && target.params().get(i).arity() == 0) {
        shown.add(slots[i]);
      }
    }
    return shown.stream().mapToInt(Integer::intValue).toArray();
  }
}
