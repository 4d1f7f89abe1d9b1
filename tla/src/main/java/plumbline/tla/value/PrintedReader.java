package plumbline.tla.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads strict values as {@link Value#toString} prints them. Throws {@link ValueException} where a
 * text is none.
 */
public final class PrintedReader {
  private final Atoms atoms;
  private final String text;
  private int at;

  private PrintedReader(Atoms atoms, String text) {
    this.atoms = atoms;
    this.text = text;
  }

  /**
   * The value that was printed so.
   *
   * @param atoms those of the spec that the value is read for
   */
  public static Value read(Atoms atoms, String text) {
    PrintedReader reader = new PrintedReader(atoms, text);
    Value value = reader.value();
    reader.blanks();
    if (reader.at < text.length()) {
      throw reader.wrong("the end");
    }
    return value;
  }

  private Value value() {
    blanks();
    char first = at < text.length() ? text.charAt(at) : ' ';
    return switch (first) {
      case '"' -> atoms.string(string());
      case '{' -> set();
      case '<' -> FunctionValue.sequence(list("<<", ">>"));
      case '[' -> record();
      case '(' -> function();
      default -> {
        if (first == '-' || isDigit(first)) {
          yield number();
        }
        if (!isWordPart(first)) {
          throw wrong("a value");
        }
        yield word();
      }
    };
  }

  private Value word() {
    String word = name();
    return switch (word) {
      case "TRUE" -> BoolValue.TRUE;
      case "FALSE" -> BoolValue.FALSE;
      default -> atoms.model(word);
    };
  }

  /** A model value's name may begin with a digit. */
  private Value number() {
    int begin = at;
    at += text.charAt(at) == '-' ? 1 : 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && isWordPart(text.charAt(at))) {
      at = begin;
      return word();
    }
    String digits = text.substring(begin, at);
    if (digits.equals("-")) {
      throw wrong("a number");
    }
    if (!text.startsWith("..", at)) {
      return Integers.of(new BigInteger(digits));
    }
    at += 2;
    Value high = number();
    if (Integers.of(new BigInteger(digits)) instanceof IntValue low
        && high instanceof IntValue top) {
      return new IntervalValue(low.value(), top.value());
    }
    throw wrong("an interval of smaller numbers");
  }

  private Value set() {
    SetBuilder set = new SetBuilder();
    for (Value element : list("{", "}")) {
      set.add(element);
    }
    return set.build();
  }

  private Value[] list(String open, String close) {
    List<Value> values = new ArrayList<>();
    expect(open);
    if (!accepts(close)) {
      do {
        values.add(value());
      } while (accepts(","));
      expect(close);
    }
    return values.toArray(Value[]::new);
  }

  private Value record() {
    List<Value> keys = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    expect("[");
    do {
      blanks();
      keys.add(atoms.string(name()));
      expect("|->");
      values.add(value());
    } while (accepts(","));
    expect("]");
    return FunctionValue.fromPairs(keys.toArray(Value[]::new), values.toArray(Value[]::new));
  }

  private Value function() {
    List<Value> keys = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    expect("(");
    do {
      keys.add(value());
      expect(":>");
      values.add(value());
    } while (accepts("@@"));
    expect(")");
    return FunctionValue.fromPairs(keys.toArray(Value[]::new), values.toArray(Value[]::new));
  }

  private String name() {
    int begin = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    if (at == begin) {
      throw wrong("a name");
    }
    return text.substring(begin, at);
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        c = text.charAt(++at);
        string.append(
            switch (c) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'f' -> '\f';
              case 'r' -> '\r';
              default -> c;
            });
      } else {
        string.append(c);
      }
    }
    expect("\"");
    return string.toString();
  }

  private boolean accepts(String symbol) {
    blanks();
    boolean is = text.startsWith(symbol, at);
    at += is ? symbol.length() : 0;
    return is;
  }

  private void expect(String symbol) {
    if (!accepts(symbol)) {
      throw wrong(symbol);
    }
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private ValueException wrong(String expected) {
    return new ValueException(
        "%s expected at character %d of %s"
            .formatted(
                expected, at + 1, text.length() > 200 ? text.substring(0, 200) + "…" : text));
  }
}
