package plumbline.tla.eval;

import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import plumbline.tla.SourceRange;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.Sets;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/**
 * The operators of the number modules as nodes of their own: they are most of what guards compute,
 * and a native operator's argument array costs more than a sum.
 */
final class Arithmetic {
  private static final Set<String> MODULES = Set.of("Naturals", "Integers", "Reals");

  private static final Map<String, BinaryOperator<Value>> OPERATORS =
      Map.of(
          "+", Integers::add,
          "-", Integers::subtract,
          "*", Integers::multiply,
          "\\div", Integers::divide,
          "%", Integers::modulo,
          "..", Sets::interval);

  private static final Map<String, IntPredicate> COMPARISONS =
      Map.of("<", c -> c < 0, ">", c -> c > 0, "\\leq", c -> c <= 0, "\\geq", c -> c >= 0);

  private Arithmetic() {}

  static boolean has(String module, String name) {
    return MODULES.contains(module)
        && (OPERATORS.containsKey(name) || COMPARISONS.containsKey(name));
  }

  static Node plan(String name, Node left, Node right, SourceRange at) {
    BinaryOperator<Value> operator = OPERATORS.get(name);
    return operator != null
        ? Planner.binary(left, right, at, operator)
        : comparison(name, COMPARISONS.get(name), left, right, at);
  }

  private static Node comparison(
      String name, IntPredicate holds, Node left, Node right, SourceRange at) {
    return new Node(at) {
      @Override
      Value eval(Env env) {
        return BoolValue.of(test(env));
      }

      @Override
      boolean test(Env env) {
        Value a = left.eval(env);
        Value b = right.eval(env);
        try {
          return holds.test(Integers.compare(name, a, b));
        } catch (ValueException e) {
          throw fail(e);
        }
      }
    };
  }
}
