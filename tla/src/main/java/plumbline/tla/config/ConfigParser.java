package plumbline.tla.config;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.config.SpecConfig.Constant;
import plumbline.tla.config.SpecConfig.Literal;
import plumbline.tla.config.SpecConfig.Name;

/** Reads TLC's configuration files. */
public final class ConfigParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|\\\\\\*[^\\n"
              + "]*|\\(\\*.*?\\*\\)"
              + "|(?<token>\"(?:[^\"\\\\]|\\\\.)*\"|<-|-?\\d+|[A-Za-z0-9_]+(?:![A-Za-z0-9_]+)*|[=\\[\\]{},()])",
          Pattern.DOTALL);
  private static final Set<String> KEYWORDS =
      Set.of(
          "CONSTANT",
          "CONSTANTS",
          "INIT",
          "NEXT",
          "SPECIFICATION",
          "INVARIANT",
          "INVARIANTS",
          "PROPERTY",
          "PROPERTIES",
          "CONSTRAINT",
          "CONSTRAINTS",
          "ACTION_CONSTRAINT",
          "ACTION_CONSTRAINTS",
          "SYMMETRY",
          "VIEW",
          "ALIAS",
          "POSTCONDITION",
          "CHECK_DEADLOCK",
          "TYPE",
          "TYPE_CONSTRAINT");

  private record Token(String text, SourceRange at) {}

  private final String file;
  private final String[] lines;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private final Map<String, List<Name>> names = new LinkedHashMap<>();
  private final List<Constant> constants = new ArrayList<>();
  private final Map<String, Name> replacements = new LinkedHashMap<>();
  private final Map<String, Map<String, Name>> moduleReplacements = new LinkedHashMap<>();
  private final Map<String, List<Constant>> moduleConstants = new LinkedHashMap<>();
  private Optional<Boolean> checkDeadlock = Optional.empty();

  private ConfigParser(String file, String text) {
    this.file = file;
    this.lines = text.split("\n", -1);
    tokenize(text);
  }

  /**
   * Reads a configuration file.
   *
   * @throws SpecException with {@code Kind.CONFIG} at the line that cannot be understood, or {@code
   *     Kind.SYSTEM} when the file cannot be read
   */
  public static SpecConfig parse(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return new ConfigParser(file.toString(), text).file();
    } catch (IOException e) {
      throw new SpecException(
          SpecException.Kind.SYSTEM, "cannot read the configuration " + file, SourceRange.NONE, e);
    }
  }

  /** Reads one {@code name=value} of a command line. */
  public static Constant constant(String text) {
    ConfigParser parser = new ConfigParser("constant " + text, text);
    Token name = parser.take("a constant's name");
    parser.expect("=");
    Literal value = parser.literal();
    if (parser.peek() != null) {
      throw parser.error("expected nothing more", parser.peek());
    }
    return new Constant(name.text(), List.of(), value, SourceRange.NONE);
  }

  private void tokenize(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int line = 1;
    int lineStart = 0;
    int at = 0;
    while (at < text.length()) {
      boolean found = matcher.find(at) && matcher.start() == at;
      int column = at - lineStart + 1;
      if (!found) {
        throw error(
            "cannot read this character",
            new Token(text.substring(at, at + 1), range(line, column)));
      }
      if (matcher.group("token") != null) {
        tokens.add(new Token(matcher.group("token"), range(line, column)));
      }
      for (int i = at; i < matcher.end(); i++) {
        if (text.charAt(i) == '\n') {
          line++;
          lineStart = i + 1;
        }
      }
      at = matcher.end();
    }
  }

  private SourceRange range(int line, int column) {
    return new SourceRange(file, line, column, line, column);
  }

  private SpecConfig file() {
    while (peek() != null) {
      Token keyword = take("a keyword");
      switch (keyword.text()) {
        case "CONSTANT", "CONSTANTS" -> constants();
        case "CHECK_DEADLOCK" -> {
          Token value = take("TRUE or FALSE");
          if (!value.text().equals("TRUE") && !value.text().equals("FALSE")) {
            throw error("expected TRUE or FALSE", value);
          }
          checkDeadlock = Optional.of(value.text().equals("TRUE"));
        }
        default -> {
          if (!KEYWORDS.contains(keyword.text())) {
            throw error("expected a keyword such as CONSTANT, INIT or INVARIANT", keyword);
          }
          List<Name> list = names.computeIfAbsent(section(keyword.text()), k -> new ArrayList<>());
          while (peek() != null && !KEYWORDS.contains(peek().text())) {
            Token name = take("a name");
            list.add(new Name(name.text(), name.at()));
          }
        }
      }
    }
    return new SpecConfig(
        one("INIT"),
        one("NEXT"),
        one("SPECIFICATION"),
        constants,
        replacements,
        moduleReplacements,
        moduleConstants,
        many("INVARIANT"),
        many("PROPERTY"),
        many("CONSTRAINT"),
        many("ACTION_CONSTRAINT"),
        many("SYMMETRY"),
        one("VIEW"),
        one("ALIAS"),
        one("POSTCONDITION"),
        checkDeadlock);
  }

  private static String section(String keyword) {
    return keyword.equals("PROPERTIES")
        ? "PROPERTY"
        : keyword.endsWith("S") && !keyword.equals("ALIAS")
            ? keyword.substring(0, keyword.length() - 1)
            : keyword;
  }

  private List<Name> many(String section) {
    return List.copyOf(names.getOrDefault(section, List.of()));
  }

  private Optional<Name> one(String section) {
    List<Name> given = many(section);
    if (given.size() > 1) {
      throw error(section + " takes one name", new Token(given.get(1).text(), given.get(1).at()));
    }
    return given.stream().findFirst();
  }

  private void constants() {
    while (peek() != null && !KEYWORDS.contains(peek().text())) {
      Token name = take("a constant's name");
      List<Literal> arguments = new ArrayList<>();
      if (peek() != null && peek().text().equals("(")) {
        position++;
        do {
          arguments.add(literal());
        } while (accept(","));
        expect(")");
      }
      boolean replaces = accept("<-");
      if (!replaces) {
        expect("=");
      }
      Optional<String> module = Optional.empty();
      if (accept("[")) {
        module = Optional.of(take("a module's name").text());
        expect("]");
      }
      if (replaces) {
        Token target = take("a definition's name");
        Name replacement = new Name(target.text(), target.at());
        module
            .map(m -> moduleReplacements.computeIfAbsent(m, k -> new LinkedHashMap<>()))
            .orElse(replacements)
            .put(name.text(), replacement);
      } else {
        Constant constant = new Constant(name.text(), arguments, literal(), name.at());
        module
            .map(m -> moduleConstants.computeIfAbsent(m, k -> new ArrayList<>()))
            .orElse(constants)
            .add(constant);
      }
    }
  }

  private Literal literal() {
    Token token = take("a value");
    String text = token.text();
    if (text.equals("{")) {
      List<Literal> elements = new ArrayList<>();
      if (!accept("}")) {
        do {
          elements.add(literal());
        } while (accept(","));
        expect("}");
      }
      return new Literal.SetOf(elements);
    }
    if (text.startsWith("\"")) {
      return new Literal.Str(text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1"));
    }
    if (text.matches("-?\\d+")) {
      return new Literal.Int(new BigInteger(text));
    }
    if (text.equals("TRUE") || text.equals("FALSE")) {
      return new Literal.Bool(text.equals("TRUE"));
    }
    if (!Character.isLetterOrDigit(text.charAt(0)) && text.charAt(0) != '_') {
      throw error("expected a value", token);
    }
    return new Literal.Model(text);
  }

  private Token peek() {
    return position < tokens.size() ? tokens.get(position) : null;
  }

  private Token take(String expected) {
    if (peek() == null) {
      throw error(
          "expected " + expected + " before the end", new Token("", range(lines.length, 1)));
    }
    return tokens.get(position++);
  }

  private boolean accept(String text) {
    if (peek() != null && peek().text().equals(text)) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(String text) {
    Token token = take(text);
    if (!token.text().equals(text)) {
      throw error("expected " + text, token);
    }
  }

  private SpecException error(String message, Token token) {
    String line = lines[Math.min(token.at().line(), lines.length) - 1];
    return new SpecException(
        SpecException.Kind.CONFIG,
        message + (token.text().isEmpty() ? "" : ", found " + token.text()) + "\n    " + line,
        token.at());
  }
}
