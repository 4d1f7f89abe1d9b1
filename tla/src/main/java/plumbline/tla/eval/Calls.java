package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.NativeOperator;
import plumbline.tla.module.Natives;
import plumbline.tla.value.OperatorValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/** Plans applications of operators: defined, native, or passed as parameters. */
final class Calls {
  private final Planner planner;
  private final Inlining inlining = new Inlining();
  private final Map<Definition, Plan> plans = new IdentityHashMap<>();
  private int constants;

  Calls(Planner planner) {
    this.planner = planner;
  }

  /**
   * A definition's planned body; filled after it is registered, because definitions may be
   * recursive.
   */
  static final class Plan {
    final Definition definition;
    Node body;
    int frameSize;

    /** The call itself, when it has the same value everywhere. */
    Node constant;

    Plan(Definition definition) {
      this.definition = definition;
    }
  }

  /** Makes what a slot holds from an argument, in the caller's registers. */
  @FunctionalInterface
  interface Argument {
    Object bind(Env env);
  }

  Plan plan(Definition definition) {
    Plan plan = plans.get(definition);
    if (plan == null) {
      plan = new Plan(definition);
      plans.put(definition, plan);
      planner.levels().of(definition);
      Scope scope = Scope.root(definition.frameSize());
      plan.body = planner.plan(definition.body(), scope);
      plan.frameSize = scope.frameSize();
    }
    return plan;
  }

  Node call(Expr.Call call, Scope scope) {
    Definition target = call.target();
    boolean constant =
        target.params().isEmpty()
            && planner.levels().of(target) == Definition.Level.CONSTANT
            && target.purity() != Purity.VARYING;
    if (!constant && inlining.fits(target)) {
      return inlined(
          target, call.args(), Collections.nCopies(call.args().size() + 1, scope), call.at());
    }
    Plan plan = plan(target);
    if (constant) {
      if (plan.constant == null) {
        plan.constant = folded(new DefinedCall(plan, new Argument[0], call.at()));
      }
      return plan.constant;
    }
    Argument[] arguments = new Argument[call.args().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = argument(call.args().get(i), target.params().get(i).primed(), scope);
    }
    return new DefinedCall(plan, arguments, call.at());
  }

  /** Plans a body in the caller's frame. Arguments that cost little stand for their parameters. */
  private Node inlined(Definition target, List<Expr.Arg> args, List<Scope> scopes, SourceRange at) {
    planner.levels().of(target);
    Scope inner = scopes.getLast().inlined(target.frameSize());
    int count = args.size();
    int[] bound = new int[count];
    Argument[] arguments = new Argument[count];
    int kept = 0;
    InlinedCall.Shown[] shown = new InlinedCall.Shown[count];
    for (int i = 0; i < count; i++) {
      Expr.Arg arg = args.get(i);
      Scope from = scopes.get(i);
      Definition.Param param = target.params().get(i);
      shown[i] = InlinedCall.shown(param, arg, from, inner.slot(i));
      if (stands(arg, from, target.body(), i)) {
        inner.standFor(i, arg, from);
      } else {
        bound[kept] = inner.slot(i);
        arguments[kept++] = argument(arg, param.primed(), from);
      }
    }
    Node body = planner.plan(target.body(), inner);
    return new InlinedCall(
        target.name(), body, Arrays.copyOf(bound, kept), Arrays.copyOf(arguments, kept), shown, at);
  }

  /** Whether an argument may be evaluated wherever its parameter is. */
  private static boolean stands(Expr.Arg arg, Scope from, Expr body, int parameter) {
    return switch (arg) {
      case Expr.OperatorArg o -> true;
      case Expr.NativeArg n -> false;
      case Expr.LocalOperatorArg l -> from.alias(l.slot()) != null;
      case Expr.ValueArg(Expr value) ->
          isTrivial(value, from) || Inlining.uses(body, parameter) <= 1;
    };
  }

  private static boolean isTrivial(Expr value, Scope scope) {
    return switch (value) {
      case Expr.Const c -> true;
      case Expr.Var v -> true;
      case Expr.Local l ->
          !(scope.alias(l.slot()) instanceof Scope.Alias(Expr.ValueArg(Expr v), Scope s))
              || isTrivial(v, s);
      default -> false;
    };
  }

