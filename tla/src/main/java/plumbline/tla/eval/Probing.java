package plumbline.tla.eval;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import plumbline.tla.Argument;
import plumbline.tla.SourceRange;
import plumbline.tla.SourceText;
import plumbline.tla.SpecException;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;

/** Plans an action for being told why it is refused: what is false is noted by {@link Probe}. */
final class Probing implements Guards {
  private final Planner planner;
  private final Parts parts;

  /** Of conditions on the state alone. */
  private final Reasons ofState;

  /** Of those that look at the next state. */
  private final Reasons ofStep;

  Probing(Planner planner, SourceText text, List<String> variables) {
    this.planner = planner;
    this.parts = new Parts(planner, text, variables);
    this.ofState = new Reasons(planner, parts, true);
    this.ofStep = new Reasons(planner, parts, false);
  }

  /** In how many ways a condition is true does not matter to what is false. */
  @Override
  public boolean isSingle(Expr condition) {
    return true;
  }

  @Override
  public Step guard(Expr condition, Scope scope, Step then) {
    Planner.Condition told =
        (looksAhead(condition, scope) ? ofStep : ofState).plan(condition, scope);
    return env -> {
      int before = env.probe.passed();
      try {
        return told.holds(env) ? then.run(env) : env.probe.more();
      } catch (SpecException e) {
        if (env.probe.isWithout()) {
          return true;
        }
        throw e;
      } finally {
        env.probe.reset(before);
      }
    };
  }

  /** Whether it mentions the next state, itself or by what its names stand for. */
  private boolean looksAhead(Expr expr, Scope scope) {
    if (planner.levels().of(expr).compareTo(Definition.Level.ACTION) >= 0) {
      return true;
    }
    boolean[] any = {
      switch (expr) {
        case Expr.Local l -> standsForWhatLooksAhead(l.slot(), scope);
        case Expr.CallLocal c -> standsForWhatLooksAhead(c.slot(), scope);
        default -> false;
      }
    };
    for (Expr.Arg arg : Operands.arguments(expr)) {
      any[0] |= arg instanceof Expr.LocalOperatorArg l && standsForWhatLooksAhead(l.slot(), scope);
    }
    Operands.forEach(expr, e -> any[0] = any[0] || looksAhead(e, scope));
    return any[0];
  }

  private boolean standsForWhatLooksAhead(int slot, Scope scope) {
    Scope.Alias alias = scope.alias(slot);
    return alias != null
        && switch (alias.argument()) {
          case Expr.ValueArg v -> looksAhead(v.value(), alias.scope());
          case Expr.OperatorArg o ->
              planner.levels().of(o.target()).compareTo(Definition.Level.ACTION) >= 0
                  || o.captured().stream()
                      .anyMatch(
                          c ->
                              c instanceof Expr.ValueArg v && looksAhead(v.value(), alias.scope()));
          case Expr.LocalOperatorArg _, Expr.NativeArg _ -> false;
        };
  }

  @Override
  public Step assign(int variable, Expr value, SourceRange at, Scope scope, Step then) {
    return assigning(variable, value, at, scope, passed(then));
  }

  @Override
  public Step keep(int variable, Expr expr, SourceRange at, Scope scope, Step then) {
    return assigning(variable, expr, at, scope, then);
  }

  private Step assigning(int variable, Expr value, SourceRange at, Scope scope, Step then) {
    Node node = planner.plan(value, scope);
    Step assign = Step.assign(variable, node, then);
    List<Parts.Part> told = parts.ofAssignment(variable, value, scope);
    return env -> {
      Value known = env.partial[variable];
      boolean possible = known == null || known.equals(node.evalStrict(env));
      return possible ? assign.run(env) : refuse(at, told, env);
    };
  }

  @Override
  public Step assignFrom(int variable, Expr set, SourceRange at, Scope scope, Step then) {
    Node node = planner.plan(set, scope);
    Step assign = Step.assignFrom(variable, node, passed(then));
    List<Parts.Part> told = parts.ofAssignment(variable, set, scope);
    return env -> {
      Value known = env.partial[variable];
      boolean possible =
          known == null ? node.eval(env).iterator().next() != null : node.contains(env, known);
      return possible ? assign.run(env) : refuse(at, told, env);
    };
  }

  @Override
  public Step passed(Step then) {
    return env -> env.probe.pass(1, then, env);
  }

  @Override
  public Step exists(
      Binder[] binders,
      List<Expr.Bound> bounds,
      Scope scope,
      Supplier<Optional<Node>> demanded,
      Step body) {
    // What would end the loop is among what is to be told.
    Step all = Step.exists(binders, Optional.empty(), body);
    List<List<Parts.Part>> told = bounds.stream().map(b -> parts.ofSet(b.domain(), scope)).toList();
    return env -> {
      for (int i = 0; i < binders.length; i++) {
        if (binders[i].elements(env).next() == null) {
          return refuse(bounds.get(i).domain().at(), told.get(i), env);
        }
      }
      return all.run(env);
    };
  }

  @Override
  public Step given(
      Binder binder,
      Expr.Bound bound,
      int parameter,
      Scope scope,
      Supplier<Optional<Node>> demanded,
      Step body) {
    int slot = binder.slots[0];
    Step chosen = env -> env.probe.choose(parameter, (Value) env.frame[slot], body, env);
    Step all = exists(new Binder[] {binder}, List.of(bound), scope, demanded, chosen);
    Step given = Step.given(binder, parameter, chosen, all);
    List<Parts.Part> told = parts.ofSet(bound.domain(), scope);
    return env ->
        offers(binder, parameter, env) ? given.run(env) : refuse(bound.domain().at(), told, env);
  }

  private static boolean offers(Binder binder, int parameter, Env env) {
    if (env.given == Env.ANY) {
      return true;
    }
    return switch (env.given[parameter]) {
      case Argument.Any _ -> true;
      case Argument.Exactly e -> binder.offers(env, e.value());
      case Argument.Such s -> {
        ValueIterator offered = binder.elements(env);
        Value v = offered.next();
        while (v != null && !s.condition().test(v)) {
          v = offered.next();
        }
        yield v != null;
      }
    };
  }

  @Override
  public Step only(Step body, SourceRange call) {
    return env -> {
      Value[] arguments =
          IntStream.range(0, env.argumentSlots.length)
              .mapToObj(env::argument)
              .toArray(Value[]::new);
      for (int i = 0; i < arguments.length; i++) {
        if (env.given != Env.ANY && !env.given[i].accepts(arguments[i])) {
          return env.probe.choose(i, arguments[i], e -> refuse(call, List.of(), e), env);
        }
      }
      return env.probe.enter(arguments, body, env);
    };
  }

  @Override
  public Step other(Step body, Step elsewhere) {
    return elsewhere;
  }

  @Override
  public Step elsewhere(List<Expr> conditions, Scope scope) {
    SourceRange at = conditions.getFirst().at();
    List<Parts.Part> told =
        conditions.stream().map(c -> parts.of(c, scope)).flatMap(List::stream).toList();
    return env -> refuse(at, told, env);
  }

  private static boolean refuse(SourceRange at, List<Parts.Part> parts, Env env) {
    env.probe.refuse(at, parts, env);
    return env.probe.more();
  }
}
