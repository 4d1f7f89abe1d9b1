package plumbline.conform.binding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.conform.binding.Condition.Comparison;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads conditions by precedence climbing (V. Pratt, "Top down operator precedence", 1973): {@code
 * or} binds least, then {@code and}, {@code not}, and the comparisons, which do not chain.
 */
final class ConditionParser {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "=", "==", "#", "!=", "/=", "!=", "&&", "and", "||", "or", "!", "not", "/\\", "and",
          "\\/", "or", "~", "not", "=<", "<=");

  private final String text;
  private final Map<String, Term.Json> lets;
  private Token token = new Token(Kind.END, "", 0, Optional.empty());
  private int at;

  private ConditionParser(String text, Map<String, Term.Json> lets) {
    this.text = text;
    this.lets = lets;
  }

  /** Reads a condition; {@code $name} in it stands for what the map has. */
  static Condition parse(String text, Map<String, Term.Json> lets) {
    ConditionParser parser = new ConditionParser(text, lets);
    parser.next();
    Condition condition = parser.or();
    if (parser.token.kind != Kind.END) {
      throw parser.expected("and, or, or the end");
    }
    return condition;
  }

  private Condition or() {
    List<Condition> any = new ArrayList<>(List.of(and()));
    while (accept("or")) {
      any.add(and());
    }
    return any.size() == 1 ? any.getFirst() : new Condition.Or(List.copyOf(any));
  }

  private Condition and() {
    List<Condition> all = new ArrayList<>(List.of(not()));
    while (accept("and")) {
      all.add(not());
    }
    return all.size() == 1 ? all.getFirst() : new Condition.And(List.copyOf(all));
  }

  private Condition not() {
    return accept("not") ? new Condition.Not(not()) : comparison();
  }

  private Condition comparison() {
    if (accept("(")) {
      Condition inner = or();
      expect(")");
      return inner;
    }
    if (accept("exists")) {
      expect("(");
      Token path = token;
      if (!(operand() instanceof Term.Path(var where, boolean optional)) || optional) {
        throw new Paths.Wrong("exists takes a path of the line: exists($.name)", path.start);
      }
      expect(")");
      return new Condition.Exists(where);
    }
    Token first = token;
    Term.Json left = operand();
    for (Comparison c : Comparison.values()) {
      if (accept(c.sign())) {
        return new Condition.Compare(left, c, operand());
      }
    }
    boolean negated = token.is("not");
    if (negated) {
      next();
      if (!token.is("in")) {
        throw expected("in");
      }
    }
    if (accept("in")) {
      Token set = token;
      Term.Json elements = operand();
      if (elements instanceof Term.Literal(JsonNode value) && !value.isArray()) {
        throw new Paths.Wrong("in takes a list: in [1, 2], or a path to one", set.start);
      }
      Condition in = new Condition.In(left, elements);
      return negated ? new Condition.Not(in) : in;
    }
    if (first.kind == Kind.PATH) {
      return new Condition.True(left);
    }
    throw expected("a comparison (==, !=, <, <=, >, >=, in)");
  }

  private Term.Json operand() {
    Token operand = token;
    if (operand.kind == Kind.PATH) {
      next();
      return Paths.read(operand.text, lets, operand.start);
    }
    if (operand.value.isPresent()) {
      next();
      return new Term.Literal(operand.value.get());
    }
    if (!accept("[")) {
      throw expected("a path ($.name), a \"string\", a number, true, false, null or [a list]");
    }
    List<Term.Json> elements = new ArrayList<>();
    if (!accept("]")) {
      do {
        elements.add(operand());
      } while (accept(","));
      expect("]");
    }
    return elements.stream().allMatch(e -> e instanceof Term.Literal)
        ? new Term.Literal(new Term.Elements(elements).in(JsonNodeFactory.instance.nullNode()))
        : new Term.Elements(List.copyOf(elements));
  }

  private boolean accept(String wanted) {
    boolean is = token.is(wanted);
    if (is) {
      next();
    }
    return is;
  }

  private void expect(String wanted) {
    if (!accept(wanted)) {
      throw expected(wanted);
    }
  }

  private Paths.Wrong expected(String what) {
    String instead = INSTEAD.get(token.text);
    String message =
        token.kind == Kind.WORD && instead != null
            ? "%s is written %s here".formatted(token.text, instead)
            : "expected "
                + what
                + (token.kind == Kind.END ? ", found the end" : ", found " + token.text);
    boolean name = token.kind == Kind.WORD && Character.isLetter(token.text.charAt(0));
    return new Paths.Wrong(
        name && instead == null
            ? message + "; a string stands in quotes, a member of the line is $." + token.text
            : message,
        token.start);
  }

  private void next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    int start = at;
    if (at == text.length()) {
      token = new Token(Kind.END, "", start, Optional.empty());
      return;
    }
    char c = text.charAt(at);
    if (c == '$') {
      at = Paths.end(text, at, true);
      token = new Token(Kind.PATH, text.substring(start, at), start, Optional.empty());
    } else if (c == '"' || c == '\'') {
      token = string(c);
    } else if (digitAt(at) || (c == '-' && digitAt(at + 1))) {
      token = number();
    } else if (Character.isLetter(c)) {
      while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
      String word = text.substring(start, at);
      token = new Token(Kind.WORD, word, start, constant(word));
    } else {
      at += sign(start);
      token = new Token(Kind.WORD, text.substring(start, at), start, Optional.empty());
    }
  }

  private static Optional<JsonNode> constant(String word) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (word) {
      case "true", "false" -> Optional.of(json.booleanNode(word.equals("true")));
      case "null" -> Optional.of(json.nullNode());
      default -> Optional.empty();
    };
  }

  /** The length of the sign: of those that begin alike the longest. */
  private int sign(int start) {
    if (start + 1 < text.length()) {
      String two = text.substring(start, start + 2);
      if (INSTEAD.containsKey(two) || List.of("==", "!=", "<=", ">=").contains(two)) {
        return 2;
      }
    }
    return 1;
  }

  private boolean digitAt(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private Token number() {
    int start = at++;
    while (digitAt(at)) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '.' && digitAt(at + 1)) {
      at++;
      while (digitAt(at)) {
        at++;
      }
    }
    String digits = text.substring(start, at);
    return new Token(
        Kind.NUMBER,
        digits,
        start,
        Optional.of(JsonNodeFactory.instance.numberNode(new BigDecimal(digits))));
  }

  private Token string(char quote) {
    int start = at;
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != quote; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at));
    }
    if (at == text.length()) {
      throw new Paths.Wrong("the string has no end: " + quote + " is missing", start);
    }
    at++;
    return new Token(
        Kind.STRING,
        text.substring(start, at),
        start,
        Optional.of(JsonNodeFactory.instance.stringNode(value.toString())));
  }

  private enum Kind {
    PATH,
    STRING,
    NUMBER,
    WORD,
    END
  }

  /**
   * A token.
   *
   * @param value of a literal
   */
  private record Token(Kind kind, String text, int start, Optional<JsonNode> value) {
    boolean is(String word) {
      return kind == Kind.WORD && text.equals(word);
    }
  }
}
