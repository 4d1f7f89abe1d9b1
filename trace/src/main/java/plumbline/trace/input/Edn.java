package plumbline.trace.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Clojure's data notation, as much as logs have of it, as JSON: keywords, symbols and characters
 * are strings (a keyword without its colon), vectors, lists and sets are lists, maps and records
 * ({@code #tag{...}}) are objects whose keys are the printed keys; other tags are left out. Ratios
 * are strings.
 */
final class Edn {
  /** What cannot be read, and why. */
  static final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SyntaxException(String message) {
      super(message);
    }
  }

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 500;
  private static final int END = -1;

  private final BufferedReader in;
  private final long longest;
  private int current;
  private boolean begun;
  private long line = 1;
  private int column;
  private long offset;
  private long end;
  private int depth;

  Edn(BufferedReader in, long longest) {
    this.in = in;
    this.longest = longest;
  }

  long line() {
    return line;
  }

  int column() {
    return column;
  }

  /** Goes past blanks and, where that character follows, past it. */
  boolean skipTo(char c) throws IOException {
    blanks();
    if (current != c) {
      return false;
    }
    advance();
    return true;
  }

  boolean isAtEnd() throws IOException {
    blanks();
    return current == END;
  }

  /** The value that follows. */
  JsonNode value() throws IOException {
    end = offset + longest;
    return form();
  }

  private JsonNode form() throws IOException {
    blanks();
    if (++depth > DEEPEST) {
      throw new SyntaxException("nested deeper than " + DEEPEST);
    }
    JsonNode value =
        switch (current) {
          case END -> throw cutOff();
          case '{' -> map();
          case '[' -> list(']');
          case '(' -> list(')');
          case '"' -> NODES.stringNode(string());
          case ':' -> {
            advance();
            yield NODES.stringNode(token());
          }
          case '\\' -> NODES.stringNode(character());
          case '#' -> dispatch();
          case '^' -> {
            advance();
            form();
            yield form();
          }
          default -> atom(token());
        };
    depth--;
    return value;
  }

  private JsonNode dispatch() throws IOException {
    advance();
    if (current == '{') {
      return list('}');
    }
    if (current == '#') {
      advance();
      return atom("##" + token());
    }
    token();
    return form();
  }

  private ArrayNode list(char close) throws IOException {
    advance();
    ArrayNode list = NODES.arrayNode();
    while (!skipTo(close)) {
      list.add(form());
    }
    return list;
  }

  private ObjectNode map() throws IOException {
    advance();
    ObjectNode map = NODES.objectNode();
    while (!skipTo('}')) {
      JsonNode key = form();
      String name = key.isValueNode() ? key.asString() : key.toString();
      blanks();
      if (current == '}') {
        throw new SyntaxException("the key " + name + " has no value");
      }
      if (map.replace(name, form()) != null) {
        throw new SyntaxException("the key " + name + " is there twice");
      }
    }
    return map;
  }

  private String string() throws IOException {
    StringBuilder text = new StringBuilder();
    for (advance(); current != '"'; advance()) {
      if (current == END) {
        throw cutOff();
      }
      if (current == '\\') {
        advance();
        text.append(escaped());
      } else {
        text.append((char) current);
      }
    }
    advance();
    return text.toString();
  }

  private char escaped() throws IOException {
    return switch (current) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '\'' -> (char) current;
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          advance();
          int digit = Character.digit(current, 16);
          if (digit < 0) {
            throw new SyntaxException("\\u needs four hexadecimal digits");
          }
          code = code * 16 + digit;
        }
        yield (char) code;
      }
      default -> throw new SyntaxException("\\" + shown() + " is no character of a string");
    };
  }

  private String character() throws IOException {
    advance();
    StringBuilder name = new StringBuilder().append((char) current);
    advance();
    while (isConstituent(current)) {
      name.append((char) current);
      advance();
    }
    return switch (name.toString()) {
      case "newline" -> "\n";
      case "space" -> " ";
      case "tab" -> "\t";
      case "return" -> "\r";
      default -> name.toString();
    };
  }

  private String token() throws IOException {
    StringBuilder token = new StringBuilder();
    while (isConstituent(current)) {
      token.append((char) current);
      advance();
    }
    if (token.isEmpty()) {
      throw new SyntaxException("expected a value, not " + shown());
    }
    return token.toString();
  }

  private static JsonNode atom(String token) {
    return switch (token) {
      case "nil" -> NODES.nullNode();
      case "true" -> NODES.booleanNode(true);
      case "false" -> NODES.booleanNode(false);
      default -> isNumber(token) ? number(token) : NODES.stringNode(token);
    };
  }

  private static boolean isNumber(String token) {
    int sign = token.charAt(0) == '-' || token.charAt(0) == '+' ? 1 : 0;
    return token.length() > sign && token.charAt(sign) >= '0' && token.charAt(sign) <= '9';
  }

  private static JsonNode number(String token) {
    try {
      if (token.matches("[+-]?\\d+N?")) {
        BigInteger value = new BigInteger(token.replace("N", ""));
        return value.bitLength() < 32
            ? NODES.numberNode(value.intValue())
            : value.bitLength() < 64
                ? NODES.numberNode(value.longValue())
                : NODES.numberNode(value);
      }
      return token.contains("/")
          ? NODES.stringNode(token)
          : NODES.numberNode(new BigDecimal(token.replace("M", "")));
    } catch (NumberFormatException e) {
      throw new SyntaxException(token + " is no number");
    }
  }

  /** Blanks, commas, comments, and what is discarded. */
  private void blanks() throws IOException {
    if (!begun) {
      begun = true;
      advance();
    }
    while (true) {
      if (current == ';') {
        while (current != '\n' && current != END) {
          advance();
        }
      } else if (current == ',' || (current != END && Character.isWhitespace(current))) {
        advance();
      } else if (current == '#' && following() == '_') {
        advance();
        advance();
        form();
      } else {
        return;
      }
    }
  }

  private int following() throws IOException {
    in.mark(1);
    int c = in.read();
    in.reset();
    return c;
  }

  private static boolean isConstituent(int c) {
    return c != END && !Character.isWhitespace(c) && "{}[]()\",;\\".indexOf(c) < 0;
  }

  private void advance() throws IOException {
    if (current == '\n') {
      line++;
      column = 0;
    }
    current = in.read();
    column++;
    if (++offset > end && end > 0) {
      throw new SyntaxException("this value is longer than the limit of a line; raise the limit");
    }
  }

  private String shown() {
    return current == END ? "the end" : Character.toString(current);
  }

  private static SyntaxException cutOff() {
    return new SyntaxException("the file is cut off: a value has no end");
  }
}
