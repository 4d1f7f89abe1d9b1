package plumbline.tla.module;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.OperatorValue;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/**
 * The arguments of one call of a native as what it expects them to be. The errors are worded as
 * TLC's, which specs compare with in {@code AssertError}.
 */
final class Arguments {
  private static final String[] ORDINALS = {"first", "second", "third", "fourth", "fifth"};
  private static final int LONGEST_QUOTE = 2_000;

  private final String operator;
  private final Value[] values;

  Arguments(String operator, Value... values) {
    this.operator = operator;
    this.values = values;
  }

  /** A native whose arguments are checked as they are taken. */
  @FunctionalInterface
  interface Checked {
    Value apply(NativeContext context, Arguments arguments);
  }

  static NativeOperator named(String operator, Checked body) {
    return (context, values) -> body.apply(context, new Arguments(operator, values));
  }

  Value get(int index) {
    return values[index];
  }

  FunctionValue sequence(int index) {
    FunctionValue function = FunctionValue.listed(values[index]);
    if (function == null || !function.isSequence()) {
      throw wrong(index, "sequence");
    }
    return function;
  }

  FunctionValue function(int index) {
    FunctionValue function = FunctionValue.listed(values[index]);
    if (function == null) {
      throw wrong(index, "function");
    }
    return function;
  }

  FunctionValue record(int index) {
    FunctionValue function = FunctionValue.listed(values[index]);
    if (function == null || !(function.isRecord() || function.count() == 0)) {
      throw wrong(index, "record");
    }
    return function;
  }

  /** A finite set with its elements listed. */
  SetValue set(int index) {
    if (!values[index].isSet() || !values[index].isEnumerable()) {
      throw wrong(index, "finite set");
    }
    return values[index].enumerated();
  }

  Value integer(int index) {
    if (!Integers.isInteger(values[index])) {
      throw wrong(index, "integer");
    }
    return values[index];
  }

  int natural(int index) {
    if (values[index] instanceof IntValue i && i.value() >= 0 && i.value() <= Integer.MAX_VALUE) {
      return (int) i.value();
    }
    throw wrong(index, "nonnegative integer");
  }

  int small(int index) {
    if (values[index] instanceof IntValue i && i.value() == (int) i.value()) {
      return (int) i.value();
    }
    throw wrong(index, "32-bit integer");
  }

  String string(int index) {
    if (values[index] instanceof StringValue s) {
      return s.text();
    }
    throw wrong(index, "string");
  }

  Path file(int index) {
    try {
      return Path.of(string(index));
    } catch (InvalidPathException e) {
      throw wrong(index, "file name");
    }
  }

  boolean bool(int index) {
    return values[index].isTrue();
  }

  Value call(int index, Value... arguments) {
    return ((OperatorValue) values[index]).call(arguments);
  }

  boolean test(int index, Value argument) {
    Value answer = call(index, argument);
    if (!(answer instanceof plumbline.tla.value.BoolValue)) {
      throw wrong(index, "boolean-valued operator");
    }
    return answer.isTrue();
  }

  ValueException wrong(int index, String expected) {
    String which = values.length == 1 ? "The argument" : "The " + ORDINALS[index] + " argument";
    return new ValueException(
        which
            + " of "
            + operator
            + " should be a "
            + expected
            + ", but instead it is:\n"
            + quote(values[index]));
  }

  ValueException outside(int index) {
    return new ValueException(
        "The "
            + ORDINALS[index]
            + " argument of "
            + operator
            + " must be in the domain of its first argument:\n"
            + quote(values[0])
            + "\n, but instead it is\n"
            + quote(values[index]));
  }

  /** An error of this operator in other words. */
  ValueException failed(String why) {
    return new ValueException(operator + ": " + why);
  }

  static String quote(Value value) {
    String text = value.toString();
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
  }
}