  /** Computes a closed expression when it is first needed, once for each stepper. */
  Node folded(Node node) {
    int index = constants++;
    return new Node(node.at) {
      @Override
      Value eval(Env env) {
        Value known = env.constant(index);
        if (known == null) {
          known = node.eval(env);
          env.constant(index, known);
        }
        return known;
      }

      @Override
      Value evalStrict(Env env) {
        Value known = env.constant(index);
        if (known == null || !known.isStrict()) {
          known = node.evalStrict(env);
          env.constant(index, known);
        }
        return known;
      }
    };
  }

  /** How to pass an argument; by name where the operator may look at it in the next state. */
  Argument argument(Expr.Arg arg, boolean primed, Scope scope) {
    return switch (arg) {
      case Expr.ValueArg(Expr.Const c) -> {
        Value value = c.value();
        yield env -> value;
      }
      case Expr.ValueArg(Expr.Local l) when scope.alias(l.slot()) == null -> {
        int slot = scope.slot(l.slot());
        yield env -> env.frame[slot];
      }
      case Expr.ValueArg(Expr.Var v) when !primed -> {
        Node node = planner.plan(v, scope);
        yield env -> {
          Value value = env.current == null ? null : env.current[v.index()];
          return value != null ? value : new Thunk(node, env, Definition.Level.STATE);
        };
      }
      case Expr.ValueArg(Expr value) -> {
        Node node = planner.plan(value, scope);
        Definition.Level level = planner.levels().of(value);
        yield env -> new Thunk(node, env, level);
      }
      case Expr.OperatorArg o -> {
        Plan plan = plan(o.target());
        Argument[] captured = new Argument[o.captured().size()];
        for (int i = 0; i < captured.length; i++) {
          captured[i] = argument(o.captured().get(i), o.target().params().get(i).primed(), scope);
        }
        yield env -> {
          Object[] bound = new Object[captured.length];
          for (int i = 0; i < bound.length; i++) {
            bound[i] = captured[i].bind(env);
          }
          return new DefinedOperator(plan, bound, env);
        };
      }
      case Expr.NativeArg n -> {
        NativeOperator operator = Natives.get(n.module(), n.name());
        yield env -> new NativeOperatorValue(n.name(), n.arity(), operator, env);
      }
      case Expr.LocalOperatorArg l -> {
        Scope.Alias alias = scope.alias(l.slot());
        if (alias != null) {
          yield argument(alias.argument(), primed, alias.scope());
        }
        int slot = scope.slot(l.slot());
        yield env -> env.frame[slot];
      }
    };
  }

  Node callLocal(Expr.CallLocal call, Scope scope) {
    Scope.Alias alias = scope.alias(call.slot());
    if (alias != null
        && alias.argument() instanceof Expr.OperatorArg(Definition target, List<Expr.Arg> captured)
        && inlining.fits(target)) {
      List<Expr.Arg> all = new ArrayList<>(captured);
      all.addAll(call.args());
      List<Scope> scopes = new ArrayList<>(Collections.nCopies(captured.size(), alias.scope()));
      scopes.addAll(Collections.nCopies(call.args().size() + 1, scope));
      return inlined(target, all, scopes, call.at());
    }
    Argument operator =
        alias == null
            ? env -> env.frame[scope.slot(call.slot())]
            : argument(alias.argument(), false, alias.scope());
    List<Argument> arguments = new ArrayList<>();
    call.args().forEach(a -> arguments.add(argument(a, true, scope)));
    return new Node(call.at()) {
      @Override
      Value eval(Env env) {
        Object target = operator.bind(env);
        if (target instanceof DefinedOperator d) {
          Object[] frame = d.frame();
          for (int i = 0; i < arguments.size(); i++) {
            frame[d.captured() + i] = arguments.get(i).bind(env);
          }
          return run(d.plan, frame, env, at);
        }
        Value[] values = new Value[arguments.size()];
        for (int i = 0; i < values.length; i++) {
          Object bound = arguments.get(i).bind(env);
          values[i] = bound instanceof Thunk t ? t.force(env) : (Value) bound;
        }
        try {
          return ((OperatorValue) target).call(values);
        } catch (ValueException e) {
          throw fail(e);
        }
      }
    };
  }

