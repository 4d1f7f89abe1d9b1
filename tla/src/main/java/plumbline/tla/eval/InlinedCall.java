package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.OperatorValue;
import plumbline.tla.value.Value;

/** An operator whose body is planned in its caller's frame; errors still tell of the call. */
final class InlinedCall extends Node {
  private static final int SHOWN = 200;

  /** How an error shows an argument; null where it does not. */
  @FunctionalInterface
  interface Shown {
    Object in(Env env);
  }

  private final String name;
  private final Node body;
  private final int[] slots;
  private final Calls.Argument[] arguments;
  private final Shown[] shown;

  InlinedCall(
      String name,
      Node body,
      int[] slots,
      Calls.Argument[] arguments,
      Shown[] shown,
      SourceRange at) {
    super(at);
    this.name = name;
    this.body = body;
    this.slots = slots;
    this.arguments = arguments;
    this.shown = shown;
  }

  static Shown shown(Definition.Param param, Expr.Arg arg, Scope from, int slot) {
    if (param.captured()) {
      return null;
    }
    return switch (arg) {
      case Expr.ValueArg(Expr.Const c) -> env -> c.value();
      case Expr.ValueArg(Expr.Var v) -> env -> env.current == null ? null : env.current[v.index()];
      case Expr.ValueArg(Expr.Local l) when from.alias(l.slot()) == null -> {
        int local = from.slot(l.slot());
        yield env -> env.frame[local];
      }
      default -> env -> env.frame[slot];
    };
  }

  private void bind(Env env) {
    for (int i = 0; i < slots.length; i++) {
      env.frame[slots[i]] = arguments[i].bind(env);
    }
  }

  @Override
  Value eval(Env env) {
    bind(env);
    try {
      return body.eval(env);
    } catch (SpecException e) {
      throw within(e, env);
    }
  }

  @Override
  Value evalStrict(Env env) {
    bind(env);
    try {
      return body.evalStrict(env);
    } catch (SpecException e) {
      throw within(e, env);
    }
  }

  @Override
  boolean test(Env env) {
    bind(env);
    try {
      return body.test(env);
    } catch (SpecException e) {
      throw within(e, env);
    }
  }

  @Override
  boolean contains(Env env, Value element) {
    bind(env);
    try {
      return body.contains(env, element);
    } catch (SpecException e) {
      throw within(e, env);
    }
  }

  private SpecException within(SpecException e, Env env) {
    List<Object> arguments = new ArrayList<>();
    for (Shown s : shown) {
      if (s != null) {
        arguments.add(s.in(env));
      }
    }
    e.push(new SpecException.Frame(describe(name, arguments), at));
    return e;
  }

  /** The operator with those arguments that are values already. */
  static String describe(String name, List<Object> arguments) {
    StringBuilder text = new StringBuilder(name);
    String separator = "(";
    for (Object argument : arguments) {
      Object value = argument instanceof Thunk t ? t.value() : argument;
      String shown = value instanceof Value v && !(v instanceof OperatorValue) ? v.toString() : "_";
      text.append(separator)
          .append(shown.length() > SHOWN ? shown.substring(0, SHOWN) + "..." : shown);
      separator = ", ";
    }
    return arguments.isEmpty() ? name : text.append(')').toString();
  }
}