  Node callNative(Expr.Native call, Scope scope) {
    NativeOperator operator = Natives.get(call.module(), call.name());
    Node[] values = new Node[call.args().size()];
    Argument[] operators = new Argument[values.length];
    for (int i = 0; i < values.length; i++) {
      if (call.args().get(i) instanceof Expr.ValueArg(Expr value)) {
        values[i] = planner.plan(value, scope);
      } else {
        operators[i] = argument(call.args().get(i), false, scope);
      }
    }
    if (values.length == 2 && Arithmetic.has(call.module(), call.name())) {
      return Arithmetic.plan(call.name(), values[0], values[1], call.at());
    }
    return new Node(call.at()) {
      @Override
      Value eval(Env env) {
        Value[] arguments = new Value[values.length];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = values[i] != null ? values[i].eval(env) : (Value) operators[i].bind(env);
        }
        try {
          return operator.apply(env, arguments);
        } catch (ValueException e) {
          throw fail(e);
        }
      }
    };
  }

  /**
   * The caller's frame is put back after errors of the spec, which an operator may catch, but not
   * by a {@code finally}: an endless recursion ends with millions of frames on the stack, and to
   * stop at each on the way out takes seconds.
   */
  private static Value run(Plan plan, Object[] frame, Env env, SourceRange at) {
    Object[] saved = env.frame;
    env.frame = frame;
    env.entered = plan.definition;
    Value value;
    try {
      value = plan.body.eval(env);
    } catch (SpecException e) {
      env.frame = saved;
      e.push(
          new SpecException.Frame(
              InlinedCall.describe(plan.definition.name(), arguments(plan, frame)), at));
      throw e;
    } catch (ValueException e) {
      env.frame = saved;
      throw e;
    }
    env.frame = saved;
    return value;
  }

  private static List<Object> arguments(Plan plan, Object[] frame) {
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < plan.definition.params().size(); i++) {
      if (!plan.definition.params().get(i).captured()) {
        arguments.add(frame[i]);
      }
    }
    return arguments;
  }

  private static final class DefinedCall extends Node {
    private final Plan plan;
    private final Argument[] arguments;

    DefinedCall(Plan plan, Argument[] arguments, SourceRange at) {
      super(at);
      this.plan = plan;
      this.arguments = arguments;
    }

    @Override
    Value eval(Env env) {
      Object[] frame = new Object[plan.frameSize];
      for (int i = 0; i < arguments.length; i++) {
        frame[i] = arguments[i].bind(env);
      }
      return run(plan, frame, env, at);
    }
  }

  private static final class DefinedOperator extends OperatorValue {
    private final Plan plan;
    private final Object[] captured;
    private final Env env;

    DefinedOperator(Plan plan, Object[] captured, Env env) {
      this.plan = plan;
      this.captured = captured;
      this.env = env;
    }

    int captured() {
      return captured.length;
    }

    Object[] frame() {
      Object[] frame = new Object[plan.frameSize];
      System.arraycopy(captured, 0, frame, 0, captured.length);
      return frame;
    }

    @Override
    public int arity() {
      return plan.definition.params().size() - captured.length;
    }

    @Override
    public Value call(Value... arguments) {
      Object[] frame = frame();
      System.arraycopy(arguments, 0, frame, captured.length, arguments.length);
      return run(plan, frame, env, plan.definition.at());
    }

    @Override
    public String toString() {
      return plan.definition.name();
    }
  }

  private static final class NativeOperatorValue extends OperatorValue {
    private final String name;
    private final int arity;
    private final NativeOperator operator;
    private final Env env;

    NativeOperatorValue(String name, int arity, NativeOperator operator, Env env) {
      this.name = name;
      this.arity = arity;
      this.operator = operator;
      this.env = env;
    }

    @Override
    public int arity() {
      return arity;
    }

    @Override
    public Value call(Value... arguments) {
      return operator.apply(env, arguments);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
